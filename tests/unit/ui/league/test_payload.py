"""What is sent to the league table's browser side."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from pantau.analysis.ranks.uncertainty import Errors, add_ranges
from pantau.text import Text
from pantau.ui.league import LeagueCell, LeagueColumn
from pantau.ui.league.payload import FIELDS, build_payload
from tests.browser.league.sample import known, missing, provinces, ranked, regencies

SAY = Text("id")


def link(code: str) -> str:
    return f"wilayah?lingkup=16&wilayah={code}&bahasa=id"


def build(rows: pd.DataFrame, focus: str = "") -> dict:
    return build_payload(rows, SAY, focus, link)


def cells(payload: dict, code: str) -> dict:
    """One row by field name, with `words` looked up."""
    for group in payload["groups"]:
        for row in group["rows"]:
            if row[0] == code:
                named = dict(zip(FIELDS, row[: len(FIELDS)], strict=True))
                look = {
                    k: payload["words"][v] if v is not None else None
                    for k, v in named.items()
                    if k[-2:] == "_w"
                }
                return named | look | {"flag_ws": [payload["words"][w] for w in named["flag_ws"]]}
    raise AssertionError(f"no row {code}")


def test_figures_are_grouped_by_what_they_may_be_compared_with():
    payload = build(provinces())
    assert [(g["title"], [row[0] for row in g["rows"]]) for g in payload["groups"]] == [
        ("Terhadap semesta pekerja · triwulan IV 2025 · 4 wilayah", ["19", "18", "16", "17"]),
        ("Basis tidak disebut sumber · Laporan contoh <2025> · Oktober 2025 · 2 wilayah", ["31", "32"]),
        ("Tidak diperingkat · 1 wilayah", ["33"]),
    ]
    assert [g["of"] for g in payload["groups"]] == ["4", "2", "–"]
    assert [g["compared"] for g in payload["groups"]] == [True, True, False]


def test_a_group_says_how_it_was_counted_and_what_its_sums_are_of():
    def title(**fields):
        return build(provinces().assign(**fields))["groups"][0]["title"]

    league = "Terhadap semesta pekerja · triwulan IV 2025"
    assert title(counted_by="nik") == f"{league} · dihitung menurut domisili NIK · 4 wilayah"
    assert title(counted_by="branch") == f"{league} · dihitung menurut kantor cabang · 4 wilayah"
    assert title(made_of="pu bpu") == f"{league} · jumlah PU, BPU saja · 4 wilayah"


def test_a_row_bears_formatted_cells_and_raw_values():
    row = cells(build(provinces()), "16")
    assert row["rank"] == 3
    # 905.324 / 2.850.000 = 31,7658%
    assert (row["value"], row["value_text"]) == (31.7658, "31,8%")
    assert row["n_text"] == "905.324 / 2.850.000"
    assert row["date_w"] == "Des 2025 · N: Agt 2025"
    assert (row["change"], row["change_text"]) == (1.1, "+1,1 poin")
    assert row["people_text"] == "+48.112 orang"
    assert row["from_w"] == "dari Des 2024"
    assert row["note_w"] is None
    assert row["uncovered_text"] == "1.944.676"
    assert row["status_w"] == "terbitan"
    assert row["estimate"] == 0
    assert row["flag_ws"] == []


def test_what_is_unknown_is_null_not_zero():
    row = cells(build(provinces()), "18")
    assert row["change"] is None
    assert row["change_text"] == ""
    assert row["note_w"] == SAY("comparable.denominator_moved")
    assert (row["parent_rank_w"], row["uncovered_text"]) == (None, "1.020.000")
    assert (row["low"], row["high"], row["similar"]) == (None, None, None)


def test_a_published_per_cent_without_counts():
    bare = (
        known("16", "A", 1, 2)
        | {"value": 50.88}
        | dict.fromkeys(("numerator", "denominator", "uncovered"), pd.NA)
    )
    row = cells(build(ranked([bare, known("17", "B", 1, 4)])), "16")
    assert row["n_text"] == row["uncovered_text"] == ""
    assert row["value_text"] == "50,9%"


def test_flags_are_words():
    payload = build(provinces())
    assert cells(payload, "19")["flag_ws"] == [SAY("analysis.flags.over_100")]
    assert cells(payload, "19")["value_text"] == "126,2%"


def test_a_figure_compared_with_none_says_why_and_on_what_basis():
    row = cells(build(provinces()), "33")
    assert row["rank"] is None
    assert row["flag_ws"] == [SAY("comparable.other_quarter"), "Terhadap semesta pekerja"]


def test_a_group_of_one_is_not_a_group():
    rows = ranked(
        [known("16", "A", 1, 4), known("17", "B", 1, 2), known("18", "C", 1, 3, comparison_group="x:2025")]
    )
    payload = build(rows)
    assert [[row[0] for row in g["rows"]] for g in payload["groups"]] == [["17", "16"], ["18"]]


def estimates(count: int) -> pd.DataFrame:
    """Regencies as the gate leaves those of ours: in no league, without rank or change."""
    nothing = dict.fromkeys(("rank", "rank_of", "parent_rank", "parent_rank_of", "comparison_group"), pd.NA)
    nothing |= {"change_points": float("nan"), "change_people": pd.NA, "change_from": pd.NA}
    told = {"rank_note": "comparable.estimate", "change_note": "comparable.estimate"}
    ours = {"status": "estimate", "basis": "sakernas", "as_of": "2024-12", "grain": "year"}
    return regencies(count).assign(**nothing, **told, **ours)


def test_estimates_are_marked_and_stand_in_no_league():
    payload = build(estimates(3))
    (group,) = payload["groups"]
    assert (group["compared"], group["of"]) == (False, "–")
    assert {row[FIELDS.index("estimate")] for row in group["rows"]} == {1}
    row = cells(payload, "11.01")
    assert (row["rank"], row["change"], row["status_w"]) == (None, None, "taksiran")
    assert row["note_w"] == SAY("comparable.estimate")
    assert row["flag_ws"][0] == SAY("comparable.estimate")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"grain": "year", "as_of": "2024-12", "month": 12}, "Desember 2024"),
        ({"grain": "year", "as_of": "2024", "month": 12}, "2024"),
        # an April report of a yearly series stands beside those of May and June
        ({"grain": "year", "as_of": "2024-04", "month": 4}, "triwulan II 2024"),
        ({"grain": "month", "as_of": "2024-04", "month": 4}, "triwulan II 2024"),
    ],
)
def test_a_league_is_named_by_its_year_or_quarter(when, words):
    end = pd.Timestamp(2024, 12, 31) if when["grain"] == "year" else pd.Timestamp(2024, 4, 30)
    rows = regencies(2).assign(basis="sakernas", period_end=end, **when)
    assert build(rows)["groups"][0]["title"] == f"Terhadap penduduk bekerja (Sakernas) · {words} · 2 wilayah"


def test_missing_areas_stand_apart_by_reason():
    rows = ranked(
        [
            known("16.01", "A", 1, 2),
            missing("16.02", "Ogan Ilir"),
            missing("16.03", "Empat Lawang"),
            missing("16.04", "C", "analysis.estimate_hidden"),
        ]
    )
    assert build(rows)["missing"] == [
        {"reason": "belum ada angka terbitan", "areas": [["16.03", "Empat Lawang"], ["16.02", "Ogan Ilir"]]},
        {"reason": "taksiran disembunyikan", "areas": [["16.04", "C"]]},
    ]


def test_the_address_is_sent_once_where_it_differs_by_the_code_alone():
    assert build(provinces())["link"] == ["wilayah?lingkup=16&wilayah=", "&bahasa=id"]
    odd = build_payload(provinces(), SAY, "", lambda code: "peta" if code == "31" else f"wilayah?w={code}")
    assert "link" not in odd
    assert odd["links"]["31"] == "peta"
    assert odd["links"]["16"] == "wilayah?w=16"


@pytest.mark.parametrize(("focus", "kept"), [("16", "16"), ("34", "34"), ("99", ""), ("", "")])
def test_focus_is_pinned_only_where_it_is_a_row(focus, kept):
    assert build(provinces(), focus)["focus"] == kept


@pytest.mark.parametrize("rows", [regencies, lambda: estimates(514)], ids=["ranked", "estimates"])
def test_514_regencies_fit_in_90_kilobytes(rows):
    payload = build(rows())
    assert sum(len(g["rows"]) for g in payload["groups"]) == 514
    assert len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()) <= 90_000


def test_an_empty_table_is_no_error():
    payload = build(provinces().iloc[:0])
    assert (payload["groups"], payload["missing"], payload["total"]) == ([], [], 0)


def test_one_source_is_said_once_and_several_row_by_row():
    one = build(provinces())
    assert one["source"] == "Sumber: Laporan contoh <2025>"
    rows = provinces()
    assert cells(one, "31")["source_w"] is None
    rows.loc[0, "source_title"] = "ANTARA, Mei 2025"
    several = build(rows)
    assert several["source"] == ""
    assert cells(several, "16")["source_w"] == "ANTARA, Mei 2025"


def test_the_rank_in_the_province_shows_only_where_there_are_several():
    rows = regencies(25)
    assert build(rows)["in_parent"] is True
    assert build(rows.iloc[:20])["in_parent"] is False


def with_ranges(rows: pd.DataFrame, **more: list[object]) -> pd.DataFrame:
    """The four provinces of one group, best first: 19, 18, 16, 17."""
    rows = rows[rows["comparison_group"] == "semesta:2025-Q4"].sort_values("rank")
    fixed = {"rank_low": [1, 1, 2, 3], "rank_high": [2, 3, 3, 4], "similar": [1, 2, 2, 0], "range_note": None}
    return rows.assign(**fixed, **more)


def test_a_rank_comes_with_its_range_and_tiers_are_bands():
    payload = build(with_ranges(provinces(), tier=[1, 1, 1, 2], tier_of=2))
    assert payload["ranged"] is True
    row = cells(payload, "18")
    assert (row["rank"], row["low"], row["high"], row["similar"]) == (2, 1, 3, 2)
    assert payload["groups"][0]["tiers"] == [
        ("Kelompok 1 dari 2 · peringkat 1–3", 3),
        ("Kelompok 2 dari 2 · peringkat 4", 1),
    ]


@pytest.mark.parametrize(("tier", "of"), [([1] * 4, 1), ([None] * 4, None)])
def test_one_tier_or_none_makes_no_bands(tier, of):
    assert build(with_ranges(provinces(), tier=tier, tier_of=of))["groups"][0]["tiers"] == []


def test_a_figure_without_a_range_says_why():
    rows = with_ranges(provinces(), tier=None, tier_of=None)
    rows.loc[rows["area_code"] == "16", ["rank_low", "rank_high", "similar", "range_note"]] = [
        *(None, None, None),
        "analysis.no_range_counts",
    ]
    row = cells(build(rows), "16")
    assert row["low"] is None
    assert row["range_note_w"] == SAY("analysis.no_range_counts")


def test_tiers_of_hardly_more_than_one_area_make_no_bands():
    assert build(with_ranges(provinces(), tier=[1, 2, 3, 3], tier_of=3))["groups"][0]["tiers"] == []


def test_the_rank_in_the_province_comes_with_its_range():
    rows = regencies(25)
    row = cells(build(rows), "11.01")
    assert row["parent_range_w"] is None
    rows[["parent_rank_low", "parent_rank_high"]] = [1, 12]
    assert cells(build(rows), "11.01")["parent_range_w"] == "(1–12)"
    assert cells(build(rows.assign(parent_rank_high=1)), "11.01")["parent_range_w"] == "(1)"


def test_without_ranges_there_is_no_column_of_them():
    assert build(provinces())["ranged"] is False
    assert build(provinces())["columns"] == []


def test_the_rank_of_improvement_is_a_column_where_somebody_has_one():
    rows = provinces()
    rows["improvement_rank"] = [2 if code == "16" else pd.NA for code in rows["area_code"]]
    rows["improvement_points"] = 1.24
    rows["improvement_note"] = [
        None if code == "16" else "analysis.not_improved_small" for code in rows["area_code"]
    ]
    payload = build(rows)
    assert payload["columns"] == [{"id": "improvement", "down": False}]
    more = {row[0]: row[-1] for group in payload["groups"] for row in group["rows"]}
    assert more["16"] == ["2", 2, "+1,2 poin", None]
    assert more["17"][:3] == ["", None, ""]
    assert payload["words"][more["17"][3]] == SAY("analysis.not_improved_small")


def test_a_page_adds_columns_of_its_own():
    column = LeagueColumn(
        "target", lambda row: LeagueCell(f"{row['value']:.0f} kurang", float(row["value"]), "dari 60")
    )
    payload = build_payload(provinces(), SAY, "", link, [column])
    assert payload["columns"] == [{"id": "target", "down": True}]
    assert payload["groups"][0]["rows"][1][-1] == ["49 kurang", 49.0, "dari 60", None]


def test_514_regencies_with_their_ranges_fit_too():
    rows = add_ranges(regencies(), "more_is_better", Errors(2, 5))
    payload = build(rows)
    assert len(payload["groups"][0]["tiers"]) > 1
    assert len(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()) <= 90_000


def institutions() -> pd.DataFrame:
    of = {"counted": "institutions", "basis": "institution", "note": "Rapat KSO", "note_en": "Meeting of KSO"}
    return ranked([known("76.05", "Majene", 12, 39, **of), known("73.01", "Selayar", 55, 55, **of)])


def test_heads_name_what_is_counted():
    text = build(institutions())["text"]
    assert (text["uncovered"], text["counts_long"]) == ("Belum (lembaga)", "n / N, lembaga")
    text = build(provinces())["text"]
    assert (text["uncovered"], text["counts_long"]) == ("Belum terlindungi", "Terlindungi / penyebut, orang")


def test_of_institutions_it_is_said_who_told_what_of_whom():
    payload = build(institutions())
    assert {code: payload["words"][at] for code, at in payload["remarks"].items()} == {
        "76.05": "Rapat KSO", "73.01": "Rapat KSO",
    }  # fmt: skip
    assert payload["words"].count("Rapat KSO") == 1
    assert build(provinces())["remarks"] == {}
