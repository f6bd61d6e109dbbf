"""Why a value changed, worked by hand; the mix against statsmodels' Oaxaca-Blinder."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.oaxaca import OaxacaBlinder

from pantau.analysis import build_table
from pantau.analysis.change import split_change
from pantau.analysis.decompose import PARTS, Split, explain_change, split_mix
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure


def two_decembers(release_of, whole):
    """30% of 101,000 and, a year later, 33% of `whole`: percentages only, as sources print them."""
    return release_of(
        figure("16.06", "2023-12", 30, denominator=101_000),
        figure("16.06", "2024-12", 33, denominator=whole),
    )


def two_provinces(release_of, **last):
    """Sumbagsel of 16 and 18: both keep their coverage, workers move to the better covered one."""
    rows = {
        ("16", 2024): (3_000, 10_000),
        ("18", 2024): (1_000, 10_000),
        ("16", 2025): (4_500, 15_000),
        ("18", 2025): (500, 5_000),
        ("kanwil-sumbagsel", 2024): (4_000, 20_000),
        ("kanwil-sumbagsel", 2025): (5_000, 20_000),
        ("ID", 2024): (4_000, 20_000),
        ("ID", 2025): last.get("nation", (5_000, 20_000)),
    }
    return release_of(*(employed(code, year, *counts) for (code, year), counts in rows.items()))


class TestTwoParts:
    def test_a_published_per_cent_and_its_denominators(self, release_of):
        # 30,300 of 101,000 to 34,320 of 104,000: 100 * 4,020 * (1 / 101,000 + 1 / 104,000) / 2 = 3.923
        n0, w0, n1, w1 = 30_300, 101_000, 34_320, 104_000
        people = 100 * (n1 - n0) * (1 / w0 + 1 / w1) / 2
        whole = 100 * (n0 + n1) / 2 * (1 / w1 - 1 / w0)
        split = explain_change(two_decembers(release_of, w1), View(indicator="coverage_ucj", area="16.06"))
        assert split.points == pytest.approx({"participants": people, "denominator": whole})
        assert split.points == pytest.approx({"participants": 3.923, "denominator": -0.923}, abs=0.001)
        assert sum(split.points.values()) == pytest.approx(3, abs=1e-12)
        assert split.notes == ["why.counts_derived"]
        assert split.no_mix == ""
        assert (split.since, split.until) == (["2023-12"], ["2024-12"])

    def test_a_denominator_drawn_up_anew_is_not_split(self, release_of):
        refused = explain_change(
            two_decembers(release_of, 117_000), View(indicator="coverage_ucj", area="16.06")
        )
        assert refused == "comparable.denominator_moved"

    def test_a_province_of_estimates_is_split_in_two_and_says_why(self, release_of):
        estimates = [
            employed(code, year, 10, 40, status="estimate")
            for code in ("16.06", "16.71", "16.74")
            for year in (2024, 2025)
        ]
        release = release_of(employed("16", 2024, 30, 120), employed("16", 2025, 36, 120), *estimates)
        split = explain_change(release, View(area="16"))
        assert split.points == pytest.approx({"participants": 5, "denominator": 0})
        assert split.no_mix == "why.no_mix_estimate"
        assert split.children.empty


class TestMix:
    def test_a_shift_of_workers_between_parts_is_mix(self, release_of):
        # 30% and 10% stay; the weight of the first goes from 1/2 to 3/4: (0.75 - 0.5) * (30 - 10) = 5.
        # Inside, 16 gains 12.5 from participants and loses as much to workers, at weight 0.625; 18
        # loses and gains 7.5 at 0.375: 7.8125 - 2.8125 = 5 from participants, -5 from denominators.
        split = explain_change(two_provinces(release_of), View(area="kanwil-sumbagsel"))
        assert split.points == pytest.approx({"participants": 5, "denominator": -5, "mix": 5})
        assert split.two == pytest.approx({"participants": 5, "denominator": 0})
        assert sum(split.points.values()) == pytest.approx(5, abs=1e-12)
        assert split.children.set_index("area_code")["points"].sum() == pytest.approx(5)

    def test_within_and_mix_are_those_of_oaxaca_and_blinder(self):
        # The two-fold decomposition with pooled means of both dates is Kitagawa's.
        counts = np.array([300.0, 120.0, 80.0]), np.array([1_000.0, 900.0, 200.0])
        later = np.array([280.0, 260.0, 90.0]), np.array([800.0, 1_300.0, 250.0])
        ours = split_mix(*counts, *later)[list(PARTS)].sum()
        rows = [
            (float(covered), time, *(float(part == k) for k in range(3)))
            for time, (n, whole) in enumerate((counts, later))
            for part in range(3)
            for covered, people in ((1, n[part]), (0, whole[part] - n[part]))
            for _ in range(int(people))
        ]
        data = pd.DataFrame(rows, columns=["covered", "time", "a", "b", "c"])
        model = OaxacaBlinder(data["covered"], data[["time", "a", "b", "c"]], "time", hasconst=True)
        forward = (
            model.three_fold().params
        )  # endowments, coefficients, interaction: later minus earlier or back
        endowments, coefficients, interaction = (float(part) for part in forward[:3])
        sign = np.sign(endowments + coefficients + interaction) * np.sign(ours.sum())
        # at the mean of both dates each factor takes half of the interaction
        assert ours["mix"] == pytest.approx(100 * sign * (endowments + interaction / 2))
        assert ours["participants"] + ours["denominator"] == pytest.approx(
            100 * sign * (coefficients + interaction / 2)
        )

    def test_the_nation_is_split_by_its_provinces(self, release_of):
        split = explain_change(two_provinces(release_of), View(area="ID"))
        assert list(split.children["area_code"]) == ["16", "18"]
        assert split.no_mix == ""

    def test_parts_that_do_not_add_up_give_no_mix(self, release_of):
        split = explain_change(two_provinces(release_of, nation=(5_001, 20_000)), View(area="ID"))
        assert split.no_mix == "why.no_mix_sum"
        assert set(split.points) == {"participants", "denominator"}

    def test_a_part_missing_at_one_date_gives_no_mix(self, release_of):
        release = release_of(
            employed("16", 2024, 10, 100),
            employed("16", 2025, 20, 100),
            employed("18", 2025, 20, 100),
            employed("ID", 2024, 10, 100),
            employed("ID", 2025, 40, 200),
        )
        assert explain_change(release, View(area="ID")).no_mix == "why.no_mix_missing"


class TestPeriods:
    @pytest.fixture
    def release(self, release_of):
        return release_of(
            *(employed("16", year, n, 100) for year, n in [(2022, 10), (2023, 20), (2024, 25), (2025, 28)])
        )

    def test_the_year_before_stands_in_where_none_is_asked_for(self, release):
        split = explain_change(release, View(area="16"))
        assert (split.before["key"], split.after["key"]) == ("2024", "2025")
        # 2022 is of the series before: it may be compared with none
        assert (split.since, split.until) == (["2024", "2023"], ["2025", "2024"])
        assert explain_change(release, View(area="16", period="2024")).after["key"] == "2024"

    def test_any_two_comparable_periods_can_be_chosen(self, release):
        split = explain_change(release, View(area="16"), since="2023", until="2025")
        assert sum(split.points.values()) == pytest.approx(8)
        assert split.notes == []

    @pytest.mark.parametrize(
        ("since", "until"),
        [("1999", ""), ("2024", "2023"), ("", "2022"), ("2025", "2025"), ("2022", "2024"), ("2022", "2023")],
    )
    def test_what_cannot_be_compared_gives_way_and_says_so(self, release, since, until):
        split = explain_change(release, View(area="16"), since, until)
        assert isinstance(split, Split)
        assert split.notes[0] == "why.other_period"
        assert split.before["period_end"] < split.after["period_end"]
        assert split.before["key"] != "2022"

    def test_a_figure_whose_month_is_not_known_is_not_split(self, release_of):
        provisional = employed("16", 2025, 28, 100, as_of=MONTH_UNKNOWN)
        view = View(area="16", period="2025")
        refused = explain_change(release_of(employed("16", 2024, 25, 100), provisional), view)
        assert refused == "comparable.month_unknown"
        release = release_of(employed("16", 2023, 20, 100), employed("16", 2024, 25, 100), provisional)
        split = explain_change(release, view, since="2024", until="2025")
        assert (split.before["key"], split.after["key"], split.notes) == (
            "2023",
            "2024",
            ["why.other_period"],
        )

    def test_the_same_month_of_last_year_before_a_nearer_one(self, release_of):
        release = release_of(
            *(
                figure("16", month, 30 + i, denominator=9_000, status="official")
                for i, month in enumerate(("2024-06", "2025-05", "2025-06"))
            )
        )
        split = explain_change(release, View(area="16", indicator="coverage_ucj"))
        assert split.before["key"] == "2024-06"
        assert split.since == ["2025-05", "2024-06"]


class TestNothingToSplit:
    @pytest.mark.parametrize(
        ("rows", "reason"),
        [
            ([], "why.no_figure"),
            ([figure("16", "2025-06", 30, denominator=100)], "why.one_figure"),
            (
                [figure("16", "2024-06", 30), figure("16", "2025-06", 40, denominator=100)],
                "comparable.denominator_unknown",
            ),
            (
                [figure("16", "2024-04", 30, denominator=100), figure("16", "2025-06", 40, denominator=100)],
                "comparable.month",
            ),
            ([figure("16", year, 30, basis="sakernas") for year in ("2024", "2025")], "why.no_denominator"),
            (
                [
                    figure("16", "2024-06", 30, denominator=100, basis="unstated"),
                    figure("16", "2025-06", 40, denominator=100),
                ],
                "comparable.basis",
            ),
            (
                [figure("16", f"{year}-06", 30, denominator=100, status="estimate") for year in (2024, 2025)],
                "why.estimate",
            ),
        ],
    )
    def test_it_says_why(self, release_of, rows, reason):
        release = release_of(*rows)
        if not rows:
            release = release_of(figure("18", "2025-06", 30))
        assert explain_change(release, View(area="16", indicator="coverage_ucj")) == reason

    def test_a_share_of_a_survey_is_not_split(self, full_release):
        view = View(area="16", indicator="unemployment", period="2025")
        assert explain_change(full_release, view) == "why.survey"
        row = build_table(full_release, view).rows.set_index("area_code").loc["16"]
        assert pd.notna(row["change_points"])
        assert pd.isna(row["change_by_participants"])

    def test_employees_break_with_the_survey_that_counts_them(self, full_release):
        """Sakernas weighs employees as it weighs all workers: anew since August 2023."""
        split = explain_change(full_release, View(area="16", indicator="pu_of_employees"))
        assert (split.since, split.until) == (["2023"], ["2024"])

    def test_a_count_is_no_share(self, release_of):
        release = release_of(
            figure("16", "2024-06", 30, denominator=9), figure("16", "2025-06", 40, denominator=9)
        )
        release = release.with_indicators(unit="people")
        assert explain_change(release, View(area="16", indicator="coverage_ucj")) == "why.no_share"


def test_one_part_alone_is_the_split_in_two():
    mixed = split_mix(*(np.array([float(n)]) for n in (40, 100, 60, 120))).iloc[0]
    people, whole = split_change(*(pd.Series([float(n)]) for n in (40, 100, 50, 120)))
    assert mixed.to_dict() == pytest.approx({"participants": people[0], "denominator": whole[0], "mix": 0})
