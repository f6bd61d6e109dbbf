"""The gate: each reason by hand on a pair of figures, and what it leaves of the real release."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis import comparable as comparable_module
from pantau.analysis.comparable import alike, beside, comparable, doubts, unlike, why_not
from pantau.analysis.figures import prepare
from pantau.analysis.leagues import drawn_together, leagues
from pantau.analysis.summary import headline, movers
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against
from pantau.catalogue import SeriesNote, targets
from pantau.store import Release
from pantau.view import View
from tests.helpers import facts
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure

SERIES = [SeriesNote("sakernas", 2023, "", "", "")]
WHOLE = {"denominator": 9_000}
UCJ = View(indicator="coverage_ucj")


def prepared(*rows, unit="percent"):
    return prepare(pd.DataFrame(list(rows)), unit, {"91"}, SERIES)


def reason(earlier, later, unit="percent"):
    """What the gate says of two observations."""
    one, other = (prepared(row, unit=unit) for row in (earlier, later))
    return why_not(one, other, unit).iloc[0]


def december(year, value=30.0, **fields):
    """A published figure of a December, whose denominator is known and stays."""
    return figure("16", f"{year}-12", value, **(WHOLE | fields))


def december_of(one):
    """A prepared figure as it would be in December of its year."""
    later = one.copy()
    later["period_end"], later["month"] = pd.Timestamp(one["period_end"].year, 12, 31), 12.0
    return later


class TestWhyNot:
    @pytest.mark.parametrize("years", [1, 2, 3])
    def test_the_same_month_of_any_earlier_year_may_be_compared(self, years):
        assert reason(december(2025 - years), december(2025)) is None

    @pytest.mark.parametrize(
        ("earlier", "later", "key"),
        [
            (december(2024, None), december(2025), "no_figure"),
            (december(2024, status="estimate"), december(2025), "estimate"),
            (december(2024), december(2025, status="estimate"), "estimate"),
            (december(2024, status="estimate"), december(2025, status="estimate"), "estimate"),
            (december(2024), december(2025, caveat="uncertain"), "uncertain"),
            (december(2024, caveat="artefact"), december(2025), "artefact"),
            (figure("16", "2024", 30, **WHOLE), december(2025), "month_unknown"),
            (december(2024, basis="sakernas"), december(2025), "basis"),
            (december(2024, basis="unstated"), december(2025), "basis"),
            (
                december(2024, basis="unstated"),
                december(2025, basis="unstated", source_id="source-b"),
                "unstated",
            ),
            (december(2024, counted_by="nik"), december(2025, counted_by="branch"), "counted_by"),
            (december(2024, counted_by="nik"), december(2025), "counted_by"),
            (december(2024, counted_by="nik"), december(2025, counted_by="mixed"), "counted_by"),
            (december(2024, made_of="pu bpu"), december(2025), "made_of"),
            (december(2024), december(2025, made_of="pu bpu"), "made_of"),
            (december(2024, made_of="pu"), december(2025, made_of="pu bpu"), "made_of"),
            (
                december(2024, counted_by="mixed", made_of="pu:nik bpu:branch"),
                december(2025, counted_by="mixed", made_of="pu:branch bpu:nik"),
                "made_of",
            ),
            (december(2024, denominator=None), december(2025), "denominator_unknown"),
            (december(2024), december(2025, denominator=None), "denominator_unknown"),
            (december(2024, denominator=8_000), december(2025), "denominator_moved"),
            (december(2025), december(2024), "not_earlier"),
            (december(2025), december(2025), "not_earlier"),
            (figure("16", "2025-06", 30, **WHOLE), december(2025), "month"),
            (figure("16", "2024-11", 30, **WHOLE), december(2025), "month"),
        ],
    )
    def test_every_reason(self, earlier, later, key):
        assert reason(earlier, later) == f"comparable.{key}"

    @pytest.mark.parametrize(
        "fields",
        [
            {"made_of": "pu bpu", "counted_by": "nik"},
            {"made_of": "pu:nik bpu:branch", "counted_by": "mixed"},
        ],
    )
    def test_sums_of_the_same_counted_alike_may_be_compared(self, fields):
        assert reason(december(2024, **fields), december(2025, **fields)) is None

    def test_the_weightiest_reason_is_told(self):
        """What a figure is comes before what it counts, and that before its date."""
        other_all = {"basis": "sakernas", "denominator": None}
        late = figure("16", "2025-03", 30, **WHOLE)
        assert reason(december(2024, status="estimate", **other_all), late) == "comparable.estimate"
        assert reason(december(2024, **other_all), late) == "comparable.basis"
        assert reason(december(2024, denominator=None), late) == "comparable.denominator_unknown"
        assert reason(december(2024), late) == "comparable.month"

    @pytest.mark.parametrize(
        ("whole", "key"),
        # a twentieth of 10,000 is 500; of 9,523 it is 476.15
        [
            (10_500, None),
            (10_501, "comparable.denominator_moved"),
            (9_524, None),
            (9_523, "comparable.denominator_moved"),
        ],
    )
    def test_a_denominator_may_move_by_a_twentieth_of_the_smaller(self, whole, key):
        assert reason(december(2024, denominator=10_000), december(2025, denominator=whole)) == key

    @pytest.mark.parametrize(
        ("whole", "key"),
        # 3.1 million is anything from 3.05 to 3.15, of 2,982,642 up to 5.6% more; 3.01 is 3.005 to 3.015
        [
            (3_100_000, "comparable.denominator_rounded"),
            (3_010_000, None),
            (3_000_000, "comparable.denominator_rounded"),
            (5_000_000, "comparable.denominator_moved"),
        ],
    )
    def test_a_denominator_of_two_digits_does_not_say_whether_it_moved(self, whole, key):
        known = december(2023, denominator=2_982_642)
        assert reason(known, december(2025, denominator=whole)) == key
        assert reason(december(2023, denominator=whole), december(2025, denominator=whole)) == (
            "comparable.denominator_rounded" if whole != 3_010_000 else None
        )

    def test_an_official_denominator_is_its_keepers_own_number(self):
        pair = (december(year, status="official", denominator=3_000_000) for year in (2024, 2025))
        assert reason(*pair) is None

    @pytest.mark.parametrize("basis", ["unstated", "group", "institution", "target"])
    def test_so_it_is_on_every_basis_whose_denominators_are_published(self, basis):
        pair = december(2024, basis=basis, denominator=1_000), december(2025, basis=basis, denominator=1_051)
        assert reason(*pair) == "comparable.denominator_moved"
        assert reason(pair[0], pair[1] | {"denominator": None}) == "comparable.denominator_unknown"

    @pytest.mark.parametrize("basis", ["sakernas", "registered"])
    def test_workers_and_the_registered_are_counted_anew(self, basis):
        one, other = (
            december(year, basis=basis, denominator=of) for year, of in ((2024, 1_000), (2025, 2_000))
        )
        assert reason(one, other) is None
        assert reason(one, other | {"denominator": None}) is None

    def test_a_count_needs_no_denominator(self):
        one, other = (
            figure("16", f"{year}-12", numerator=9, basis="none", counted_by="nik") for year in (2024, 2025)
        )
        assert reason(one, other, unit="people") is None

    @pytest.mark.parametrize(("area", "key"), [("16", "comparable.counted_unknown"), ("ID", None)])
    def test_counts_of_two_sources_that_do_not_say_how(self, area, key):
        one, other = (
            figure(area, f"{year}-12", numerator=9, basis="none", source_id=source)
            for year, source in ((2024, "a"), (2025, "b"))
        )
        assert reason(one, other, unit="people") == key
        assert reason(one, other | {"source_id": "a"}, unit="people") is None

    @pytest.mark.parametrize(("area", "key"), [("91", "comparable.boundaries"), ("16", None)])
    def test_boundaries_of_34_and_38_provinces(self, area, key):
        """Only of provinces that were split: 16's land is the same in both."""
        one, other = (
            figure(area, f"{year}-12", 30, boundaries=of, **WHOLE) for year, of in ((2024, 34), (2025, 38))
        )
        assert reason(one, other) == key

    def test_sakernas_2022_and_2023_are_two_series(self):
        years = {year: employed("16", year, 20, 100) for year in (2021, 2022, 2023, 2024)}
        assert reason(years[2022], years[2023]) == "comparable.series_break"
        assert reason(years[2022], years[2024]) == "comparable.series_break"
        assert reason(years[2021], years[2022]) is None
        assert reason(years[2023], years[2024]) is None

    def test_a_provisional_figure_whose_month_is_not_known(self):
        """PU + BPU, December 2024, and 'August to November 2025'."""
        now = employed("16", 2025, 20, 100, as_of=MONTH_UNKNOWN)
        then = employed("16", 2024, 20, 100, as_of="2024-12")
        assert reason(then, now) == "comparable.month_unknown"
        assert reason(then, employed("16", 2025, 20, 100, as_of="2025-12")) is None
        assert reason(then, employed("16", 2025, 20, 100, as_of="2025-11")) == "comparable.month"

    @pytest.mark.parametrize(
        ("first", "second", "status", "key"),
        [
            ("2025-11", "2025-12", "official", None),
            ("2025-12", "2026-01", "official", None),
            ("2025-10", "2025-12", "official", "comparable.month"),
            ("2025-11", "2025-12", "published", "comparable.month"),
            ("2025-12", "2025-12", "official", "comparable.not_earlier"),
        ],
    )
    def test_neighbouring_months_of_official_reports_alone(self, first, second, status, key):
        one, other = (figure("16", month, 30, status=status, **WHOLE) for month in (first, second))
        assert reason(one, other) == key

    def test_a_report_beside_a_cited_figure_or_a_yearly_one_is_no_series_of_reports(self):
        later = figure("16", "2025-12", 30, status="official", **WHOLE)
        cited = figure("16", "2025-11", 30, **WHOLE)
        yearly = employed("16", 2025, 20, 100, as_of="2025-11", status="official")
        assert reason(cited, later) == "comparable.month"
        in_december = employed("16", 2025, 20, 100, as_of="2025-12", status="official")
        assert reason(yearly, in_december) == "comparable.month"

    def test_one_figure_stands_beside_many(self):
        many = prepared(december(2023), december(2024), figure("16", "2025-06", 30, **WHOLE))
        now = prepared(december(2025)).iloc[0]
        assert dict(zip(many["as_of"], comparable(many, now), strict=True)) == {
            "2025-06": False,
            "2024-12": True,
            "2023-12": True,
        }


