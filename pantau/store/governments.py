"""What local governments have done, as figures: budgeted or not, how much, and which regulations.

Each government is 1 of 1 or 0 of 1. A province, a Kanwil and the nation are how many of those
known have; who has not said is not counted as "not yet", and how many they are is for whoever
knows the areas to say. Rupiah are added up only where every government has told its own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pantau.areas import NATION, REGENCY_LEVELS, Areas
from pantau.areas.spelling import words
from pantau.store.area_file import office_code
from pantau.store.periods import parse_as_of
from pantau.store.records import Observation, Table
from pantau.text.both import both

ANY, OF_PROVINCE = "any_regulation", "province_regulation"
REGULATION_KINDS = ("perda", "perkada", "se")
ALL_FUNDS = "all_funds"
# A regulation row whose title says so tells that there is none.
NONE_YET = ("belum ada", "tidak ada", "belum", "belum punya", "nihil")


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of sources of funds and kinds of regulation by what people call them (value_names.csv)."""

    funds: Mapping[str, str]
    kinds: Mapping[str, str]


def says_none(title: object) -> bool:
    """Whether the title of a regulation says that there is none."""
    return " ".join(words(str(title))) in NONE_YET


def budget_figures(
    budget: Table, areas: Areas, names: Names, official: Mapping[str, dt.date]
) -> list[Observation]:
    """Figures of table budget: `budgeted`, `budget_amount` and `budget_per_worker`, with their sums.

    `official`: days on which official files came, by source id.
    """
    by_report: dict[tuple[str, str, bool], list[dict[str, object]]] = defaultdict(list)
    for row in budget:
        by_report[str(row["area_code"]), str(row["as_of"]), row["source_id"] in official].append(row)
    states: list[Observation] = []
    money: list[Observation] = []
    for (area, as_of, owned), rows in by_report.items():
        told = rows[-1].get("note")
        base = _base(area, as_of, str(rows[-1]["source_id"]), owned).but(note=told)
        yes = any(row["status"] == "budgeted" for row in rows)
        segment = "province_government" if areas[area].level == "province" else "regency_government"
        states.append(base.but(indicator="budgeted", segment=segment, numerator=int(yes), denominator=1))
        money += _money(base, [row for row in rows if row["status"] == "budgeted"], names)
    return [*states, *_sums(states, areas), *money, *_sums(money, areas, complete=True)]


def _money(base: Observation, rows: list[dict[str, object]], names: Names) -> Iterable[Observation]:
    """Rupiah by source of funds and in all; in all only where every row tells its own."""
    by_fund: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in rows:
        fund = " ".join(words(str(row.get("fund_source") or "")))
        by_fund[names.funds.get(fund, "other_funds") if fund else ""].append(row)
    for fund, parts in [*by_fund.items(), (ALL_FUNDS, rows)]:
        amounts, workers = ([part.get(name) for part in parts] for name in ("amount", "workers"))
        if not fund or not parts or None in amounts:
            continue
        amount = sum(int(str(value)) for value in amounts)
        yield base.but(indicator="budget_amount", segment=fund, numerator=amount, basis="budget")
        people = 0 if None in workers else sum(int(str(value)) for value in workers)
        if people:
            share = {"numerator": amount, "denominator": people, "basis": "budget"}
            yield base.but(indicator="budget_per_worker", segment=fund, **share)


