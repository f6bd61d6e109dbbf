"""The steps as a file: whose figures they are, of which land, and no more digits than are known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pantau.access import Rights
from pantau.answers import tables
from pantau.answers.names import areas_by_code, place_names
from pantau.store import Release
from pantau.text import Text
from pantau.ui.inpres.files import cascade_sheet
from pantau.ui.shell.frame import Frame
from pantau.view import View

Rows = Callable[..., list[dict[str, object]]]


@pytest.fixture
def rows(full_release: Release) -> Rows:
    """The rows of the file of a View, by the words of their heads."""

    def of(**asked: str) -> list[dict[str, object]]:
        view, say = View(**asked), Text(asked.get("language", "id"))
        table = tables.table(full_release, view)
        names = place_names(full_release, say.language)
        frame = Frame(
            "inpres", table.view, table, full_release, say, areas_by_code(full_release), names, Rights()
        )
        sheet = cascade_sheet(frame)
        return [dict(zip(sheet.head, row, strict=True)) for row in sheet.rows]

    return of


def one(rows: list[dict[str, object]], code: str, step: str) -> dict[str, object]:
    (found,) = [row for row in rows if row["Kode"] == code and row["Langkah"] == step]
    return found


def test_a_share_that_no_source_prints_is_worked_out_and_says_so(rows: Rows) -> None:
    told = one(rows(), "73", "Aktif dari yang terdaftar")
    # 1,003,082 of 1,258,003
    assert (told["Bagian (%)"], told["Status angka"]) == (79.74, "dihitung dari angka terbitan")
    assert one(rows(), "73", "Pekerja terdaftar")["Status angka"] == "terbitan"


def test_papua_before_the_split_is_named_so_and_its_parts_say_where_they_are(rows: Rows) -> None:
    told = one(rows(), "91", "Aktif dari seluruh pekerja")
    assert told["Wilayah"] == "Papua (sebelum pemekaran)"
    assert (told["Bagian (%)"], told["Status angka"]) == (12.64, "dihitung dari angka terbitan")
    part = one(rows(), "93", "Aktif dari seluruh pekerja")
    assert (part["Keadaan"], part["Bagian (%)"]) == ("belum diketahui", None)
    assert part["Catatan"] == "tercakup dalam provinsi induk sebelum pemekaran"


def test_an_estimate_bears_its_range_and_no_decimals(rows: Rows) -> None:
    told = one(rows(scope="76", level="regency"), "76.05", "Aktif dari seluruh pekerja")
    assert told["Status angka"] == "taksiran"
    assert (told["Bagian (%)"], told["Rentang taksiran (± poin)"]) == (29.0, 15)


def test_people_of_an_estimate_are_told_in_thousands_as_in_every_file(rows: Rows) -> None:
    told = one(rows(scope="73", level="regency"), "73.01", "Aktif dari seluruh pekerja")

    # 22,900 of them are estimated, which the file of the same area's league tells as 23,000
    assert (told["Status angka"], told["n"]) == ("taksiran", 23_000)


def test_notes_and_doubts_stand_beside_the_figure(rows: Rows) -> None:
    budget = one(rows(scope="73", level="regency"), "73.11", "Anggaran")
    assert str(budget["Catatan"]).startswith("Jaminan sosial pegawai non-ASN")
    assert budget["Status angka"] == "terbitan"
    village = one(rows(scope="17", level="regency"), "17.06", "Desa terdaftar")
    assert str(village["Catatan"]).startswith("sumber atau catatannya meragukan")


def test_no_number_has_more_than_two_decimals(rows: Rows) -> None:
    for asked in ({}, {"level": "regency"}, {"indicator": "coverage_ucj", "level": "regency"}):
        numbers = [cell for row in rows(**asked) for cell in row.values() if isinstance(cell, float)]
        assert numbers
        assert all(round(number, 2) == number for number in numbers)