class TestUnlike:
    def test_dates_do_not_matter_and_the_break_does(self):
        one, other = prepared(figure("16", "2025-06", 30, **WHOLE)), prepared(december(2024))
        assert alike(one, other).all()
        assert alike(other, one).all()
        old, new = prepared(employed("16", 2022, 2, 9)), prepared(employed("16", 2024, 2, 9))
        assert [unlike(*pair).iloc[0] for pair in ((old, new), (new, old))] == ["comparable.series_break"] * 2

    def test_doubts_need_no_second_figure(self):
        rows = prepared(
            december(2022, caveat="uncertain"),
            december(2023, caveat="artefact"),
            december(2024, status="estimate"),
            december(2025, caveat="approximate"),
        )
        held = {
            key.removeprefix("comparable."): list(rows["as_of"][where]) for key, where in doubts(rows).items()
        }
        assert held == {
            "estimate": ["2024-12"],
            "uncertain": ["2022-12"],
            "artefact": ["2023-12"],
            "approximate": ["2025-12"],
            "month_unknown": [],
        }


class TestLeagues:
    def of(self, row, year=2025, quarter=4):
        league, note = leagues(prepared(row), year, quarter)
        return None if pd.isna(league.iloc[0]) else league.iloc[0], note.iloc[0]

    @pytest.mark.parametrize(
        ("row", "league"),
        [
            (figure("16", "2025-10", 30), "semesta:2025-Q4"),
            (december(2025), "semesta:2025-Q4"),
            (figure("16", "2025-11-17", 30, counted_by="branch"), "semesta:2025-Q4:branch"),
            (figure("16", "2025-11-17", 30, counted_by="nik"), "semesta:2025-Q4:nik"),
            (figure("16", "2025-11", 30, made_of="pu bpu"), "semesta:2025-Q4:pu-bpu"),
            (
                figure("16", "2025-11", 30, made_of="pu:nik bpu:branch", counted_by="mixed"),
                "semesta:2025-Q4:mixed:pu:nik-bpu:branch",
            ),
            (december(2025, basis="unstated"), "unstated:source-a:2025-12"),
            (figure("16", "2025-06", numerator=9, published_pct=3, basis="none"), "none:source-a:2025-06"),
        ],
    )
    def test_names(self, row, league):
        assert self.of(row) == (league, None)

    def test_a_yearly_series_names_its_year(self):
        assert self.of(employed("16", 2024, 2, 9), 2024, None) == ("sakernas:2024", None)
        assert self.of(employed("16", 2024, 2, 9, as_of="2024-12"), 2024, None) == ("sakernas:2024", None)

    @pytest.mark.parametrize(
        ("row", "note"),
        [
            (figure("16", "2025-09", 30), "other_quarter"),
            (december(2024), "other_quarter"),
            (figure("16", "2025-09", 30, basis="unstated"), "other_quarter"),
            (figure("16", "2025", 30), "month_unknown"),
            (december(2025, status="estimate"), "estimate"),
            (december(2025, caveat="uncertain"), "uncertain"),
            (december(2025, caveat="artefact"), "artefact"),
        ],
    )
    def test_who_stands_in_none(self, row, note):
        assert self.of(row) == (None, f"comparable.{note}")

    def test_a_row_without_a_figure_needs_no_reason(self):
        assert self.of(december(2025, None)) == (None, None)