def regulation_figures(
    rows: Table, areas: Areas, names: Names, official: Mapping[str, dt.date]
) -> list[Observation]:
    """Figures of the regulations that official files tell of: of the day the file came, with sums.

    What a file does not tell stays unknown: of a kind it does not name, and of any kind where it
    denies some only.
    """
    told: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        key = str(row["area_code"]), str(row["source_id"])
        if key[1] not in official:
            continue
        kind = names.kinds.get(" ".join(words(str(row["kind"]))), "other_regulation")
        has = not says_none(row["title"])
        told[key][kind] = told[key].get(kind, False) or has
        if has:
            year = int(float(str(row["year"]))) if row.get("year") else ""
            parts = (str(row["kind"]), str(row.get("number") or ""), str(year), str(row["title"]))
            titles[key].append(" ".join(part for part in parts if part))
    states: list[Observation] = []
    for (area, source), kinds in told.items():
        base = _base(area, official[source].isoformat(), source, True)
        base = base.but(indicator="regulation", denominator=1, note="; ".join(titles[area, source]) or None)
        any_kind = True if any(kinds.values()) else (False if set(REGULATION_KINDS) <= set(kinds) else None)
        province = areas[area].level == "province"
        if any_kind is not None:
            states.append(base.but(segment=OF_PROVINCE if province else ANY, numerator=int(any_kind)))
        if not province:
            states += [base.but(segment=kind, numerator=int(has)) for kind, has in kinds.items()]
    return [*states, *_sums(states, areas, lasting=True)]


def _base(area: str, as_of: str, source_id: str, owned: bool) -> Observation:
    period = parse_as_of(as_of)
    return Observation(
        area_code=area,
        indicator="",
        segment="",
        period=period.start,
        period_end=period.end,
        grain=period.grain,
        as_of=as_of,
        basis="government",
        status="official" if owned else "published",
        source_id=source_id,
    )


def _sums(
    states: list[Observation], areas: Areas, *, complete: bool = False, lasting: bool = False
) -> list[Observation]:
    """Figures of provinces, Kanwil and the nation from those of governments: one a year.

    complete: only where every government of the whole has a figure. lasting: what was so in an
    earlier year still is; else a year's figures speak of that year alone.
    """
    by_series: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for state in states:
        by_series[state.indicator, state.segment].append(state)
    result: list[Observation] = []
    for (_, segment), series in by_series.items():
        for year in sorted({state.period_end.year for state in series}):
            of_year = _newest(series, year, lasting)
            for code, members in _wholes(areas, segment):
                parts = [of_year[member] for member in members if member in of_year]
                if not parts or (complete and len(parts) < len(members)):
                    continue
                newest = max(parts, key=_age)
                if newest.period_end.year == year:
                    result.append(_sum(code, newest, parts, areas))
    return result


def _age(state: Observation) -> tuple[dt.date, bool, str]:
    return state.period_end, state.status == "official", state.source_id


def _newest(series: list[Observation], year: int, lasting: bool) -> dict[str, Observation]:
    """Of each government the newest figure of the year, or up to it."""
    newest: dict[str, Observation] = {}
    for state in series:
        known = newest.get(state.area_code)
        in_time = state.period_end.year <= year if lasting else state.period_end.year == year
        if in_time and (known is None or _age(state) > _age(known)):
            newest[state.area_code] = state
    return newest


def _wholes(areas: Areas, segment: str) -> Iterable[tuple[str, list[str]]]:
    """What governments are summed to, with their codes: of regencies also each province."""
    of_provinces = segment.startswith("province_")
    members = [a for a in areas if (a.level == "province" if of_provinces else a.level in REGENCY_LEVELS)]
    if not of_provinces:
        for province in areas.provinces():
            yield province.code, [area.code for area in members if area.parent == province.code]
    for office in areas.offices():
        yield office_code(office), [area.code for area in members if area.office == office]
    yield NATION, [area.code for area in members]


def _sum(code: str, newest: Observation, parts: list[Observation], areas: Areas) -> Observation:
    sources = len({part.source_id for part in parts})
    whole = [part.denominator for part in parts if part.denominator is not None]
    province = code in areas and areas[code].level == "province"
    return newest.but(
        area_code=code,
        numerator=sum(part.numerator or 0 for part in parts),
        denominator=sum(whole) if len(whole) == len(parts) else None,
        boundaries=38 if province else None,
        status="official" if all(part.status == "official" for part in parts) else "published",
        method="sum_of_parts",
        note=None,
        ours=both("store.note_sources", count=sources) if sources > 1 else None,
    )
