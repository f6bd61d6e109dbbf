"""The numbers of the methodology page worked out from the fact files alone, without the product's code."""

from __future__ import annotations

import csv
import datetime as dt
import math
import statistics
from fractions import Fraction
from pathlib import Path
from typing import Any

FACTS = Path(__file__).resolve().parents[3] / "data" / "facts"
Numbers = dict[str, float]
SUMSEL, BALI = "16", "51"


def _rows(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(year: int) -> dict[str, tuple[int, int]]:
    """(participants PU + BPU, employed workers) of each province row of a year."""
    return {
        row["area_code"]: (
            int(row["active_pu"]) + int(row["active_bpu"]),
            int(row["employed_same_boundaries"]),
        )
        for row in _rows("active_participants")
        if row["as_of"].startswith(str(year)) and row["active_pu"] and row["active_bpu"]
    }


def _share(pair: tuple[int, int]) -> float:
    return 100 * pair[0] / pair[1]


def _published(area: str, as_of: str) -> dict[str, str]:
    wanted = (area, as_of, "all")
    [row] = [r for r in _rows("coverage_published") if (r["area_code"], r["as_of"], r["segment"]) == wanted]
    return row


def coverage() -> Numbers:
    n, whole = pairs(2024)[SUMSEL]
    other = pairs(2024)["12"]
    published = float(_published("12", "2024-12")["coverage_pct_published"])
    return {
        "n": n, "whole": whole, "value": 100 * n / whole, "other_n": other[0], "other_whole": other[1],
        "other_value": _share(other), "other_published": published,
    }  # fmt: skip


def recompute() -> Numbers:
    row = _published(BALI, "2025-03-31")
    n, whole, published = int(row["active"]), int(row["denominator"]), float(row["coverage_pct_published"])
    value = 100 * n / whole
    return {
        "n": n, "whole": whole, "value": value, "published": published, "difference": published - value,
        "threshold": 0.05,
    }  # fmt: skip


PAPUA = {"93": "91", "94": "91", "95": "91", "96": "92"}


def _workers(year: str) -> dict[str, tuple[int, int]]:
    """(employed, formal) of every regency of a year."""
    rows = [row for row in _rows("employed_regency") if row["year"] == year]
    return {row["area_code"]: (int(row["employed"]), int(row["employed_formal"])) for row in rows}


def _by_structure(province: dict[str, str], workers: dict[str, tuple[int, int]]) -> dict[str, Fraction]:
    """PU of a province by formal workers, BPU by informal ones."""
    pu, bpu = int(province["active_pu"]), int(province["active_bpu"])
    formal = sum(own for _, own in workers.values())
    informal = sum(of - own for of, own in workers.values())
    return {
        code: Fraction(pu * own, formal) + Fraction(bpu * (of - own), informal)
        for code, (of, own) in workers.items()
    }


def _inside(province: str, year: str) -> dict[str, tuple[int, int]]:
    everyone = _workers(year).items()
    return {code: own for code, own in everyone if PAPUA.get(code[:2], code[:2]) == province}


def _counts() -> dict[str, tuple[str, int]]:
    """(year, people) of each regency: its newest published count of all segments, or of PU and BPU."""
    rows = [
        (row, row["segment"], row["active"] or row["active_in_text"]) for row in _rows("coverage_published")
    ]
    rows += [(row, row["segment_id"], row["active"]) for row in _rows("segments_published")]
    told: list[tuple[str, str, int]] = []
    halves: dict[tuple[str, str, str], dict[str, int]] = {}
    for row, segment, people in rows:
        whole = row.get("denominator") or row.get("denominator_in_text")
        share = row.get("pct_in_text") or row.get("coverage_pct_published")
        counted = int(people or (round(float(share) * int(whole) / 100) if share and whole else 0))
        if (
            "." not in row["area_code"]
            or row.get("caveat")
            or row["indicator"] != "coverage_ucj"
            or not counted
        ):
            continue
        if segment in ("all", "pu_bpu"):
            told.append((row["area_code"], row["as_of"], counted))
        elif segment in ("pu", "bpu"):
            halves.setdefault((row["area_code"], row["as_of"], row["source_id"]), {})[segment] = counted
    told += [(code, as_of, sum(two.values())) for (code, as_of, _), two in halves.items() if len(two) == 2]
    newest = sorted(told, key=lambda one: (one[1][:4], _last_day(one[1]), -one[2]))
    return {code: (as_of[:4], people) for code, as_of, people in newest}


def _last_day(as_of: str) -> str:
    """A date that sorts by the last day of a day, a month or a year."""
    return as_of + "-99" * (3 - as_of.count("-") - 1)


def estimates() -> Numbers:
    active = {(row["as_of"][:4], row["area_code"]): row for row in _rows("active_participants")}
    errors: dict[str, list[float]] = {"structure": [], "rate": []}
    for code, (year, people) in _counts().items():
        province = PAPUA.get(code[:2], code[:2])
        inside = _inside(province, year)
        if (year, province) not in active or code not in inside:
            continue
        row, of = active[year, province], inside[code][0]
        everyone = sum(own for own, _ in inside.values())
        rate = Fraction((int(row["active_pu"]) + int(row["active_bpu"])) * of, everyone)
        for name, share in (("structure", _by_structure(row, inside)[code]), ("rate", rate)):
            errors[name].append(float(100 * abs(share - people) / of))
    row, inside = active["2024", SUMSEL], _inside(SUMSEL, "2024")
    shares = _by_structure(row, inside)
    of, own = inside["16.74"]
    formal = sum(part for _, part in inside.values())
    n = _shared(int(row["active_pu"]) + int(row["active_bpu"]), shares)["16.74"]
    tested = sorted(errors["structure"])
    return {
        "areas": len(tested), "mean": statistics.mean(tested), "rate_mean": statistics.mean(errors["rate"]),
        "margin": math.ceil(tested[math.ceil(0.8 * len(tested)) - 1]),
        "pu": int(row["active_pu"]), "bpu": int(row["active_bpu"]), "formal": own, "informal": of - own,
        "province_formal": formal, "province_informal": sum(part for part, _ in inside.values()) - formal,
        "workers": of, "n": n, "value": 100 * n / of,
    }  # fmt: skip


def _shared(total: int, weights: dict[str, Fraction]) -> dict[str, int]:
    """Hamilton's method, written again: whole parts first, then one each by the largest remainder."""
    exact = {code: total * weight / sum(weights.values()) for code, weight in weights.items()}
    parts = {code: math.floor(share) for code, share in exact.items()}
    left = total - sum(parts.values())
    for code in sorted(exact, key=lambda code: (parts[code] - exact[code], code))[:left]:
        parts[code] += 1
    return parts


def uncovered() -> Numbers:
    n, whole = pairs(2024)[SUMSEL]
    return {"whole": whole, "n": n, "uncovered": whole - n}


def gap() -> Numbers:
    n, whole = pairs(2024)[SUMSEL]
    wanted = Fraction(3215, 10000) * whole
    # the nation on both readings: the sum of provinces, and the 45,22 juta of all segments that sources tell
    nation, workers = (sum(pair[at] for pair in pairs(2024).values()) for at in (0, 1))
    aim, everyone = Fraction(3215, 10000) * workers, 45_220_000
    return {
        "target": 32.15, "whole": whole, "wanted": float(wanted), "n": n, "gap": math.ceil(wanted - n),
        "nation_n": nation, "nation_gap": math.ceil(aim - nation), "nation_all": everyone,
        "nation_other": math.ceil(aim - everyone),
    }  # fmt: skip


def pace() -> Numbers:
    n, whole = pairs(2024)[SUMSEL]
    missing = math.ceil(Fraction(4392, 10000) * whole - n)
    day, days = dt.date(2025, 1, 1), 0
    while day <= dt.date(2029, 12, 31):
        days += day.weekday() < 5
        day += dt.timedelta(days=1)
    return {
        "target": 43.92, "gap": missing, "months": 60, "per_month": math.ceil(missing / 60), "days": days,
        "per_day": math.ceil(missing / days),
    }  # fmt: skip


def progress() -> Numbers:
    before, after = _share(pairs(2023)[SUMSEL]), _share(pairs(2024)[SUMSEL])
    # made up: 30% at the end of 2023, 33% of 2024, 34% of 2025; 731 days, and 1,461 more to the end of 2029
    first, middle, last = 30, 33, 34
    a_year = (last - first) / (731 / 365.25)
    expected = last + a_year * 1461 / 365.25
    assert last < expected < 43.92  # rising, not enough
    return {
        "before": before, "after": after, "target": 43.92, "share": 100 * (after - before) / (43.92 - before),
        # 2023 and 2024: the month of 2025 is not known, and 2022 is of another series
        "count": 2, "fewest": 3,
        "other_before": first, "other_middle": middle, "other_after": last, "a_year": a_year,
        "expected": expected,
    }  # fmt: skip


def forecast() -> Numbers:
    from scipy import stats

    values = [20, 24, 25, 29, 31]
    odds = [math.log(value / (100 - value)) for value in values]
    ends = [dt.date(year, 12, 31) for year in range(2021, 2026)]
    years = [(day - ends[0]).days / 365.25 for day in ends]
    at = (dt.date(2029, 12, 31) - ends[0]).days / 365.25
    line = stats.linregress(years, odds)
    middle = statistics.mean(years)
    rest = sum((y - line.intercept - line.slope * x) ** 2 for x, y in zip(years, odds, strict=True))
    spread = sum((x - middle) ** 2 for x in years)
    t = float(stats.t.ppf(0.9, 3))
    half = t * math.sqrt(rest / 3 * (1 + 1 / 5 + (at - middle) ** 2 / spread))
    centre = line.intercept + line.slope * at
    value, low, high = (100 / (1 + math.exp(-y)) for y in (centre, centre - half, centre + half))
    return {
        **dict(zip(("first", "second", "third", "fourth", "fifth"), values, strict=True)),
        "fewest": 5, "count": 2, "times": math.exp(line.slope), "level": 80, "t": t, "value": value,
        "low": low, "high": high,
    }  # fmt: skip


SUMBAR, NTB = "13", "52"


def _apart(one: str, other: str) -> tuple[float, float]:
    """(how far the logs of two coverages of 2024 lie apart, the better first; how far they must)."""
    (n, whole), (m, size) = pairs(2024)[one], pairs(2024)[other]
    # 1/n - 1/N is (1 - p) / (N p)
    variance = 1 / n - 1 / whole + 1 / m - 1 / size + 2 * math.log(1 + 0.02**2)
    return math.log((n / whole) / (m / size)), 1.96 * math.sqrt(variance)


def _differs(better: str, worse: str) -> bool:
    apart, limit = _apart(better, worse)
    return apart > limit


def rank() -> Numbers:
    """By every pair with the area itself."""
    now = pairs(2024)
    own = _share(now[SUMSEL])
    better = [code for code, pair in now.items() if _share(pair) > own]
    worse = [code for code, pair in now.items() if _share(pair) < own]
    above = sum(_differs(code, SUMSEL) for code in better)
    below = sum(_differs(SUMSEL, code) for code in worse)
    apart, limit = _apart(NTB, SUMSEL)
    return {
        "error": 2, "z": 1.96, "value": own, "other": _share(now[NTB]), "apart": apart, "limit": limit,
        "better": _share(now[SUMBAR]), "better_apart": _apart(SUMBAR, SUMSEL)[0], "rank": 1 + len(better),
        "of": len(now), "low": 1 + above, "high": len(now) - below, "similar": len(now) - 1 - above - below,
    }  # fmt: skip


def tiers() -> Numbers:
    """Bands by walking down the ranks."""
    now = pairs(2024)
    firsts: list[str] = []
    bands = {}
    for code in sorted(now, key=lambda code: -_share(now[code])):
        if not firsts or _differs(firsts[-1], code):
            firsts.append(code)
        bands[code] = len(firsts)
    # as the page names them
    assert (firsts[bands[SUMBAR] - 1], firsts[bands[SUMSEL] - 1]) == (SUMBAR, NTB)
    apart, limit = _apart(SUMBAR, NTB)
    return {
        "before": bands[SUMBAR], "first": _share(now[SUMBAR]), "value": _share(now[NTB]), "apart": apart,
        "limit": limit, "tier": bands[NTB], "tiers": len(firsts),
    }  # fmt: skip


def improvement() -> Numbers:
    (before, whole), (after, new_whole) = pairs(2023)[BALI], pairs(2024)[BALI]
    return {
        "before": before, "after": after, "whole": whole, "improvement": 100 * (after - before) / whole,
        "change": 100 * after / new_whole - 100 * before / whole,
    }  # fmt: skip


def change() -> Numbers:
    (n1, old_whole), (n2, whole) = (
        (sum(n for n, _ in pairs(year).values()), sum(of for _, of in pairs(year).values()))
        for year in (2023, 2024)
    )
    first, last = 100 * n1 / old_whole, 100 * n2 / whole
    # participants first, then the denominator, and the other way round: the mean of both orders
    first_order = 100 * (n2 - n1) / old_whole
    other_order = 100 * (n2 - n1) / whole
    by_people = (first_order + other_order) / 2
    return {
        "before": first, "after": last, "old_whole": old_whole, "whole": whole, "change": last - first,
        "participants": by_people, "denominator": last - first - by_people,
    }  # fmt: skip


def mix() -> Numbers:
    then, now = pairs(2023), pairs(2024)
    codes = ["15", "16", "17", "18", "19"]
    totals = [(sum(t[c][0] for c in codes), sum(t[c][1] for c in codes)) for t in (then, now)]
    before, after = (_share(total) for total in totals)
    parts = {"participants": 0.0, "denominator": 0.0, "mix": 0.0}
    for code in codes:
        (n1, w1), (n2, w2) = then[code], now[code]
        weight = (w1 / totals[0][1] + w2 / totals[1][1]) / 2
        people = 100 * ((n2 - n1) / w1 + (n2 - n1) / w2) / 2
        parts["participants"] += weight * people
        parts["denominator"] += weight * (100 * n2 / w2 - 100 * n1 / w1 - people)
        shift = w2 / totals[1][1] - w1 / totals[0][1]
        parts["mix"] += shift * ((100 * n1 / w1 + 100 * n2 / w2) / 2 - (before + after) / 2)
    return {"before": before, "after": after, "change": after - before, **parts}


def peers() -> Numbers:
    """Distances on density, workers, formal share, agriculture and manufacturing, on 34 provinces."""
    splits = {"93": "91", "94": "91", "95": "91", "96": "92"}
    people: dict[str, float] = {}
    size: dict[str, float] = {}
    for row in _rows("areas"):
        if row["level"] == "province":
            code = splits.get(row["area_code"], row["area_code"])
            people[code] = people.get(code, 0) + int(row["population"])
            size[code] = size.get(code, 0) + float(row["area_km2"])
    workers = {code: pair[1] for code, pair in pairs(2024).items()}
    context = {r["area_code"]: r for r in _rows("employed_province") if r["year"] == "2024"}
    codes = sorted(people)
    # of provinces that were split, the counts of all that they became
    shares: dict[str, dict[str, float]] = {}
    for name, part, whole in (
        ("formal_pct", "employed_formal", "employed"),
        ("", "agriculture", "employed"),
        ("", "manufacturing", "employed"),
    ):
        own = {c: context[c] for c in codes}
        # a per cent as printed, where there is one
        shares[part] = {
            c: float(row[name]) if name else 100 * int(row[part]) / int(row[whole]) for c, row in own.items()
        }
        for old in ("91", "92"):
            family = [old, *(c for c, before in splits.items() if before == old)]
            counts = [sum(int(context[c][column]) for c in family) for column in (part, whole)]
            shares[part][old] = 100 * counts[0] / counts[1]
    features: list[dict[str, Any]] = [
        {c: math.log(people[c] / size[c]) for c in codes},
        {c: math.log(workers[c]) for c in codes},
        *shares.values(),
    ]
    scaled = []
    for values in features:
        mean, spread = statistics.mean(values.values()), statistics.pstdev(values.values())
        scaled.append({c: (value - mean) / spread for c, value in values.items()})
    found = sorted(
        (math.sqrt(sum((one[SUMSEL] - one[c]) ** 2 for one in scaled)), c)
        for c in codes
        if c != SUMSEL and all(c in one for one in scaled)
    )
    assert [code for _, code in found[:2]] == ["11", "73"]  # as the page names them
    return {"features": 5, "distance": found[0][0], "second": found[1][0]}


def spread() -> Numbers:
    values = sorted(_share(pair) for pair in pairs(2024).values())
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    rank = values.index(_share(pairs(2024)[SUMSEL])) + 1
    return {
        "areas": len(values), "low": low, "median": median, "high": high,
        "rank": rank, "band": 1 + math.floor(5 * (rank - 0.5) / len(values)),
    }  # fmt: skip


def outliers() -> Numbers:
    values = sorted(_share(pair) for pair in pairs(2024).values())
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    floor, ceiling = low - 1.5 * (high - low), high + 1.5 * (high - low)
    assert floor < values[0] < values[-1] < ceiling
    return {
        "fewest": 5, "areas": len(values), "low": low, "high": high, "floor": floor, "ceiling": ceiling,
        "lowest": values[0], "highest": values[-1],
    }  # fmt: skip


def simulation() -> Numbers:
    n, whole = pairs(2024)[SUMSEL]
    return {
        "workers": 10_000, "months": 12, "tariff": 10_000 + 6_800, "cost": 10_000 * 12 * 16_800, "n": n,
        "whole": whole, "value": 100 * (n + 10_000) / whole, "half": 16_800 / 2,
    }  # fmt: skip


def fewest() -> Numbers:
    gaps = sorted((w - n for n, w in pairs(2024).values()), reverse=True)
    need = math.ceil(sum(gaps) / 2)
    count = next(k for k in range(len(gaps) + 1) if sum(gaps[:k]) >= need)
    return {
        "total": sum(gaps), "need": need, "fewer": count - 1, "fewer_people": sum(gaps[: count - 1]),
        "count": count, "people": sum(gaps[:count]),
    }  # fmt: skip


def classes() -> Numbers:
    values = sorted(_share(pair) for pair in pairs(2024).values())
    found: Numbers = {"areas": len(values), **{f"fixed{at}": b for at, b in enumerate((15, 20, 25, 35), 1)}}
    for at in range(1, 5):
        # the first value above those that a fifth, two fifths, ... of the areas do not exceed
        found[f"quantile{at}"] = values[math.ceil(at * len(values) / 5)]
    for at, bound in enumerate(_natural(values), 1):
        found[f"jenks{at}"] = bound
    return found


def _natural(values: list[float]) -> list[float]:
    """First values of the five classes of least variance within, by dynamic programming (Fisher 1958)."""

    def within(first: int, last: int) -> float:
        part = values[first:last]
        return sum((v - statistics.fmean(part)) ** 2 for v in part)

    size = len(values)
    best: dict[tuple[int, int], tuple[float, list[int]]] = {
        (1, last): (within(0, last), []) for last in range(1, size + 1)
    }
    for k in range(2, 6):
        for last in range(k, size + 1):
            best[k, last] = min(
                (best[k - 1, cut][0] + within(cut, last), [*best[k - 1, cut][1], cut])
                for cut in range(k - 1, last)
            )
    return [values[cut] for cut in best[5, size][1]]


def flags() -> Numbers:
    row = _published("92.08", "2023-08")
    n, whole = int(row["active"]), int(row["denominator"])
    return {
        "small": 5000, "near_zero": 5, "differs": 0.05, "jump": 3, "months": 3, "n": n, "whole": whole,
        "value": 100 * n / whole,
    }  # fmt: skip


def checks() -> Numbers:
    return {
        "deviation": 0.5, "robust": 3 * 1.4826 * 0.5, "people": 10_000, "chance": 100 * 3 / math.sqrt(10_000),
        "least": 1,
    }  # fmt: skip


def rounding() -> Numbers:
    return {"exact": 24.45, "shown": 24.5, "total": 10, "more": 4, "less": 3}


def claims() -> Numbers:
    low, high, whole_low, whole_high = 36.7 - 0.05, 36.7 + 0.05, 130 - 0.5, 130 + 0.5
    return {
        "low": low, "high": high, "whole_low": whole_low, "whole_high": whole_high,
        "share_low": 100 * low / whole_high, "share_high": 100 * high / whole_low,
    }  # fmt: skip
