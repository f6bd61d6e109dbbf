"""No consumer sets a figure beside another that the gate refuses: over the real release, and made-up rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.assemble import assemble
from pantau.analysis.comparable import (
    READ,
    REVISED,
    beside,
    doubts,
    first_key,
    months_apart,
    unlike,
    why_not,
)
from pantau.analysis.comparing.over_time import pairs
from pantau.analysis.comparing.sets import compare_areas
from pantau.analysis.decompose import Split, explain_change
from pantau.analysis.history import history_of, yearly_values
from pantau.analysis.leagues import leagues
from pantau.analysis.periods import end_of
from pantau.analysis.programme.cascade import COLUMNS, STEPS, YES_OR_NO, share
from pantau.analysis.programme.leaks import leaks
from pantau.analysis.programme.parts import roll_up
from pantau.analysis.release import catalogue_of
from pantau.analysis.table import figures_of, periods_of
from pantau.analysis.targets.aims import last_year
from pantau.analysis.targets.progress import comparable_points
from pantau.answers import programme
from pantau.catalogue import Indicator
from pantau.store import Release
from pantau.view import View
from tests.helpers.examples import examples
from tests.helpers.gate import WITHIN_A_LEAGUE, refused_pairs

# An area, the dates of two of its figures as their sources word them, and how far apart their values are.
Pair = tuple[str, str, str, float]
_FEW_REGENCIES = 6  # of those of which there are estimates alone, each as the next


@dataclass(frozen=True, eq=False)
class Series:
    """The figures of one indicator and segment, what the gate lets be compared, and rows of a Table a period.

    figures, tables: of every area with a figure that is none of ours, and of some of the others.
    """

    indicator: Indicator
    segment: str
    figures: pd.DataFrame
    allowed: frozenset[Pair]
    tables: dict[str, pd.DataFrame]


def _of_some_areas(figures: pd.DataFrame) -> pd.DataFrame:
    real = set(figures[figures["status"] != "estimate"]["area_code"])
    others = sorted(set(figures["area_code"]) - real)[:_FEW_REGENCIES]
    return figures[figures["area_code"].isin([*real, *others])]


def _pair(area: str, earlier: str, later: str, apart: float) -> Pair:
    return area, earlier, later, round(float(apart), 6) + 0.0


def _allowed(figures: pd.DataFrame, unit: str) -> frozenset[Pair]:
    """Every pair of figures of one area that the gate lets through, all asked at once."""
    at = figures.reset_index(drop=True).reset_index(names="at")[["area_code", "at"]]
    both = at.merge(at, on="area_code")
    known = figures.reset_index(drop=True)
    earlier = known.iloc[both["at_x"]].reset_index(drop=True)
    later = known.iloc[both["at_y"]].reset_index(drop=True)
    passed = why_not(earlier, later, unit).isna().to_numpy()
    apart = later["value"] - earlier["value"]
    rows = zip(earlier["area_code"], earlier["as_of"], later["as_of"], apart, strict=True)
    return frozenset(_pair(*row) for row, let in zip(rows, passed, strict=True) if let)


def _tables(release: Release, one: Indicator, segment: str, figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
    areas = catalogue_of(release).areas
    places = areas[areas["level"] != "nation"]
    places = places[places["code"].isin(figures["area_code"])].sort_values("code")
    found = {}
    for period in periods_of(release, one.id, segment):
        view = View(one.id, segment, period, level="regency")
        found[period] = assemble(view, one, places, areas, figures)
    return found


@pytest.fixture(scope="module")
def every_series(full_release: Release) -> list[Series]:
    found = []
    for one in catalogue_of(full_release).indicators.values():
        for segment in one.segments:
            figures = figures_of(full_release, one.id, segment)
            known = figures[figures["value"].notna()]
            if known.empty:
                continue
            some, allowed = _of_some_areas(figures), _allowed(known, one.unit)
            tables = _tables(full_release, one, segment, some)
            found.append(Series(one, segment, some[some["value"].notna()], allowed, tables))
    return found


def test_the_release_has_pairs_of_both_kinds(every_series: list[Series]) -> None:
    """Or nothing below would say anything."""
    of = {(one.indicator.id, one.segment): one for one in every_series}
    assert len(of["coverage_employed", "pu_bpu"].figures) == 4 * (34 + 11 + 1 + _FEW_REGENCIES)
    employed = of["coverage_employed", "pu_bpu"]
    # 34 provinces, 11 Kanwil and the nation, from December 2023 to December 2024 and between no other two
    assert len(employed.allowed) == 46
    assert {pair[1:3] for pair in employed.allowed} == {("2023-12", "2024-12")}
    # twelve months apart, and N 946,261 and 978,084, within a twentieth (coverage_published.csv)
    assert of["coverage_ucj", "all"].allowed == {("72", "2020-12-31", "2021-12-13", 8.78)}


def test_every_change_is_of_a_pair_that_may_be_compared(every_series: list[Series]) -> None:
    seen = 0
    for one in every_series:
        for rows in one.tables.values():
            changed = rows[rows["change_points"].notna()]
            names = ["area_code", "change_from", "as_of", "change_points"]
            told = {_pair(*row) for row in changed[names].itertuples(index=False, name=None)}
            assert told <= one.allowed
            assert changed["change_note"].isna().all()
            seen += len(told)
            others = rows[rows["change_points"].isna() & rows["value"].notna()]
            assert others["change_note"].notna().all()
            made_of = ["change_people", "change_by_participants", "change_by_denominator", "change_from"]
            made_of += ["improvement_points", "improvement_rank"]
            assert others[made_of].isna().all(axis=None)
            assert not any("jump" in flags for flags in others["flags"])
    assert seen > 34


def test_only_rows_of_one_league_are_ranked(every_series: list[Series]) -> None:
    seen = 0
    for one in every_series:
        for period, rows in one.tables.items():
            end = end_of(period)
            league, note = leagues(rows, end.year, end.quarter if one.indicator.carries_forward else None)
            ranked = rows[["rank", "parent_rank", "improvement_rank"]].notna().any(axis=1)
            assert league[ranked].notna().all()
            assert rows.loc[ranked, "comparison_group"].tolist() == league[ranked].tolist()
            assert rows.loc[league.isna(), "comparison_group"].isna().all()
            assert note[ranked].isna().all()
            for _, group in rows[rows["comparison_group"].notna()].groupby("comparison_group"):
                assert _of_one_league(group)
            seen += int(ranked.sum())
    assert seen > 34


def _of_one_league(group: pd.DataFrame) -> bool:
    """Whether the gate lets any two rows stand side by side, and all are of one quarter."""
    quarters = group["period_end"].dt.year * 4 + (group["month"].astype("float64") - 1) // 3
    return quarters.nunique() == 1 and refused_pairs(group) <= WITHIN_A_LEAGUE


def test_no_line_joins_what_may_not_be_compared(every_series: list[Series]) -> None:
    for one in every_series:
        for area, own in one.figures.groupby("area_code"):
            if len(own) == 1:
                continue
            past = history_of(own, unit=one.indicator.unit)
            apart = past["value"].diff()
            for at in range(1, len(past)):
                pair = _pair(str(area), past["as_of"][at - 1], past["as_of"][at], apart[at])
                joined = pd.isna(past["apart_before"][at])
                assert not joined or pair in one.allowed


def test_every_point_of_a_trend_may_be_compared_with_its_last(every_series: list[Series]) -> None:
    for one in every_series:
        if not one.indicator.held_to_targets:
            continue
        for rows in one.tables.values():
            points = comparable_points(rows, one.figures)
            shown = rows.set_index("area_code").loc[points["area_code"]].set_axis(points.index)
            own = points["period_end"] == shown["period_end"]
            told = _of(points[~own], shown[~own])
            assert told <= one.allowed
            assert first_key(doubts(points[own]), points[own].index).isna().all()
            for area, trend in points.groupby("area_code"):
                for newer, older in combinations(trend.to_dict("records"), 2):
                    pair = _pair(str(area), older["as_of"], newer["as_of"], newer["value"] - older["value"])
                    assert pair in one.allowed


def _of(earlier: pd.DataFrame, later: pd.DataFrame) -> set[Pair]:
    apart = later["value"] - earlier["value"]
    rows = zip(earlier["area_code"], earlier["as_of"], later["as_of"], apart, strict=True)
    return {_pair(*row) for row in rows}


def test_an_increase_builds_on_a_figure_that_may_be_compared_or_on_the_row_itself(
    every_series: list[Series],
) -> None:
    for one in every_series:
        if not one.indicator.held_to_targets:
            continue
        for period, rows in one.tables.items():
            # of the year after, it is the row itself that is to grow
            for year in (end_of(period).year, end_of(period).year + 1):
                base = last_year(rows, year, one.figures)
                found = base["value"].notna()
                other = found & (base["period_end"] != rows["period_end"])
                assert _of(base[other], rows[other]) <= one.allowed
                itself = found & ~other
                assert base.loc[itself, "as_of"].tolist() == rows.loc[itself, "as_of"].tolist()


def test_two_periods_are_paired_only_where_they_may_be(
    full_release: Release, every_series: list[Series]
) -> None:
    of = {(one.indicator.id, one.segment): one for one in every_series}
    asked = {
        ("coverage_employed", "pu_bpu"): ["2022", "2023", "2024", "2025"],
        ("coverage_ucj", "all"): ["2024-12", "2025-04", "2025-12"],
        ("employed", "all"): ["2022", "2023", "2024", "2025"],
    }
    seen = 0
    for (indicator, segment), periods in asked.items():
        drawn = {at: compare_areas(full_release, View(indicator, segment, at)) for at in periods}
        for now, then in permutations(periods, 2):
            joined, _ = pairs(drawn[now], drawn[then])
            for row in joined.to_dict("records"):
                ways = (
                    _pair(row["area_code"], row["as_of_then"], row["as_of"], row["change_points"]),
                    _pair(row["area_code"], row["as_of"], row["as_of_then"], -row["change_points"]),
                )
                assert set(ways) & of[indicator, segment].allowed
                seen += 1
    assert seen > 2 * 34


def test_only_a_pair_that_may_be_compared_is_split(full_release: Release, every_series: list[Series]) -> None:
    split = 0
    for one in every_series:
        if one.indicator.id not in ("coverage_employed", "coverage_ucj") or one.segment in ("pu", "bpu"):
            continue
        real = one.figures[one.figures["status"] != "estimate"]
        counts = real["area_code"].value_counts()
        for area in counts.index[counts > 1]:
            found = explain_change(full_release, View(one.indicator.id, one.segment, area=area))
            if isinstance(found, Split):
                before, after = found.before, found.after
                apart = after["value"] - before["value"]
                assert _pair(area, before["as_of"], after["as_of"], apart) in one.allowed
                split += 1
            else:
                assert found.startswith(("comparable.", "why."))
    # 34 provinces, 11 Kanwil and the nation; the nation in all segments; of UCJ Sulawesi Tengah
    assert split == 46 + 1 + 1


@pytest.mark.parametrize("indicator", ["coverage_employed", "coverage_ucj", "employed"])
def test_small_lines_hold_no_figure_in_doubt(full_release: Release, indicator: str) -> None:
    lines = yearly_values(full_release, View(indicator))
    figures = figures_of(
        full_release, indicator, catalogue_of(full_release).indicators[indicator].default_segment
    )
    sound = figures[first_key(doubts(figures), figures.index).isna() & figures["value"].notna()]
    known = set(zip(sound["area_code"], sound["period_end"].dt.year, sound["value"].round(6), strict=True))
    drawn = {
        (area, year, round(value, 6))
        for area, row in lines.values.iterrows()
        for year, value in row.items()
        if not np.isnan(value)
    }
    assert drawn
    assert drawn <= known


@pytest.mark.parametrize("level", ["province", "regency"])
@pytest.mark.parametrize("indicator", ["coverage_employed", "coverage_ucj"])
def test_only_steps_that_may_stand_side_by_side_are_compared(
    full_release: Release, indicator: str, level: str
) -> None:
    rows = programme.steps(full_release, View(indicator, level=level))
    shares = rows[rows["value"].notna()].groupby("area_code").size()
    seen = 0
    for area in shares.index[shares > 1]:
        own = rows[rows["area_code"] == area].set_index("step", drop=False)
        seen += _compared_rightly({str(step): row for step, row in own.to_dict("index").items()})
    # Majene's offices and villages, told at one meeting, and no other
    assert seen == (1 if level == "regency" else 0)


def _compared_rightly(rows: dict[str, dict[Any, Any]]) -> int:
    """How many groups of steps are compared; each of them as the gate and the shares have it."""
    found = leaks(rows)
    for group in found.alike:
        for one, other in permutations(group.steps, 2):
            assert beside(frame([rows[one]]), frame([rows[other]])).isna().all()
            assert not set(YES_OR_NO) & {one, other}
            if group.lowest == one:
                assert (share(rows[one]) or 0) < (share(rows[other]) or 0)
    return len(found.alike)


@pytest.mark.parametrize("indicator", ["coverage_employed", "coverage_ucj"])
def test_a_sum_of_parts_holds_all_that_is_known_of_them(full_release: Release, indicator: str) -> None:
    parts = programme.steps(full_release, View(indicator, level="regency"))
    rolled = programme.parts(full_release, View(indicator))
    nation = pd.Series("ID", index=parts["area_code"].unique())
    _summed_rightly(parts, nation, rolled[rolled.index.get_level_values("group") == "ID"])
    if indicator == "coverage_employed":  # of participants the provinces of before the split tell
        split_off = {(code, "covered") for code in ("93", "94", "95", "96")}
        assert not split_off & set(rolled.index)


def _summed_rightly(parts: pd.DataFrame, group: pd.Series, rolled: pd.DataFrame) -> int:
    """How many sums there are; each of all known parts, any two of which may stand side by side."""
    seen = 0
    for (name, step), row in rolled[rolled["numerator"].notna()].iterrows():
        of = parts[(parts["area_code"].map(group) == name) & (parts["step"] == step)]
        known = of[(of["state"] != "unknown") & (of["status"] != "estimate") & of["caveat"].isna()]
        assert (row["numerator"], row["summed"]) == (known["numerator"].sum(), len(known))
        for one, other in permutations(known.to_dict("records"), 2):
            assert beside(frame([one]), frame([other])).isna().all()
        seen += 1
    return seen


@st.composite
def figure(draw: st.DrawFn) -> dict[str, Any]:
    month = draw(st.sampled_from([None, 1, 11, 12]))
    year = draw(st.integers(2021, 2026))
    basis = draw(st.sampled_from(["sakernas", "semesta", "unstated", "none"]))
    return {
        "area_code": draw(st.sampled_from(["16", "ID"])),
        "value": draw(st.sampled_from([None, 20.0, 30.0, 30.0, 30.0])),
        "basis": basis,
        "counted_by": draw(st.sampled_from(["nik", "branch", "unstated", "mixed"])),
        "made_of": draw(st.sampled_from([None, None, "pu bpu", "pu:nik bpu:branch"])),
        "source_id": draw(st.sampled_from(["a", "b"])),
        "status": draw(st.sampled_from(["official", "official", "published", "estimate"])),
        "caveat": draw(st.sampled_from([None, None, None, "uncertain", "artefact"])),
        "territory": draw(st.sampled_from([0.0, 0.0, 34.0, 38.0])),
        "period_end": pd.Timestamp(year, month or 12, 1) + pd.offsets.MonthEnd(0),
        "grain": "year" if month is None else draw(st.sampled_from(["year", "month", "day"])),
        "month": month,
        "next_break": 2023.0 if basis == "sakernas" and year < 2023 else None,
        "denominator": draw(st.sampled_from([None, 100.0, 104.0, 105.0, 106.0, 120.0])),
    }


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    numbers = dict.fromkeys(("value", "territory", "month", "next_break", "denominator"), "float64")
    return pd.DataFrame(rows, columns=READ).astype(numbers | {"period_end": "datetime64[us]"})


# Rows of which one differs from the other in little are the ones of interest.
@st.composite
def two(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    first, second = draw(figure()), draw(figure())
    kept = draw(st.sets(st.sampled_from(READ), min_size=6)) - {"period_end", "month", "next_break", "grain"}
    same_basis = {"next_break": second["next_break"] if second["basis"] == "sakernas" else None}
    second = second | {name: first[name] for name in kept} | same_basis
    return first, second


couples = st.lists(two(), min_size=1, max_size=30)
units = st.sampled_from(["percent", "people"])


@given(couples, units)
@examples(50)
def test_what_is_unlike_is_so_from_either_side(rows: list[Any], unit: str) -> None:
    one, other = (frame(list(side)) for side in zip(*rows, strict=True))
    # Which area it is and whose unstated basis counts of the pair, which is one area's and one basis's.
    other["area_code"] = one["area_code"]
    there, back = unlike(one, other, unit), unlike(other, one, unit)
    assert there.isna().tolist() == back.isna().tolist()
    assert there.tolist() == back.tolist()


@given(couples, units)
@examples(50)
def test_what_is_compared_is_sound_of_one_measure_and_of_one_month(rows: list[Any], unit: str) -> None:
    one, other = (frame(list(side)) for side in zip(*rows, strict=True))
    passed = why_not(one, other, unit).isna()
    earlier, later = one[passed], other[passed]
    for side in (earlier, later):
        assert first_key(doubts(side), side.index).isna().all()
        assert side["value"].notna().all()
    for name in ("basis", "counted_by", "territory"):
        assert earlier[name].tolist() == later[name].tolist()
    assert earlier["made_of"].fillna("").tolist() == later["made_of"].fillna("").tolist()
    apart = months_apart(earlier, later)
    reports = (earlier["status"] == "official") & (later["status"] == "official")
    assert (((apart > 0) & (apart % 12 == 0)) | (reports & (apart == 1))).all()
    revised = earlier["basis"].isin(REVISED) & (unit == "percent")
    largest = np.maximum(earlier["denominator"], later["denominator"])
    assert (largest <= 1.05 * np.minimum(earlier["denominator"], later["denominator"]) + 1e-9)[revised].all()
    broken = (earlier["basis"] == "sakernas") & (earlier["period_end"].dt.year < 2023)
    assert (~broken | (later["period_end"].dt.year < 2023)).all()


@given(couples, units)
@examples(50)
def test_nothing_may_be_compared_both_ways_nor_with_itself(rows: list[Any], unit: str) -> None:
    one, other = (frame(list(side)) for side in zip(*rows, strict=True))
    there, back = why_not(one, other, unit).isna(), why_not(other, one, unit).isna()
    assert not (there & back).any()
    assert why_not(one, one, unit).notna().all()
    # and what the gate lets through, it lets through whatever stands beside it
    alone = [why_not(one.iloc[[at]], other.iloc[[at]], unit).iloc[0] for at in range(len(one))]
    assert alone == why_not(one, other, unit).tolist()


@given(st.lists(figure(), min_size=1, max_size=8))
@examples(50)
def test_parts_are_added_only_where_any_two_may_stand_side_by_side(rows: list[Any]) -> None:
    told = [
        row | {
            "area_code": f"16.{at:02d}",
            "step": "opd",
            "state": "unknown" if row["value"] is None else "part",
            "numerator": None if None in (row["value"], row["denominator"]) else row["denominator"] / 4,
            "as_of": str(row["period_end"].date()),
        }
        for at, row in enumerate(rows)
    ]  # fmt: skip
    numbers = dict.fromkeys(
        ("value", "numerator", "denominator", "month", "territory", "next_break"), "float64"
    )
    parts = pd.DataFrame(told, columns=COLUMNS).astype(numbers | {"period_end": "datetime64[us]"})
    group = pd.Series("16", index=parts["area_code"])
    _summed_rightly(parts, group, roll_up(parts, group))


@given(st.dictionaries(st.sampled_from(STEPS), figure(), min_size=1))
@examples(50)
def test_made_up_steps_are_compared_only_where_the_gate_lets_them(rows: dict[str, Any]) -> None:
    _compared_rightly({step: row | {"state": "part", "area_code": "16"} for step, row in rows.items()})


@given(
    st.dictionaries(st.integers(2015, 2025), st.sampled_from([100, 103, 105, 107, 110]), min_size=2),
    st.sampled_from([10_000, 11_000]),
)
@examples(50)
def test_any_two_points_of_a_made_up_trend_may_be_compared(wholes: dict[int, int], people: int) -> None:
    """Denominators that move by up to a twentieth a year move further in two."""
    told = [
        {
            "area_code": "16", "value": people / whole, "numerator": people, "denominator": float(whole),
            "basis": "semesta", "counted_by": "nik", "made_of": None, "source_id": "a", "status": "official",
            "caveat": None, "territory": 0.0, "period_end": pd.Timestamp(year, 12, 31), "grain": "month",
            "month": 12.0, "next_break": None, "as_of": f"{year}-12",
        }
        for year, whole in sorted(wholes.items(), reverse=True)
    ]  # fmt: skip
    figures = pd.DataFrame(told).astype({"next_break": "float64", "period_end": "datetime64[us]"})
    points = comparable_points(figures.iloc[:1], figures)
    kept = points["denominator"].tolist()
    assert kept[:1] == figures["denominator"].tolist()[:1]
    assert max(kept) <= 1.05 * min(kept) + 1e-9
    for at in range(len(points)):
        others = points.drop(index=points.index[at])
        one = points.iloc[[at] * len(others)].set_axis(others.index)
        later = others["period_end"] > one["period_end"]
        assert why_not(one[later], others[later]).isna().all()
