"""When a number is called different, and what keeps it from being so. Expected values from data/facts."""

from __future__ import annotations

import pytest

from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import judge_text
from pantau.store import Release


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan UCJ Bali per 31 Maret 2025 sebesar 57,88 persen.",
        # a figure that is not on the Sakernas basis, of that month: 50.88%
        "Cakupan Bali per Maret 2025 sebesar 57,88 persen.",
        # 17.93% of employed workers
        "Cakupan Lampung 10 persen penduduk bekerja pada Desember 2024.",
    ],
)
def test_a_wrong_number_of_a_date_and_basis_is_different(text: str, full_release: Release) -> None:
    [judged] = judge_text(text, full_release)

    assert (verdict_of(judged), judged.unsure) == ("different", ())


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Cakupan UCJ Bali 57,88 persen.", {"no_date"}),
        ("Cakupan UCJ Bali 57,88 persen pada 2025.", {"year_alone"}),
        ("Cakupan UCJ Bali 57,88 persen per Maret tahun lalu.", {"no_date"}),
        # 17.93% of employed workers is all there is of that month
        ("Cakupan Lampung 10 persen pada Desember 2024.", {"no_basis"}),
        ("Per Maret 2025, 57,88 persen pekerja di Bali terdaftar.", {"registered"}),
        ("Tidak benar bahwa UCJ Bali per Maret 2025 57,88 persen.", {"doubted"}),
        ("Jika UCJ Bali per Maret 2025 57,88 persen, sasarannya tercapai.", {"doubted"}),
        ("UCJ di Bali per Maret 2025 mencapai 1.200.000 orang.", {"count_alone"}),
    ],
)
def test_what_is_not_said_is_to_be_made_sure(text: str, unsure: set[str], full_release: Release) -> None:
    judged = judge_text(text, full_release)[0]

    assert verdict_of(judged) == "unsure"
    assert unsure <= set(judged.unsure)


@pytest.mark.parametrize(
    "text",
    [
        # 27.16% of 7 July 2025 and 28% of 5 July: of one month any that agrees is enough
        "Cakupan UCJ Bengkulu per 5 Juli 2025 sebesar 28 persen.",
        # a figure in doubt says nothing against anybody, but it bears out
        "Cakupan UCJ Kalimantan Barat per 25 Desember 2025 sebesar 37 persen.",
        # published in full 50.88%
        "Cakupan UCJ Bali per Maret 2025 sekitar 51 persen.",
    ],
)
def test_what_any_figure_of_the_month_bears_out_is_the_same(text: str, full_release: Release) -> None:
    [judged] = judge_text(text, full_release)

    assert verdict_of(judged) == "same"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # by registering branch 7,498,532
        ("7,49 juta", "same"),
        ("7,5 juta", "same"),
        ("7 juta", "unsure"),  # within what was rounded, beyond a twentieth
        ("8,0 juta", "different"),
        ("9 juta", "different"),
    ],
)
def test_a_round_number_is_the_same_within_a_twentieth(
    text: str, verdict: str, full_release: Release
) -> None:
    said = f"Menurut kantor cabang pendaftar, peserta aktif DKI Jakarta {text} orang pada 31 Desember 2023."

    [judged] = judge_text(said, full_release)

    assert verdict_of(judged) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Di Bali 935.079 dari 1.873.899 pekerja atau 50,88 persen terlindungi.", "differs"),
        # the per cent is of something else than the two counts
        ("Di Bali 935.079 dari 1.873.899 pekerja terlindungi, sedangkan targetnya 60 persen.", "computed"),
        (
            "Di Bali 935.079 dari 1.873.899 pekerja sudah ikut; namun baru 5 persen di antaranya BPU.",
            "computed",
        ),
        ("Jika 935.079 dari 1.873.899 pekerja Bali atau 60 persen terlindungi, sasaran tercapai.", "unsure"),
    ],
)
def test_a_sum_is_called_different_where_its_numbers_belong_together(
    text: str, verdict: str, full_release: Release
) -> None:
    assert judge_text(text, full_release)[0].arithmetic_verdict == verdict
