"""Finding the columns by what they hold."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.outline.boundaries import BoundaryFileError, Columns
from pantau.outline.boundaries.columns import areas_of_code, find_columns, texts


def test_the_column_of_villages_is_not_taken_for_that_of_regencies(yogyakarta):
    assert find_columns(yogyakarta) == Columns("WADMKK", "WADMPR", "KDPKAB")


def test_columns_are_found_whatever_they_are_called(yogyakarta):
    renamed = yogyakarta.rename(columns={"WADMKK": "A", "WADMPR": "B", "KDPKAB": "C", "NAMOBJ": "NAMA_KAB"})
    assert find_columns(renamed) == Columns("A", "B", "C")


def test_a_column_that_is_named_is_taken(yogyakarta):
    frame = yogyakarta.assign(lain=yogyakarta["WADMKK"])
    assert find_columns(frame, Columns(name="lain")) == Columns("lain", "WADMPR", "KDPKAB")
    with pytest.raises(BoundaryFileError, match="Kolom KABUPATEN tidak ada"):
        find_columns(frame, Columns(name="KABUPATEN"))


def test_a_half_empty_column_gives_way_to_a_full_one(yogyakarta):
    frame = yogyakarta.assign(AWAL=["Kulon Progo", "Bantul", None, None, None])
    frame = frame[["AWAL", "WADMKK", "geometry"]]
    assert find_columns(frame).name == "WADMKK"


def test_files_without_names_or_codes_of_regencies(yogyakarta):
    with pytest.raises(BoundaryFileError, match="Tidak ada kolom") as caught:
        find_columns(yogyakarta[["NAMOBJ", "geometry"]])
    assert caught.value.kind == "no_columns"
    with pytest.raises(BoundaryFileError, match="berisi provinsi"):
        find_columns(yogyakarta[["WADMPR", "geometry"]])


def test_values_are_read_as_the_text_they_were():
    numbers = pd.Series([1101.0, 61.1, float("nan"), float("inf")])
    assert texts(numbers) == ["1101", "61.10", "", ""]
    assert texts([None, pd.NA, " Bantul ", 3401]) == ["", "", "Bantul", "3401"]


def test_a_code_means_what_its_system_says():
    def names(code, system):
        return [area.name for area in areas_of_code(code, system)]

    # areas.csv: 11.01 is Aceh Selatan, whose BPS code is 1103; BPS gives 1101 to Simeulue.
    assert names("1101", "kemendagri") == ["Kabupaten Aceh Selatan"]
    assert names("1101", "bps") == ["Kabupaten Simeulue"]
    # 91.01 was Merauke before 2022; nobody has it today.
    assert names("91.01", "kemendagri") == ["Kabupaten Merauke"]
    assert names("34.01.02", "kemendagri") == []
