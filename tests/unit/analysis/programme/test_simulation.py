"""Plans of funding, worked by hand."""

from __future__ import annotations

import pytest

from pantau.analysis.programme.simulation import (
    Line,
    Plan,
    PlanError,
    cost,
    cost_by_month,
    cost_of,
    cost_of_workers,
    ending_in_december,
    funded_by_month,
    months_at_half,
    outcome,
    read_lines,
    write_lines,
)

TEN_THOUSAND = Plan((Line("apbd", 10_000, 12),), 2026)


def test_ten_thousand_workers_for_a_year_cost_two_billion_and_sixteen_million() -> None:
    assert cost(TEN_THOUSAND) == 2_016_000_000


def test_one_worker_for_a_year_costs_201600() -> None:
    assert cost_of_workers(1, Plan((), 2026)) == 201_600


def test_another_tariff_is_taken_as_it_is() -> None:
    # 300 workers x 5 months x Rp20.000
    assert cost(Plan((Line("csr", 300, 5, 3),), 2026, tariff=20_000)) == 30_000_000


def test_half_the_tariff_holds_for_its_months_only() -> None:
    # January to June Rp8.400, July to December Rp16.800: 100 x (6 x 8.400 + 6 x 16.800)
    assert cost(Plan((Line("csr", 100, 12),), 2026, discount=(1, 6))) == 15_120_000
    # April to September meets it in three months: 100 x (3 x 8.400 + 3 x 16.800)
    assert cost(Plan((Line("csr", 100, 6, 4),), 2026, discount=(1, 6))) == 7_560_000
    # July to December does not meet it
    assert cost(Plan((Line("csr", 100, 6, 7),), 2026, discount=(1, 6))) == 10_080_000


def test_half_an_odd_tariff_is_rounded_up_to_the_rupiah() -> None:
    assert cost(Plan((Line("csr", 10, 1),), 2026, tariff=16_801, discount=(1, 12))) == 84_010


@pytest.mark.parametrize("source", ["apbd", "dbh_sawit", "dbhcht", "dana_desa", "lain"])
def test_whom_apbn_or_apbd_pays_for_gets_no_relief(source: str) -> None:
    plan = Plan((Line(source, 100, 12), Line("baznas", 100, 12)), 2026, discount=(4, 12))
    assert [months_at_half(line, plan) for line in plan.lines] == [0, 9]
    # 100 x 12 x 16.800; 100 x (3 x 16.800 + 9 x 8.400)
    assert [cost_of(line, plan) for line in plan.lines] == [20_160_000, 12_600_000]
    assert cost_by_month(plan)[3] == 100 * 16_800 + 100 * 8_400


def test_what_closing_a_gap_costs_is_reckoned_as_if_apbd_pays() -> None:
    assert cost_of_workers(1, Plan((), 2026, discount=(4, 12))) == 201_600


def test_several_sources_pay_each_their_own_months() -> None:
    plan = Plan((Line("apbd", 1_000, 12), Line("baznas", 200, 6, 7), Line("csr", 50, 1, 12)), 2026)
    assert funded_by_month(plan) == (1000,) * 6 + (1200,) * 5 + (1250,)
    # 12.000 + 1.200 + 50 months of a worker at Rp16.800
    assert cost(plan) == 13_250 * 16_800
    assert cost_by_month(plan)[-1] == 1_250 * 16_800
    assert [cost_of(line, plan) for line in plan.lines] == [201_600_000, 20_160_000, 840_000]


def test_who_is_paid_for_in_december_is_who_falls_off_in_january() -> None:
    plan = Plan((Line("apbd", 1_000, 12), Line("csr", 200, 6), Line("gotong_royong", 30, 2, 11)), 2026)
    assert ending_in_december(plan) == 1_030


def test_coverage_month_by_month() -> None:
    # 2.000 of 10.000 are active; 500 are paid for from July
    result = outcome(Plan((Line("apbd", 500, 6, 7),), 2026), 2_000, 10_000)
    assert result.coverage == (20.0,) * 6 + (25.0,) * 6
    assert result.december == 2_500
    assert result.fullest == 7
    assert result.beyond == 0


def test_workers_beyond_those_not_covered_are_counted_and_never_clipped() -> None:
    # only 300 of 1.000 are not covered; 500 are paid for
    result = outcome(Plan((Line("apbd", 500, 12),), 2026), 700, 1_000)
    assert result.coverage[-1] == 120.0
    assert result.beyond == 200


def test_where_more_are_active_than_work_everyone_added_is_beyond() -> None:
    assert outcome(Plan((Line("apbd", 500, 12),), 2026), 1_200, 1_000).beyond == 500


@pytest.mark.parametrize("denominator", [None, 0])
def test_without_a_denominator_there_is_no_coverage_and_no_beyond(denominator: int | None) -> None:
    result = outcome(TEN_THOUSAND, 5_000, denominator)
    assert result.coverage == ()
    assert result.denominator is None
    assert result.beyond == 0
    assert result.december == 15_000


def test_a_link_holds_the_lines_readably() -> None:
    text = "apbd-10000-12-1,dbh_sawit-500-6-7"
    lines = read_lines(text)
    assert lines == (Line("apbd", 10_000, 12, 1), Line("dbh_sawit", 500, 6, 7))
    assert write_lines(lines) == text
    assert read_lines("") == ()


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("apbd-10-12", "form", 1),
        ("apbd-10-12-1,lotre-5-1-1", "source", 2),
        ("apbd-10-0-1", "months", 1),
        ("apbd-10-13-1", "months", 1),
        ("apbd-10-1-13", "months", 1),
        ("apbd-10-7-7", "beyond_december", 1),
        (",".join(["apbd-1-1-1"] * 13), "too_many", 0),
    ],
)
def test_a_plan_that_cannot_be_worked_out_says_which_line(text: str, reason: str, line: int) -> None:
    with pytest.raises(PlanError) as caught:
        read_lines(text)
    assert (caught.value.reason, caught.value.line) == (reason, line)
