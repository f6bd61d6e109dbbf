"""What a sentence denies, supposes, asks or limits is not judged, and never stands under a plain 'match'.

The figures are right (December 2023 and 2024: Maluku 24.8 and 21.1, Bali 31.3 and 36.2, Jambi 28.6 and 29.1;
Lampung 17.9, Aceh 19.8, Banten 40.1), so that only what is said of them could be wrong.
"""

from __future__ import annotations

import pytest

from pantau.claims.judge.verdict import judge_text
from pantau.store import Release

_MALUKU = "dari 24,8 persen pada Desember 2023 menjadi 21,1 persen pada Desember 2024"
_BALI = "dari 31,3 persen pada Desember 2023 menjadi 36,2 persen pada Desember 2024"
_ABOVE = "Lampung 17,9 persen pada Desember 2024 lebih tinggi daripada Bali 36,2 persen"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Cakupan Maluku tidak turun {_MALUKU}.",
        f"Cakupan Maluku tidak turun, {_MALUKU}.",
        f"Cakupan Maluku tidak pernah turun {_MALUKU}.",
        "Cakupan Maluku belum turun: 24,8 persen pada Desember 2023, menjadi 21,1 persen pada Desember 2024.",
        "Cakupan Maluku tidak lagi turun: 24,8 persen pada Desember 2023 dan 21,1 persen pada Desember 2024.",
        f"Tidak benar cakupan Maluku turun {_MALUKU}.",
        f"Benarkah cakupan Maluku naik {_MALUKU}?",
        f"Cakupan Bali tidak naik {_BALI}.",
        f"Cakupan Bali bukan naik melainkan turun {_BALI}.",
        "Cakupan Bali tidak naik 4,9 poin menjadi 36,2 persen pada Desember 2024.",
        "Cakupan Jambi 29,1 persen pada Desember 2024, bukan naik dari 28,6 persen pada Desember 2023.",
        "Coverage in Maluku did not fall from 24.8 percent in December 2023 to 21.1 percent in"
        " December 2024.",
        "Coverage in Maluku didn't fall from 24.8 percent in December 2023 to 21.1 percent in December 2024.",
        "Coverage in Bali has not risen from 31.3 percent in December 2023 to 36.2 percent in December 2024.",
        f"Tidak benar bahwa cakupan {_ABOVE}.",
        f"Keliru bila cakupan {_ABOVE}.",
        f"Kami membantah bahwa cakupan {_ABOVE}.",
        f"Cakupan {_ABOVE}, itu keliru.",
        f"Jika cakupan {_ABOVE}, datanya perlu dicek.",
        f"Mungkin cakupan {_ABOVE}?",
        "Cakupan Lampung 17,9 persen pada Desember 2024 jauh dari lebih tinggi daripada Bali 36,2 persen.",
        "It is not true that coverage in Lampung (17.9 percent, December 2024) was higher than"
        " in Bali (36.2 percent).",
        "Neither Aceh (19.8 percent) nor Lampung (17.9 percent) was above Bali (36.2 percent)"
        " in December 2024.",
        "Hanya Banten 40,1 persen yang lebih tinggi daripada Bali 36,2 persen pada Desember 2024.",
        "Only Banten (40.1 percent) was above Bali (36.2 percent) in December 2024.",
        "Lampung (17.9 percent) trails Bali (36.2 percent) and leads Aceh (19.8 percent) in December 2024.",
        "Cakupan Lampung 17,9 persen menyalip Bali 36,2 persen pada Desember 2024.",
        "Cakupan Desember 2024: Aceh 19,8 persen > Bali 36,2 persen.",
        "Cakupan Aceh 19,8 persen dan Lampung 17,9 persen pada Desember 2024 masing-masing"
        " lebih tinggi daripada"
        " Bali 36,2 persen.",
        "Cakupan Aceh dan Lampung, masing-masing 19,8 dan 17,9 persen pada Desember 2024, di"
        " atas Bali 36,2 persen.",
        "Cakupan Aceh 19,8 persen dan Bali 36,2 persen pada Desember 2024 di bawah Lampung 17,9 persen.",
        "Cakupan Bali 36,2 persen, Lampung 17,9 persen di bawah Aceh 19,8 persen pada Desember 2024.",
    ],
)
def test_what_is_not_said_outright_is_told_to_be_unchecked(sentence: str, full_release: Release) -> None:
    judged = judge_text(sentence, full_release)

    assert judged
    for one in judged:
        assert [told.verdict for told in one.assessments if told.verdict != "unchecked"] == []
        assert one.assessments
        assert one.release_verdict != "match"


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        (f"Cakupan Maluku turun {_MALUKU}.", ["true"]),
        (f"Cakupan Maluku naik {_MALUKU}.", ["false"]),
        (f"Cakupan {_ABOVE}.", ["false", "false"]),
        (
            "Di Lampung hanya 17,9 persen, di bawah Bali 36,2 persen, pada Desember 2024.",
            ["true", "true"],
        ),
        (
            "Jambi naik dari 28,6 persen (Des 2023) menjadi 29,1 persen (Des 2024), sedangkan"
            " Maluku turun dari"
            " 24,8 menjadi 21,1 persen.",
            ["true", "refused"],
        ),
        (
            "Coverage in Jambi rose from 28.6 percent in December 2023 to 29.1 percent in"
            " December 2024, while"
            " Maluku rose from 24.8 to 21.1 percent.",
            ["true", "refused"],
        ),
    ],
)
def test_what_is_said_outright_is_judged_still(
    sentence: str, verdicts: list[str], full_release: Release
) -> None:
    assert [
        one.verdict for told in judge_text(sentence, full_release) for one in told.assessments
    ] == verdicts
