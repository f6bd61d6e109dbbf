"""What is sent to the heat table's browser side."""

from __future__ import annotations

import json

from pantau.text import Text
from pantau.ui.inpres.heat import HeatCell, HeatRow, payload

SAY = Text("id")


def link(code: str) -> str:
    return f"inpres?lingkup={code}&wilayah={code}"


def row(code: str, *cells: HeatCell) -> HeatRow:
    return HeatRow(code, f"Kabupaten {code}", "Sulawesi Selatan", cells)


def test_words_that_many_cells_share_are_sent_once() -> None:
    cells = [
        HeatCell(
            "full", "sudah", "23 Mei 2022", "Anggaran: sudah", 100.0, "Palopo Pos, 24 Mei 2022", "non-ASN"
        )
    ] * 7
    data = payload(SAY, "Langkah", [("Anggaran", "Anggaran")] * 7, [row("73.01", *cells)], link=link)
    assert data["words"].count("sudah") == 1
    state, text, sub, title, shade, source, note = data["rows"][0][3][0]
    assert [data["words"][at] for at in (state, text, sub, title, source, note)] == [
        "full", "sudah", "23 Mei 2022", "Anggaran: sudah", "Palopo Pos, 24 Mei 2022", "non-ASN",
    ]  # fmt: skip
    assert shade == 100


def test_a_link_is_whole_wherever_its_code_stands() -> None:
    data = payload(SAY, "Langkah", [], [row("73.01")], link=link)
    assert "73.01".join(data["link"]) == link("73.01")


def test_a_share_above_all_keeps_its_words_and_only_its_shade_ends() -> None:
    data = payload(
        SAY,
        "x",
        [("a", "a")],
        [row("91.01", HeatCell("full", "126,2%", share=126.15))],
        link=link,
    )
    state, text, _, _, shade, _, _ = data["rows"][0][3][0]
    assert (data["words"][text], shade) == ("126,2%", 100)
    assert data["words"][state] == "full"


def test_514_rows_of_seven_steps_stay_small() -> None:
    rows = [
        row(
            f"{at:02d}.01",
            *[HeatCell("part", f"{at / 7:.1f}%", f"{at} / 1.000 · 2025", "Sumber", at / 7)] * 7,
        )
        for at in range(514)
    ]
    data = payload(SAY, "x", [("a", "a")] * 7, rows, link=link)
    assert len(json.dumps(data)) < 170_000
