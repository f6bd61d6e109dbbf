"""CSV and xlsx, read back as a reader would."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from python_calamine import CalamineWorkbook

from pantau.analysis import build_table
from pantau.analysis.ranks.uncertainty import Errors, with_ranges
from pantau.documents import file_name, permalink, table_csv, table_xlsx
from pantau.documents.columns import COLUMNS, PRACTICE, PROVENANCE, cells
from pantau.store import Release
from pantau.text import Text
from pantau.view import View, from_params
from tests.unit.analysis.conftest import employed, figure

SAY = Text("id")
BASE = "https://pantau.contoh.id/peringkat"


@pytest.fixture
def named_release(release_of):
    def make(*rows):
        release = release_of(*rows)
        for field in ("name", "definition", "formula", "numerator", "denominator"):
            release.indicators[f"{field}_id"] = f"{field} dari katalog"
        return release

    return make


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def read_sheet(data: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


class TestCsv:
    def test_numbers_are_plain_and_whole(self, named_release):
        table = build_table(named_release(employed("16", 2025, 905_324, 4_200_000)), View())
        data = table_csv(table, SAY, BASE)
        assert data.startswith(b"\xef\xbb\xbf")
        row = read_csv(data)[0]
        assert row["Pembilang (orang)"] == "905324"
        # 100 * 905.324 / 4.200.000 = 21,55533…; more than two decimals nobody means
        assert row["Nilai (%)"] == "21.56"
        assert row["Status angka"] == "dihitung dari angka terbitan"
        assert row["Rilis data"] == "uji"

    def test_codes_are_quoted_and_every_row_says_its_decimal_sign(self, named_release):
        table = build_table(named_release(employed("16.06", 2025, 1, 3)), View(scope="16"))
        for language, heading, sign in (("id", "Tanda desimal", "titik"), ("en", "Decimal sign", "point")):
            data = table_csv(table, Text(language)).decode("utf-8-sig")
            # a reader that goes by the marks takes no code for a number
            assert [line for line in data.splitlines() if line.startswith('"16.06",')]
            rows = list(csv.DictReader(io.StringIO(data)))
            assert {row[heading] for row in rows} == {sign}

    def test_missing_figures_are_empty_and_say_why(self, named_release):
        row = read_csv(table_csv(build_table(named_release(), View()), SAY))[0]
        assert row["Nilai (%)"] == row["Peringkat"] == ""
        assert row["Sebab tidak ada angka"] == "belum ada angka terbitan"

    def test_estimates_say_so(self, named_release):
        release = named_release(employed("16.06", 2025, 1, 4, status="estimate", method="workers_share"))
        row = read_csv(table_csv(build_table(release, View(scope="16")), SAY))[0]
        assert row["Status angka"] == "taksiran"
        assert row["Cara hitung"] == "dibagi menurut penduduk bekerja"

    def test_the_link_gives_the_same_view_on_the_same_release(self, named_release):
        table = build_table(named_release(employed("16", 2025, 1, 4)), View())
        link = read_csv(table_csv(table, SAY, BASE))[0]["Tautan tampilan"]
        params = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
        assert link.startswith(BASE)
        assert from_params(params) == table.view.but(release="uji")

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
    def test_text_never_becomes_a_formula(self, named_release, start):
        release = named_release(figure("16", "2025-06", 30, note=f"{start}1+1"))
        row = read_csv(table_csv(build_table(release, View(indicator="coverage_ucj")), SAY))[0]
        assert row["Catatan"] == f"'{start}1+1"

    def test_a_fall_stays_a_number(self, named_release):
        release = named_release(employed("16", 2024, 30, 100), employed("16", 2025, 20, 100))
        row = read_csv(table_csv(build_table(release, View()), SAY))[0]
        assert float(row["Perubahan (poin)"]) == -10
        assert row["Perubahan (orang)"] == "-10"


class TestHeadings:
    """Every heading says what its column counts."""

    def heads(self, release: Release, indicator: str) -> list[str]:
        table = build_table(release, View(indicator=indicator))
        found = next(csv.reader(io.StringIO(table_csv(table, SAY).decode("utf-8-sig"))))
        assert len(found) == len(set(found))
        return found

    def test_of_institutions_they_say_institutions(self, full_release):
        heads = self.heads(full_release, "institution_registered")
        for name in ("Pembilang", "Penyebut", "Belum terdaftar", "Perubahan"):
            assert f"{name} (lembaga)" in heads
        assert not [head for head in heads if head.startswith("P") and "(orang)" in head]

    def test_of_people_the_change_of_the_value_is_in_people(self, full_release):
        heads = self.heads(full_release, "active")
        assert {"Nilai (orang)", "Perubahan nilai (orang)", "Perubahan (orang)"} <= set(heads)
        assert "Perubahan (poin)" not in heads

    def test_of_rupiah_the_denominator_are_workers(self, full_release):
        heads = self.heads(full_release, "budget_per_worker")
        assert {"Nilai (rupiah)", "Pembilang (rupiah)", "Penyebut (orang)"} <= set(heads)

    def test_of_governments_they_say_governments(self, full_release):
        heads = self.heads(full_release, "budgeted")
        assert {"Pembilang (pemda)", "Penyebut (pemda)", "Perubahan (poin)"} <= set(heads)


class TestXlsx:
    def test_numbers_are_numbers(self, named_release):
        table = build_table(named_release(employed("16", 2025, 905_324, 4_200_000)), View())
        rows = read_sheet(table_xlsx(table, SAY), "Data")
        first = dict(zip(rows[0], rows[1], strict=True))
        assert first["Pembilang (orang)"] == 905_324
        assert first["Nilai (%)"] == pytest.approx(21.5553, abs=0.0001)
        assert first["Kode wilayah"] == "16"
        assert len(rows) == 1 + 4

    def test_codes_keep_their_form_and_estimates_say_so(self, named_release):
        release = named_release(employed("16.06", 2025, 1, 4, status="estimate"))
        rows = read_sheet(table_xlsx(build_table(release, View(scope="16")), SAY), "Data")
        first = dict(zip(rows[0], rows[1], strict=True))
        assert first["Kode wilayah"] == "16.06"
        assert first["Status angka"] == "taksiran"

    def test_text_never_becomes_a_formula(self, named_release):
        release = named_release(figure("16", "2025-06", 30, note="=HYPERLINK(1)"))
        data = table_xlsx(build_table(release, View(indicator="coverage_ucj")), SAY)
        rows = read_sheet(data, "Data")
        assert dict(zip(rows[0], rows[1], strict=True))["Catatan"] == "=HYPERLINK(1)"
        # A formula would be stored in an <f> element of the sheet.
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")

    def test_notes_say_what_the_figures_are(self, named_release):
        table = build_table(named_release(employed("91", 2025, 1, 4)), View())
        notes = [tuple(row) for row in read_sheet(table_xlsx(table, SAY, BASE), "Keterangan")]
        assert ("Periode", "2025") in notes
        assert ("Lingkup", "Indonesia") in notes
        assert ("Definisi", "definition dari katalog") in notes
        assert ("Sumber", "Sumber A") in notes
        assert ("Tautan tampilan", permalink(table, BASE)) in notes
        assert ("Catatan", SAY("analysis.note_boundaries34")) in notes

    def test_a_release_without_figures_gives_a_whole_workbook(self, named_release):
        data = table_xlsx(build_table(named_release(), View()), SAY)
        assert len(read_sheet(data, "Data")) == 1 + 4
        assert ["Periode", "belum ada angka"] in read_sheet(data, "Keterangan")


class TestRanges:
    @pytest.fixture
    def table(self, named_release):
        years = [(2024, 20), (2025, 30)]
        release = named_release(
            *(
                employed(code, year, n * scale, 10_000)
                for year, n in years
                for code, scale in [("16", 90), ("18", 100)]
            )
        )
        return build_table(release, View())

    def test_ranges_tiers_and_improvement_are_in_every_file(self, table):
        ranged = with_ranges(table, Errors(7.5, 5))
        rows = read_csv(table_csv(ranged, SAY))
        row = next(row for row in rows if row["Kode wilayah"] == "18")
        assert (row["Peringkat"], row["Peringkat kemajuan"]) == ("1", "1")
        # 27% and 30% of 10,000 with an error of 7.5% do not differ
        assert (row["Rentang peringkat 95%: terbaik"], row["Rentang peringkat 95%: terendah"]) == ("1", "2")
        assert row["Tidak berbeda nyata dengan (daerah)"] == row["Kelompok (aturan kami)"] == "1"
        assert float(row["Kemajuan (poin, penyebut awal)"]) == pytest.approx(10)
        sheet = read_sheet(table_xlsx(ranged, SAY), "Data")
        assert dict(zip(sheet[0], sheet[2], strict=True))["Rentang peringkat 95%: terendah"] == 2
        assert parse_qs(urlsplit(permalink(ranged, BASE)).query)["galat_provinsi"] == ["7.5"]

    def test_the_assumed_errors_stand_beside_the_figures(self, table):
        notes = dict(read_sheet(table_xlsx(with_ranges(table, Errors(7.5, 5)), SAY), "Keterangan"))
        assert notes["Galat penyebut (andaian kami)"].startswith("Provinsi 7,5%, kabupaten/kota 5,0%.")

    def test_a_table_without_ranges_has_no_columns_of_them(self, table):
        assert "Kelompok (aturan kami)" not in read_csv(table_csv(table, SAY))[0]
        assert "Galat penyebut (andaian kami)" not in dict(read_sheet(table_xlsx(table, SAY), "Keterangan"))


def test_every_column_of_a_file_has_a_heading():
    fields = {column.field for column in [PRACTICE, *COLUMNS, *PROVENANCE]} - {"value"}
    assert fields <= set(SAY.section("documents.head"))


def test_a_file_name_says_what_is_inside(named_release):
    table = build_table(named_release(employed("16.06", 2025, 1, 4)), View(scope="16"))
    assert file_name(table, "csv") == "pantau-coverage_employed-pu_bpu-2025-16-kabkota.csv"


class TestFictionalFigures:
    @pytest.fixture
    def table(self, named_release):
        table = build_table(named_release(employed("16.06", 2025, 1, 4)), View(scope="16"))
        return replace(table, release_id="2025-12-31-LATIHAN-0123456789")

    def test_every_row_of_a_csv_says_so_first(self, table):
        rows = read_csv(table_csv(table, SAY))
        assert next(iter(rows[0])) == "LATIHAN"
        assert {row["LATIHAN"] for row in rows} == {"angka karangan"}
        assert {row["Rilis data"] for row in rows} == {"2025-12-31-LATIHAN-0123456789"}

    def test_every_sheet_says_so_in_its_name_and_on_paper(self, table):
        data = table_xlsx(table, SAY)
        assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == [
            "LATIHAN-Data",
            "LATIHAN-Keterangan",
        ]
        assert read_sheet(data, "LATIHAN-Keterangan")[0] == ["LATIHAN", "angka karangan"]
        rows = read_sheet(data, "LATIHAN-Data")
        assert rows[0][0] == "LATIHAN"
        assert {row[0] for row in rows[1:]} == {"angka karangan"}
        archive = zipfile.ZipFile(io.BytesIO(data))
        for number in (1, 2):
            assert b"LATIHAN" in archive.read(f"xl/worksheets/sheet{number}.xml").split(b"<headerFooter>")[1]

    def test_the_name_of_a_file_begins_with_it(self, table):
        assert file_name(table, "csv") == "LATIHAN-pantau-coverage_employed-pu_bpu-2025-16-kabkota.csv"


def test_an_estimate_has_no_more_digits_than_are_known(full_release):
    table = build_table(full_release, View(level="regency", scope="16", period="2024"))
    row = cells(table, Text("id")).set_index("area_code").loc["16.71"]
    # 217,175 of 744,367: 29.18%, and 527,192 are not covered
    assert (row["value"], row["margin"], row["uncovered"]) == (29.0, 15, 527_000)


class TestDrafts:
    def test_every_row_sheet_and_name_of_a_draft_says_so(self, named_release):
        table = replace(build_table(named_release(employed("16", 2025, 1, 4)), View()), draft=True)
        assert file_name(table, "csv").startswith("KONSEP-pantau-")
        rows = read_csv(table_csv(table, SAY, BASE))
        assert {row["Rilis data"] for row in rows} == {"uji (KONSEP, belum diterbitkan)"}
        assert "rilis=uji" in permalink(table, BASE), "the link leads to the release itself"
        book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(table, SAY, BASE)))
        assert all(name.startswith("KONSEP-") for name in book.sheet_names)
        assert ["KONSEP", "konsep, belum diterbitkan"] in book.get_sheet_by_index(1).to_python()