class TestTheRealRelease:
    def test_what_a_page_opens_on(self, full_release):
        """39,207,829 of 144,642,004 in December 2024, sums of active_participants.csv: 27.1%."""
        nation = headline(full_release, View())
        assert (nation["period"], nation["numerator"], nation["denominator"]) == (
            "2024",
            39_207_829,
            144_642_004,
        )
        assert round(nation["value"], 1) == 27.1

    def test_of_34_provinces_none_has_a_verdict_a_change_or_a_rank_in_2025(self, full_release):
        table = build_table(full_release, View(period="2025"))
        past = figures_of(full_release, "coverage_employed", "pu_bpu")
        provinces = table.rows[table.rows["value"].notna()]
        assert len(provinces) == 34
        nothing = [
            "rank",
            "parent_rank",
            "comparison_group",
            "change_points",
            "improvement_points",
            "improvement_rank",
        ]
        assert provinces[nothing].isna().all(axis=None)
        assert set(provinces["rank_note"]) == {"comparable.month_unknown", "comparable.uncertain"}
        known = choices(targets(full_release.query("targets")).values())
        for name in ("rpjmn-2025", "rkp-2026", "rpjmn-2029"):
            out = against(provinces, known[name], past=past)
            assert out[["verdict", "share_closed", "expected_value", "distance_points"]].isna().all(axis=None)

    def test_nobody_moved_to_2025(self, full_release):
        for segment in ("pu_bpu", "pu", "bpu"):
            up, down = movers(build_table(full_release, View(segment=segment, period="2025")))
            assert (len(up), len(down)) == (0, 0)

    def test_kalimantan_utara_2025_is_in_doubt_and_stands_in_no_league(self, full_release):
        row = build_table(full_release, View(period="2025")).rows.set_index("area_code").loc["65"]
        assert (row["numerator"], row["caveat"]) == (56_524 + 23_153, "uncertain")
        assert pd.isna(row["comparison_group"])
        assert (row["rank_note"], row["change_note"]) == ("comparable.uncertain",) * 2

    def test_pati(self, full_release):
        """511,111 in December 2024, 599,061 in March 2025: 17.2% more."""
        own = figures_of(full_release, "coverage_ucj", "all").query("area_code == '33.18'").set_index("as_of")
        then, now = own.loc[["2024-12"]], own.loc["2025-03"]
        assert (int(then["denominator"].iloc[0]), int(now["denominator"])) == (511_111, 599_061)
        assert why_not(then, now).tolist() == ["comparable.denominator_moved"]

    def test_april_and_december_stand_in_two_leagues(self, full_release):
        """Sumatera Selatan has figures of 28 April and 27 August 2025, Bangka Belitung one of 14 December."""
        own = figures_of(full_release, "coverage_ucj", "all").query("area_code == '16'")
        april = own[own["as_of"] == "2025-04-28"]
        league, note = leagues(april, 2025, 4)
        assert (league.isna().all(), note.tolist()) == (True, ["comparable.other_quarter"])
        assert leagues(april, 2025, 2)[0].tolist() == ["semesta:2025-Q2"]
        rows = build_table(full_release, UCJ.but(period="2025-12")).rows.set_index("area_code")
        assert rows.at["19", "comparison_group"] == "semesta:2025-Q4"
        assert (rows.at["16", "as_of"], rows.at["16", "rank_note"]) == (
            "2025-08-27",
            "comparable.other_quarter",
        )
        assert set(rows.loc[rows["comparison_group"].notna(), "period_end"].dt.quarter) == {4}

    def test_an_april_is_no_earlier_figure_of_a_december(self, full_release):
        """Were its denominators known, 36.7% of Sumatera Selatan would still be of another month."""
        own = figures_of(full_release, "coverage_ucj", "all").query("area_code == '16'")
        april = own[own["as_of"] == "2025-04-28"].assign(denominator=9_000.0)
        assert why_not(april, december_of(april.iloc[0])).tolist() == ["comparable.month"]

    def test_no_figure_of_ucj_is_compared_with_an_earlier_one(self, full_release):
        """Lampung's 27.65% of 2,982,642 and 25.27% of "3.1 million" are two years apart, to the month."""
        table = build_table(full_release, UCJ)
        assert table.rows["value"].notna().any()
        assert table.rows["change_points"].isna().all()
        own = figures_of(full_release, "coverage_ucj", "all").query("area_code == '18'").set_index("as_of")
        earlier, later = own.loc[["2023-12-22"]], own.loc[["2025-12"]]
        assert why_not(earlier, later.set_index(earlier.index)).tolist() == ["comparable.denominator_rounded"]

    def test_of_every_series_only_what_its_facts_say_is_provisional(self, full_release):
        """The 34 rows of 2025 and their twelve sums; every other figure on Sakernas has its month."""
        said = [row for row in facts.real("active_participants") if "/" in row["as_of"]]
        assert {row["as_of"] for row in said} == {MONTH_UNKNOWN}
        assert len(said) == 34
        known = figures_of(full_release, "coverage_employed", "pu_bpu")
        real = known[(known["status"] != "estimate") & known["value"].notna()]
        assert real["month"].isna().sum() == 34 + 12
        assert set(real.loc[real["month"].isna(), "period_end"].dt.year) == {2025}


