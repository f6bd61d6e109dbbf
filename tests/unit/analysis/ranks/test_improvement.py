"""Ranks by added participants, and marks on movements, worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.comparable import READ
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure


def by_area(release, **view):
    return build_table(release, View(**view)).rows.set_index("area_code")


def two_years(**areas):
    """{code: (n 2024, N 2024, n 2025, N 2025)} as yearly figures."""
    return [
        row
        for code, (n0, w0, n1, w1) in areas.items()
        for row in (employed(code, 2024, n0, w0), employed(code, 2025, n1, w1))
    ]


class TestRanks:
    def test_only_participants_count(self, release_of):
        # 16: +100 of 10,000, +1.0 points; 18: +50 of 10,000 while its denominator halves, +0.5 points
        release = release_of(
            *two_years(**{"16": (2_000, 10_000, 2_100, 12_000), "18": (2_000, 10_000, 2_050, 5_000)})
        )
        rows = by_area(release)
        assert rows["improvement_points"].dropna().round(9).to_dict() == {"16": 1.0, "18": 0.5}
        assert rows["improvement_rank"].dropna().to_dict() == {"16": 1, "18": 2}
        # by coverage it is the other way round
        assert rows["change_points"].dropna().round(1).to_dict() == {"16": -2.5, "18": 21.0}

    def test_a_published_per_cent_with_its_denominator_counts_too(self, release_of):
        # 30% of 90,000 to 33% of 93,600: 33 * 93,600 / 90,000 - 30 = 4.32
        release = release_of(
            figure("16.06", "2024-12", 30, denominator=90_000),
            figure("16.06", "2025-12", 33, denominator=93_600),
        )
        rows = by_area(release, indicator="coverage_ucj", scope="16")
        assert rows.loc["16.06", "improvement_points"] == pytest.approx(4.32)

    @pytest.mark.parametrize(
        ("figures", "note"),
        [
            ((2_000, 4_999, 2_100, 6_000), "analysis.not_improved_small"),
            ((2_000, 6_000, 2_100, 4_999), "analysis.not_improved_small"),
            ((9_000, 10_000, 12_615, 10_000), "analysis.not_improved_over_100"),
        ],
    )
    def test_doubtful_denominators_are_not_ranked(self, release_of, figures, note):
        release = release_of(
            *two_years(
                **{"16": figures, "18": (2_000, 10_000, 2_050, 9_000), "91": (1_000, 9_000, 1_100, 9_000)}
            )
        )
        rows = by_area(release)
        assert rows.loc["16", "improvement_note"] == note
        assert rows["improvement_rank"].dropna().to_dict() == {"18": 2, "91": 1}

    def test_estimates_are_not_ranked(self, release_of):
        release = release_of(
            *(
                employed(code, year, n, 10_000, status="estimate")
                for code, year, n in [
                    ("16.06", 2024, 100),
                    ("16.06", 2025, 200),
                    ("16.71", 2024, 100),
                    ("16.71", 2025, 300),
                ]
            )
        )
        rows = by_area(release, scope="16")
        assert rows[["improvement_points", "improvement_rank"]].isna().all(axis=None)
        assert rows.loc["16.06", "change_note"] == "comparable.estimate"

    def test_spans_of_different_length_are_not_compared(self, release_of):
        release = release_of(
            figure("16", "2024-06", 20, denominator=9_000),
            figure("16", "2025-06", 30, denominator=9_000),
            figure("18", "2023-06", 20, denominator=9_000),
            figure("18", "2025-06", 30, denominator=9_000),
        )
        rows = by_area(release, indicator="coverage_ucj")
        assert rows["rank"].dropna().to_dict() == {"16": 1, "18": 1}
        assert set(rows["improvement_note"].dropna()) == {"analysis.not_improved_alone"}

    def test_ties_and_polarity(self, release_of):
        figures = {"16": (2_000, 10_000, 2_100, 10_000), "18": (500, 10_000, 600, 10_000)}
        release = release_of(*two_years(**figures, **{"91": (500, 10_000, 400, 10_000)}))
        assert by_area(release)["improvement_rank"].dropna().to_dict() == {"16": 1, "18": 1, "91": 3}
        release = release.with_indicators(polarity="less_is_better")
        assert by_area(release)["improvement_rank"].dropna().to_dict() == {"16": 2, "18": 2, "91": 1}
        release = release.with_indicators(polarity="neither")
        assert by_area(release)["improvement_rank"].isna().all()


class TestFlags:
    def test_a_yearly_numerator_that_stays_is_flagged(self, release_of):
        release = release_of(
            *two_years(**{"16": (2_000, 10_000, 2_000, 11_000), "18": (500, 10_000, 501, 10_000)})
        )
        rows = by_area(release)
        assert "unchanged" in rows.loc["16", "flags"]
        assert "unchanged" not in rows.loc["18", "flags"]

    @pytest.mark.parametrize(
        ("counts", "flagged"), [([700, 700, 700], True), ([600, 700, 700], False), ([0, 0, 0], False)]
    )
    def test_a_monthly_numerator_is_flagged_after_three_months(self, release_of, counts, flagged):
        release = release_of(
            *(
                figure("16", f"2025-{month:02}", n / 90, numerator=n, denominator=9_000)
                for month, n in zip((4, 5, 6), counts, strict=True)
            )
        )
        rows = by_area(release, indicator="coverage_ucj")
        assert ("unchanged" in rows.loc["16", "flags"]) is flagged

    def test_equal_counts_of_another_measure_say_nothing(self, release_of):
        counted_by = {4: "nik", 5: "branch", 6: "nik"}
        release = release_of(
            *(
                figure("16", f"2025-{month:02}", 7, numerator=700, denominator=9_000, counted_by=way)
                for month, way in counted_by.items()
            )
        )
        assert "unchanged" not in by_area(release, indicator="coverage_ucj").loc["16", "flags"]

    def test_an_estimate_that_stays_is_ours_and_not_flagged(self, release_of):
        release = release_of(*(employed("16.06", year, 9, 90, status="estimate") for year in (2024, 2025)))
        assert "unchanged" not in by_area(release, scope="16").loc["16.06", "flags"]


def test_a_jump_is_more_than_three_robust_standard_deviations():
    # changes 0, 1, ..., 7 and 20: median 4, median distance 2, robust sd 2.9652, limit 8.8956
    from pantau.analysis.ranks.improvement import flag_movements

    changes = [*range(8), 20]
    rows = pd.DataFrame(
        {
            "area_code": [f"16.{i:02}" for i in range(9)],
            "change_points": [float(change) for change in changes],
            "comparison_group": "g",
            "status": "published",
            "as_of": "2025",
            "change_from": "2024",
            "grain": "year",
            "change_people": 1,
            "numerator": 10.0,
            "period_end": pd.Timestamp("2025-12-31"),
            "flags": [()] * 9,
        }
    )
    rows = rows.reindex(columns=[*rows, *(name for name in READ if name not in rows)])
    figures = rows[[*READ, "numerator"]]
    assert [flags == ("jump",) for flags in flag_movements(rows, figures)["flags"]] == [False] * 8 + [True]
    few = flag_movements(rows.tail(7), figures)
    assert [flags for flags in few["flags"] if flags] == []
    scattered = rows.assign(change_points=[*range(0, 72, 9), 80.0])
    assert not any(flag_movements(scattered, figures)["flags"])
