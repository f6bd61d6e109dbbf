"""Similar areas as a file: each figure with its n, N, month and source, and where the features are from."""

from __future__ import annotations

import pytest

from pantau.access import Rights
from pantau.answers import comparing, tables
from pantau.answers.names import areas_by_code, place_names
from pantau.documents.sheets import Sheet
from pantau.store import Release
from pantau.text import Text
from pantau.ui.compare.similar import twin
from pantau.ui.compare.twin_files import twin_sheet
from pantau.ui.peers.words import table_of_level
from pantau.ui.shell.frame import Frame
from pantau.view import View

N_HEADS = ("n", "N", "Tanggal angka", "Status", "Sumber")


def _sheet(release: Release, area: str) -> Sheet:
    view = View(area=area).with_options(drawing="serupa")
    table = tables.table(release, view)
    frame = Frame(
        "bandingkan", table.view.but(area=area), table, release, Text("id"), areas_by_code(release),
        place_names(release, "id"), Rights(),
    )  # fmt: skip
    found = comparing.neighbours(release, frame.view, 5, ())
    return twin_sheet(frame, twin(frame, found, table_of_level(frame)), "")


def test_a_figure_of_a_similar_area_says_of_how_many_when_and_by_whom(full_release: Release) -> None:
    sheet = _sheet(full_release, "18")
    own = dict(zip(sheet.head, sheet.rows[0], strict=False))

    # Lampung, December 2024: 858,652 of 4,787,589
    assert [own[head] for head in N_HEADS] == [
        858_652, 4_787_589, "2024-12", "dihitung dari angka terbitan",
        "BPS, Sakernas Agustus 2024; BPJS Ketenagakerjaan",
    ]  # fmt: skip


def test_the_notes_cite_the_figures_and_every_feature_that_has_a_source(full_release: Release) -> None:
    notes = _sheet(full_release, "18").notes

    assert ("Sumber", "BPS, Sakernas Agustus 2024; BPJS Ketenagakerjaan") in notes
    assert any(label == "Sumber ciri" and words.startswith("Pekerja informal") for label, words in notes)


@pytest.mark.parametrize("area", ["73.01", "16.71"])
def test_people_of_an_estimate_are_in_thousands(full_release: Release, area: str) -> None:
    sheet = _sheet(full_release, area)
    rows = [dict(zip(sheet.head, row, strict=False)) for row in sheet.rows]
    ours = [row["n"] for row in rows if row["Status"] == "taksiran"]

    assert ours
    assert all(isinstance(count, int) and count % 1000 == 0 for count in ours)


def test_an_area_without_a_figure_says_why_it_has_none(full_release: Release) -> None:
    """Kota Malang was counted by a source, so that it is not estimated: that is no lack of data."""
    sheet = _sheet(full_release, "35.73")
    own = dict(zip(sheet.head, sheet.rows[0], strict=False))

    assert own["Status"] == (
        "tidak ditaksir, karena sumber terbitan pernah menghitung pesertanya (lihat Cakupan UCJ)"
    )