class TestDrawnTogether:
    """One scale of colours holds what may be compared; estimates are hatched and may stand in it."""

    def test_only_the_largest_league_of_ucj_has_colours(self, full_release):
        rows = build_table(full_release, UCJ.but(period="2025-12")).rows.set_index("area_code")
        together = drawn_together(rows)
        assert set(rows.loc[together, "comparison_group"]) == {"semesta:2025-Q4"}
        # August 2025; "about 42%"; a month that no source states
        assert not together[["16", "62", "63", "64", "65"]].any()
        assert (together | rows["rank_note"].notna() | rows["value"].isna()).all(), "the others say why"

    def test_provisional_figures_of_one_source_are_drawn_without_the_one_in_doubt(self, full_release):
        rows = build_table(full_release, View(period="2025")).rows.set_index("area_code")
        known = rows["value"].notna()
        assert set(rows.index[known & ~drawn_together(rows)]) == {"65"}

    @pytest.mark.parametrize("indicator", ["coverage_employed", "informal_share"])
    def test_estimates_and_whole_series_are_drawn(self, full_release, indicator):
        rows = build_table(full_release, View(indicator=indicator, level="regency")).rows
        assert (drawn_together(rows) == rows["value"].notna()).all()
        assert drawn_together(rows).sum() > 400


def test_few_figures_are_read_as_many_are(full_release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of few rows the gate takes plain arrays; it must say of them what it says of a frame."""
    figures = figures_of(full_release, "coverage_ucj", "all")
    chance = np.random.default_rng(7)
    one, other = (
        figures.iloc[chance.integers(0, len(figures), 600)].reset_index(drop=True) for _ in range(2)
    )
    pairs = [(one, other), (one, other.iloc[0]), (one.iloc[:0], other.iloc[:0]), (one, one)]
    for gate in (why_not, unlike, beside):
        few = [gate(earlier, later) for earlier, later in pairs]
        monkeypatch.setattr(comparable_module, "_FEW", -1)
        many = [gate(earlier, later) for earlier, later in pairs]
        monkeypatch.undo()
        for plain, framed in zip(few, many, strict=True):
            pd.testing.assert_series_equal(plain, framed)
        assert few[0].nunique() > 1
