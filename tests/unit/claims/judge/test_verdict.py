"""Claims beside the real facts: what agrees, what differs, what to mind. Expected values from data/facts."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.claims.judge.verdict import Judged, judge_text
from pantau.store import Release


def _one(text: str, release: Release) -> Judged:
    [judged] = judge_text(text, release)
    return judged


def _keys(judged: Judged) -> list[str]:
    return [note.key for note in judged.notes]


@pytest.mark.parametrize(
    ("text", "arithmetic", "beside", "notes"),
    [
        # published so, though 935,079 of 1,873,899 is 49.90%
        ("Bali 935.079 dari 1.873.899 pekerja atau 50,88% pada Maret 2025", "differs", "match", []),
        ("Banten 42,9 persen atau 2,7 juta pekerja per 3 November 2025", "computed", "match", []),
        # the source's own gap gives 54.41%
        (
            "Kabupaten Serang 50,87 persen atau 461.000 pekerja, sisanya 386.317 orang",
            "differs",
            "partly",  # its source gives no 386,317: that part is not checked
            ["caveat_uncertain", "unchecked"],
        ),
        # 574,908 includes Jakon, 1,601,559 is PU and BPU only
        ("Aceh 574.908 dari 1.601.559 pekerja (32,73%) Des 2024", "differs", "partly", ["mixed_sources"]),
        ("Aceh 32,73% Desember 2024", "none", "match", []),
        ("Maluku Utara: 176.604 dari target 289.003 orang, 61%", "match", "match", ["target_not_coverage"]),
        # a headline that calls it coverage
        ("UCJ Maluku Utara 61 persen", "none", "other", ["target_not_coverage"]),
        ("UCJ Maluku Utara 41,64 persen", "none", "match", []),
        ("Cakupan penduduk bekerja Bali 50,88%", "none", "other", ["other_basis"]),
        ("UCJ Bali 50,88% dari penduduk bekerja", "none", "other", ["mixed_basis"]),
        ("Cakupan Bali 50,88 persen pada Mei 2024", "none", "other", ["other_date"]),
        ("Cakupan Bali 61 persen pada Mei 2025", "none", "differs", []),
        ("Cakupan Kaimana 126,15%", "none", "match", ["caveat_artefact", "over_100"]),
        # the denominator grew from 511,111 to 599,061: not the same measure
        (
            "Cakupan Pati turun dari 39% pada 2024 menjadi 29% pada 2025",
            "refused",
            "numbers",
            [],
        ),
        # 35.88% of some month from August to November: a figure of no known month contradicts nobody
        ("Cakupan Bali 30% penduduk bekerja pada 2025", "none", "apart", []),
        ("Cakupan Bali 30% penduduk bekerja pada 2024", "none", "differs", []),
        # 49% is nobody's: whether the two can be compared is not known
        ("Cakupan Pati turun dari 49% pada 2024 menjadi 29% pada 2025", "open", "partly", []),
        # 79,677 of 380,572 workers, marked as falling too sharply, of some month from August to November
        ("Cakupan Kalimantan Utara 20,9%", "none", "match", ["caveat_uncertain", "provisional"]),
        ("61,08 juta peserta terdaftar secara nasional pada Desember 2023", "none", "match", ["registered"]),
        ("Peserta aktif nasional Desember 2023 61,08 juta orang", "none", "other", ["registered"]),
        ("Majene: 12 dari 39 OPD", "computed", "match", []),
        # counted by registering branch; by NIK it is 2,203,839
        ("Peserta aktif DKI Jakarta 7.498.532 orang pada Desember 2023", "none", "other", ["branch"]),
        ("Target Bali 2025 67,28 persen", "none", "match", []),
        ("Target Bali 2025 70 persen", "none", "unsure", []),  # whose target: several are in force
        ("Target UCJ Bali 2025 70 persen", "none", "differs", []),
        ("Cakupan Bandung 40%", "none", "unplaced", ["ambiguous_place"]),
        ("Cakupan 40%", "none", "unplaced", ["no_place"]),
        ("Cakupan Sumsel dan Bengkulu 30%", "none", "unplaced", ["several_places"]),
        ("Per Agustus tahun lalu cakupan Empat Lawang 30%", "none", "none", ["date_relative"]),
        ("Iuran di Bali Rp16.800", "none", "nothing", ["unchecked"]),
    ],
)  # fmt: skip
def test_verdicts(text: str, arithmetic: str, beside: str, notes: list[str], full_release: Release) -> None:
    judged = _one(text, full_release)

    assert (judged.arithmetic_verdict, judged.release_verdict, _keys(judged)) == (arithmetic, beside, notes)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (
            "Cakupan Bali tidak lebih dari 40 persen pada Mei 2025",
            ["bound_below", "open_basis", "other_date", "provisional"],
        ),
        # the figure of employed workers is of August to November: not of that day
        ("Hampir 70 persen pekerja Sulut terlindungi per 16 Desember 2025", ["bound_almost"]),
        ("Hampir 77 persen pekerja Sulut terlindungi pada Desember 2024", ["bound_almost", "open_basis"]),
        ("Cakupan Bali 50,88%, bukan 35,88%", ["unchecked"]),
        ("UCJ Kota Makassar 63,47%, peringkat 1 dari 24 kab/kota", ["unchecked"]),
        ("Rasio peserta Lampung 1:4", ["number_ratio"]),
        # 24.86 is 24 only when its decimals are cut off; of employed workers it was 17.93 in December
        ("Cakupan Lampung 24 persen per 24 September 2024", ["cut_off"]),
        ("Cakupan Papua 11,48 persen pada 2022", ["boundaries_34"]),
        # 49.35% of semesta, 28.97% of employed workers
        ("Cakupan Sumut turun dari 49,35 persen menjadi 28,97 persen", []),
    ],
)
def test_what_to_mind_is_said(text: str, notes: list[str], full_release: Release) -> None:
    assert _keys(_one(text, full_release)) == notes


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Cakupan Bali 50,88 persen pada Mei 2024", ("date",)),
        ("UCJ Sumbar 19,78 persen", ("basis",)),
        ("Peserta aktif DKI Jakarta 7.498.532 orang", ("branch",)),
        ("Peserta aktif nasional 61,08 juta orang", ("registered",)),
        ("UCJ Maluku Utara 61 persen", ("progress",)),
        ("Cakupan Bali 50,88 persen pada Maret 2025", ()),
    ],
)
def test_a_figure_of_something_else_says_of_what(
    text: str, reasons: tuple[str, ...], full_release: Release
) -> None:
    assert _one(text, full_release).comparators[0].reasons == reasons


@pytest.mark.parametrize(
    ("text", "share"),
    [
        # PU and BPU of December 2024 over workers: 858,652 of 4,787,589; 942,903 of 4,480,100
        ("Cakupan Lampung 18 persen", "17.93"),
        ("Cakupan Sumatera Selatan 21 persen", "21.05"),
    ],
)
def test_a_round_per_cent_without_a_date_is_no_falsehood_by_a_provisional_figure(
    text: str, share: str, full_release: Release
) -> None:
    first = _one(text, full_release).comparators[0]

    assert (first.figure["as_of"], f"{first.figure['value']:.2f}", first.agrees) == ("2024-12", share, True)


@pytest.mark.parametrize(
    "text",
    ["UCJ Lampung 10 persen per Agustus 2025", "Cakupan Lampung 10 persen penduduk bekerja, Desember 2024"],
)
def test_only_a_figure_free_of_doubt_differs(text: str, full_release: Release) -> None:
    judged = _one(text, full_release)

    assert judged.release_verdict == "differs"
    assert judged.comparators[0].why_apart == ()


def test_a_number_that_is_known_leaves_other_bases_apart(full_release: Release) -> None:
    judged = _one("Cakupan Lampung 17,9 persen", full_release)

    # 17.93% of employed workers; Lampung's UCJ coverage is of the semesta or of no stated basis
    others = [one for one in judged.comparators if one.figure["indicator"] == "coverage_ucj"]
    assert others
    assert {one.reasons for one in others} == {("basis",)}


def test_an_estimate_beside_a_claim_is_of_a_known_month(full_release: Release) -> None:
    for text in ("Cakupan Bandar Lampung 20 persen", "Cakupan Bandar Lampung 20 persen pada 2025"):
        assert [row["as_of"] for row in _one(text, full_release).estimates] == ["2024-12"]


def test_by_branch_is_held_against_by_branch(full_release: Release) -> None:
    judged = _one("Menurut kantor cabang, peserta aktif DKI 8,0 juta orang pada Desember 2023", full_release)

    first = judged.comparators[0]
    assert (first.figure["counted_by"], first.figure["numerator"], first.reasons) == ("branch", 7_498_532, ())
    assert [f"{d.difference:.0f}" for d in first.comparisons] == ["501468"]  # 8,000,000 - 7,498,532
    assert [one.reasons for one in judged.comparators[1:]] == [("nik",), ("date", "nik")]


def test_differences_are_in_points_and_in_people(full_release: Release) -> None:
    judged = _one("Cakupan Bali 935.079 dari 1.873.899 pekerja atau 50,88% pada 2025", full_release)
    employed = next(c for c in judged.comparators if c.figure["indicator"] == "coverage_employed")

    # Bali 2025: 969,496 of 2,701,726 employed workers, 35.88%
    found = {d.role: (d.unit, f"{d.difference:.2f}") for d in employed.comparisons}
    assert found == {
        "numerator": ("people", "-34417.00"),
        "denominator": ("people", "-827827.00"),
        "percent": ("points", "15.00"),
    }


def test_of_each_basis_the_figure_nearest_in_date_stands_beside(full_release: Release) -> None:
    judged = _one("Cakupan Lampung 24,5% pada Desember 2023", full_release)

    beside = [(c.figure["indicator"], c.figure["as_of"], c.months) for c in judged.comparators]
    assert ("coverage_employed", "2023-12", 0) in beside
    assert ("coverage_ucj", "2023-12-22", 0) in beside
    assert ("coverage_ucj", "2025-08-13", 20) in beside  # the one that agrees, whatever its date


def test_estimates_are_never_held_against_a_claim(full_release: Release) -> None:
    judged = _one("Cakupan Empat Lawang 14,6% pada 2025", full_release)

    assert judged.release_verdict == "none"
    assert judged.comparators == ()
    assert [row["status"] for row in judged.estimates] == ["estimate"]


def test_no_release_without_figures_breaks_it(empty_release: Release) -> None:
    for judged in judge_text("Bali 50,88%. Target Bali 60%. Lampung 1 dari 4 pekerja.", empty_release):
        assert judged.release_verdict in ("none", "unplaced")


def test_an_area_is_asked_for_once_however_often_it_is_named(full_release: Release) -> None:
    asked: list[str] = []

    class Counting:
        id = full_release.id

        def query(self, name: str, **parameters: object) -> pd.DataFrame:
            asked.append(name)
            return full_release.query(name, **parameters)

    found = judge_text("Cakupan Bali 50,88%. " * 30, Counting())

    assert len(found) == 30
    # the indicators and segments once as what a text can name, once in the catalogue
    assert sorted(asked) == [
        "areas",
        "indicators",
        "indicators",
        "observations_of_area",
        "regional_offices",
        "segments",
        "segments",
        "series_notes",
        "spoken_names",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DKI Jakarta 2,3 juta peserta, lebih sedikit daripada Jawa Timur 5 juta.",
        "DKI Jakarta 2,3 juta, lebih sedikit daripada Jawa Timur 5 juta",
    ],
)
def test_a_figure_in_doubt_is_never_named_before_a_sound_one_that_says_the_same(
    text: str, full_release: Release
) -> None:
    """DKI's doubtful 31 January 2025 and the provisional 2025 agree too: the headline is of December 2024."""
    for judged in judge_text(text, full_release):
        assert judged.release_verdict == "match"
        first = judged.comparators[0].figure
        assert (first["as_of"], first.doubts) == ("2024-12", ())
        [compared] = judged.assessments
        assert {dict(compared.values)[side]["as_of"] for side in ("one", "other")} == {"2024-12"}
