"""How far methods of estimating lie from what sources counted."""

from __future__ import annotations

import pytest

from pantau.areas import load_areas
from pantau.store.estimate_errors import (
    MethodError,
    Told,
    closest,
    errors_of,
    latest_counts,
    part_counts,
    told_counts,
)
from pantau.store.periods import parse_as_of
from pantau.store.records import Observation
from pantau.store.sakernas import Active, Sakernas
from pantau.store.worker_weights import BY_STRUCTURE, BY_WORKERS
from tests.helpers.workers import employed


def figure(area: str, as_of: str, **values: object) -> Observation:
    """A published figure of coverage_ucj, all segments."""
    period = parse_as_of(as_of)
    common: dict[str, object] = {
        "area_code": area,
        "indicator": "coverage_ucj",
        "segment": "all",
        "period": period.start,
        "period_end": period.end,
        "grain": period.grain,
        "as_of": as_of,
        "basis": "semesta",
        "source_id": "s",
    }
    return Observation(**{**common, **values})


def test_the_last_count_of_a_year_counts():
    counts = latest_counts(
        told_counts(
            [
                figure("73.17", "2024-02", numerator=900),
                figure("73.17", "2024-11", numerator=700),
                figure("73.17", "2024-11", numerator=800, segment="pu_bpu"),
                figure("73.17", "2024-12", numerator=5, segment="bpu"),
                figure("73.17", "2024-12", numerator=5, counted_by="branch"),
                figure("73.17", "2024-12", numerator=5, caveat="uncertain"),
                figure("73.17", "2023", numerator=600),
                figure("73.06", "2024-05", numerator=70, segment="pu"),
                figure("73.06", "2024-05", numerator=30, segment="bpu"),
                figure("73.04", "2024-12", published_pct=30.0),
                figure("73.05", "2024-12", published_pct=30.0, denominator=1_000),
            ]
        )
    )
    assert counts == {(2024, "73.17"): 700, (2023, "73.17"): 600, (2024, "73.05"): 300, (2024, "73.06"): 100}


def test_every_count_of_a_year_is_told_and_halves_of_one_source_and_day_add_up():
    told = told_counts(
        [
            figure("73.17", "2024-02", numerator=900),
            figure("73.17", "2024-11", numerator=800, segment="pu_bpu"),
            figure("73.17", "2024-12", numerator=5, segment="pu", source_id="t"),
            figure("73.17", "2024-12", numerator=6, segment="bpu", source_id="t"),
            figure("73.17", "2023-12", numerator=5, segment="pu"),
            figure("73.17", "2023-11", numerator=5, segment="bpu"),
            figure("73.17", "2024-12", numerator=7, counted_by="branch"),
            figure("73.17", "2024-12", numerator=7, caveat="uncertain"),
        ]
    )
    assert dict(told) == {
        (2024, "73.17"): [
            Told(900, "2024-02"),
            Told(800, "2024-11"),
            Told(11, "2024-12"),
        ]
    }


def test_a_count_in_doubt_is_a_count_though_no_method_is_tested_on_it():
    """Kutai Timur's PU and BPU of December 2024: only the denominator of the BPU is in doubt."""
    figures = [
        figure("64.08", "2024-12", segment="pu", numerator=69_528, denominator=79_691),
        figure("64.08", "2024-12", segment="bpu", numerator=77_074, denominator=51_086, caveat="artefact"),
        figure("35.14", "2024-08-06", numerator=208_063, caveat="uncertain"),
        figure("82.08", "2025-05", published_pct=2.22, denominator=9_000, caveat="artefact"),
        figure("31.71", "2024-12", numerator=9, caveat="uncertain", counted_by="branch"),
    ]
    assert dict(told_counts(figures)) == {}
    assert dict(told_counts(figures, doubted=True)) == {
        (2024, "64.08"): [Told(146_602, "2024-12")],
        (2024, "35.14"): [Told(208_063, "2024-08-06")],
    }


def test_the_largest_count_of_either_segment_alone():
    figures = [
        figure("64.08", "2024-12", segment="pu", numerator=69_528),
        figure("64.08", "2024-12", segment="bpu", numerator=77_074, caveat="artefact"),
        figure("64.08", "2024-06", segment="bpu", numerator=70_000),
        figure("64.08", "2024-12", segment="pu", numerator=99_000, counted_by="branch"),
        figure("64.08", "2024-12", segment="jakon", numerator=99_000),
        figure("64.08", "2023-12", segment="pu", published_pct=9.0),
    ]
    assert part_counts(figures) == {(2024, "64.08"): 77_074}


def test_errors_are_points_of_the_workers_of_the_tested_area():
    areas = load_areas()
    codes = [area.code for area in areas.locals_of("36", 34)]
    tested, others = codes[0], codes[1:]
    # The tested one has 100 workers, 50 of them formal; each of the others 100, of them 10.
    workers = [employed(tested, 100, 50), *(employed(code, 100, 10) for code in others)]
    formal, everyone = 50 + 10 * len(others), 100 * len(codes)
    active = Active(
        as_of="2024-12", year=2024, area_code="36", pu=formal, bpu=0, employed=everyone,
        source_id="s", note=None, caveat=None, file="", line=0,
    )  # fmt: skip
    found = errors_of(Sakernas(workers, [active]), areas, {(2024, tested): 40, (2024, "11.01"): 7})
    by_method = {one.method: one for one in found}
    # By structure every formal worker is a participant: 50 against 40 of 100.
    assert by_method[BY_STRUCTURE] == MethodError(BY_STRUCTURE, 1, 10.0, 10.0)
    rate = 100 * formal / everyone
    assert by_method[BY_WORKERS].mean == pytest.approx(abs(rate - 40))
    assert by_method[BY_STRUCTURE].margin == 10


def test_eight_of_ten_lie_within_and_the_margin_is_rounded_up():
    assert MethodError("m", 10, 5.0, 14.2).margin == 15
    assert MethodError("m", 0, None, None).margin is None


def test_the_closest_is_chosen_and_the_simplest_of_equals():
    structure, rate = MethodError(BY_STRUCTURE, 9, 10.0, 14.0), MethodError(BY_WORKERS, 9, 10.4, 17.0)
    assert closest([structure, rate]) == structure
    assert closest([MethodError(BY_STRUCTURE, 9, 10.4, 14.0), rate]) == rate
    untested = [MethodError(BY_STRUCTURE, 0, None, None), MethodError(BY_WORKERS, 0, None, None)]
    assert closest(untested).method == BY_WORKERS
