"""Rows that would make a release wrong: each is refused with its file, its line and the reason."""

from __future__ import annotations

import pytest

from pantau.store import RefusedRowsError, build_release, list_releases
from tests.helpers import facts

COVERAGE, PROVINCES, REGENCIES, ACTIVE, AREAS = (
    "coverage_published",
    "employed_province",
    "employed_regency",
    "active_participants",
    "areas",
)

# Lines are those of data/facts: line 2 of coverage_published is Aceh, Dec 2024, 32,73%.
FAULTS = [
    (COVERAGE, 2, {"area_code": "97"}, 'kode wilayah "97" tidak dikenal'),
    (COVERAGE, 2, {"area_code": "1101"}, 'kode wilayah "1101" tidak dikenal'),
    (COVERAGE, 2, {"area_code": ""}, "kolom area_code kosong"),
    (COVERAGE, 2, {"coverage_pct_published": "32,73"}, 'berisi "32,73"; harus angka'),
    (COVERAGE, 2, {"coverage_pct_published": "nan"}, "harus angka"),
    (COVERAGE, 2, {"coverage_pct_published": "-3"}, "tidak boleh negatif"),
    (COVERAGE, 2, {"coverage_pct_published": "574908"}, "terlalu besar"),
    (COVERAGE, 3, {"coverage_pct_published": "0.2994"}, "tampaknya pecahan"),
    (COVERAGE, 2, {"active": "574.908"}, "harus bilangan bulat"),
    (COVERAGE, 2, {"active": "banyak"}, "harus bilangan bulat"),
    (COVERAGE, 2, {"active": "-574908"}, "tidak boleh negatif"),
    (COVERAGE, 3, {"denominator": "0"}, "penyebut nol"),
    (COVERAGE, 2, {"as_of": "Desember 2024"}, 'berisi "Desember 2024"; tulis sebagai'),
    (COVERAGE, 2, {"as_of": "2024-02-30"}, "tulis sebagai"),
    (COVERAGE, 2, {"as_of": "1924"}, "tulis sebagai"),
    (COVERAGE, 2, {"as_of": ""}, "kolom as_of kosong"),
    (COVERAGE, 2, {"basis": "penduduk"}, 'basis berisi "penduduk"; yang dikenal: sakernas, employees'),
    (COVERAGE, 2, {"segment": "formal"}, 'segmen "formal" tidak ada dalam katalog'),
    (COVERAGE, 2, {"indicator": "ucj"}, 'indicator berisi "ucj"'),
    (COVERAGE, 2, {"counted_by": "ktp"}, 'counted_by berisi "ktp"'),
    (COVERAGE, 2, {"caveat": "ragu"}, 'caveat berisi "ragu"'),
    (COVERAGE, 2, {"source_id": ""}, "kolom source_id kosong"),
    (PROVINCES, 2, {"employed": "2394994.5"}, "harus bilangan bulat"),
    (PROVINCES, 2, {"area_code": "11.01"}, 'kode wilayah "11.01" bukan tingkat wilayah berkas ini'),
    (REGENCIES, 2, {"area_code": "11"}, 'kode wilayah "11" bukan tingkat wilayah berkas ini'),
    (
        REGENCIES,
        2,
        {"employed_formal": "104773"},
        "berisi 104773, lebih besar daripada keseluruhannya, 104772",
    ),
    (REGENCIES, 2, {"employed_formal": ""}, "kolom employed_formal kosong"),
    (ACTIVE, 2, {"area_code": "11.01"}, "bukan provinsi"),
    (ACTIVE, 2, {"active_pu": ""}, "kolom active_pu kosong"),
    (ACTIVE, 2, {"active_pu": "9000000"}, "lebih banyak daripada penduduk bekerja"),
    (ACTIVE, 2, {"employed_same_boundaries": "2394993"}, "tidak sama dengan jumlah Sakernas 2394994"),
    (AREAS, 40, {"level": "district"}, 'level berisi "district"'),
    (AREAS, 40, {"parent_code": "12"}, "bukan induk pada tingkatnya"),
    (AREAS, 40, {"population": "x"}, "harus bilangan bulat"),
    (AREAS, 41, {"area_code": "11.01"}, "tertulis dua kali"),
    # line 49 is Aceh Singkil, 11.10: a zero that is lost makes another code of it
    (AREAS, 49, {"area_code": "11.1"}, 'kolom area_code berisi "11.1"'),
    (AREAS, 49, {"kemendagri_code_2020": "11.1"}, 'kolom kemendagri_code_2020 berisi "11.1"'),
    (AREAS, 49, {"bps_code": "110"}, 'kolom bps_code berisi "110"'),
    (AREAS, 49, {"bps_code": "1103"}, "kode yang sudah dipakai wilayah lain"),
    (AREAS, 49, {"area_km2": "140461"}, "sama dengan jumlah penduduk"),
    (AREAS, 49, {"area_km2": "0"}, "berisi nol"),
    (AREAS, 2, {"area_km2": "5683.5"}, "luas kabupaten/kota berjumlah 56835.019 km2"),
    ("segments_published", 2, {"segment_id": "karyawan"}, 'segmen "karyawan" tidak ada'),
    ("groups_published", 2, {"protected": "49,594"}, "harus bilangan bulat"),
    ("institutions_published", 2, {"unit": "sekolah"}, 'unit berisi "sekolah"'),
    ("institutions_published", 2, {"total": "0"}, "penyebut nol"),
    ("national_participants", 7, {"people": "36,7 juta"}, "harus bilangan bulat"),
    ("targets", 2, {"unit_code": "persen"}, 'unit_code berisi "persen"'),
    ("targets", 3, {"id": "rpjpn-2045"}, 'id "rpjpn-2045" tertulis dua kali'),
    ("targets", 2, {"area_code": "98"}, 'kode wilayah "98" tidak dikenal'),
    ("regional_offices_published", 2, {"regional_office": "Papua"}, 'berisi "Papua"; yang dikenal: Sumbagut'),
    ("regulations", 2, {"title": ""}, "kolom title kosong"),
    ("regulations", 2, {"date": "19 Oktober 2004"}, "tulis sebagai"),
    (COVERAGE, 2, {"source_id": "lain"}, 'sumber "lain" tidak ada dalam sources.csv'),
    (PROVINCES, 2, {"source_id": "lain"}, 'sumber "lain" tidak ada dalam sources.csv'),
    (COVERAGE, 2, {"source_id": "topikseru-8468; lain"}, 'sumber "lain" tidak ada dalam sources.csv'),
    ("sources", 2, {"source_id": "Kompas 2025"}, "huruf kecil, angka, dan tanda hubung"),
    ("sources", 2, {"date": "Mei 2025"}, "tulis sebagai"),
    ("sources", 2, {"kind": "blog"}, 'kind berisi "blog"'),
    ("sources", 2, {"seen": ""}, "kolom seen kosong"),
    ("sources", 2, {"publisher": "", "short_name": ""}, "kolom short_name kosong"),
    ("sources", 3, {"source_id": "akeson-bangka-2025-07"}, "tertulis dua kali"),
    ("budget_status_published", 2, {"budget_status": "mungkin"}, 'budget_status berisi "mungkin"'),
]


@pytest.mark.parametrize(("file", "line", "cells", "reason"), FAULTS)
def test_a_wrong_row_is_refused(tmp_path, file, line, cells, reason):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, file, line, **cells)
    with pytest.raises(RefusedRowsError) as caught:
        build_release(folder, root=tmp_path / "releases")
    matching = [
        refusal
        for refusal in caught.value.refusals
        if (refusal.file, refusal.line) == (f"facts/{file}.csv", line) and reason in refusal.reason
    ]
    assert matching, str(caught.value)
    assert f"facts/{file}.csv, baris {line}: " in str(caught.value)
    assert list_releases(tmp_path / "releases") == []


def test_every_wrong_row_is_named_at_once(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, COVERAGE, 9, active="x")
    facts.change(folder, COVERAGE, 4, as_of="kemarin")
    facts.change(folder, "targets", 5, value="tinggi")
    with pytest.raises(RefusedRowsError) as caught:
        build_release(folder, root=tmp_path / "releases")
    assert [(r.file, r.line) for r in caught.value.refusals] == [
        ("facts/coverage_published.csv", 4),
        ("facts/coverage_published.csv", 9),
        ("facts/targets.csv", 5),
    ]
    assert str(caught.value).startswith("3 baris ditolak")


def test_the_same_figure_twice_in_a_file_is_refused(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    line = facts.repeat(folder, COVERAGE, 2, coverage_pct_published="40")
    with pytest.raises(RefusedRowsError) as caught:
        build_release(folder, root=tmp_path / "releases")
    assert [(r.line, r.reason.split(":")[0]) for r in caught.value.refusals] == [
        (line, "sama dengan baris 2")
    ]


def test_another_source_may_disagree(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.repeat(folder, COVERAGE, 2, coverage_pct_published="40", source_id="serambi-992722")
    report = build_release(folder, root=tmp_path / "releases")
    said = [f.message for f in report.findings if f.rule == "disagree" and f.area_code == "11"]
    assert said == ["Aceh, 2024-12: ada 2 angka yang berbeda untuk segmen yang sama. Semua disimpan."]


def test_regencies_must_sum_to_their_province(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    _, rows = facts.read(folder / f"{REGENCIES}.csv")
    at = ("2022", "32.01")
    line = 2 + next(i for i, row in enumerate(rows) if (row["year"], row["area_code"]) == at)
    facts.change(folder, REGENCIES, line, employed="2589168")
    with pytest.raises(RefusedRowsError) as caught:
        build_release(folder, root=tmp_path / "releases")
    assert "jumlah kabupaten/kota 23452569 tidak sama dengan angka provinsi 23452568" in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    (folder / "targets.csv").unlink()
    with pytest.raises(RefusedRowsError, match=r"facts/targets.csv, baris 1: berkas tidak ada"):
        build_release(folder, root=tmp_path / "releases")


def test_a_missing_column_is_named(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    columns, rows = facts.read(folder / f"{COVERAGE}.csv")
    kept = [column for column in columns if column != "basis"]
    facts.write(folder / f"{COVERAGE}.csv", kept, [{c: row[c] for c in kept} for row in rows])
    with pytest.raises(RefusedRowsError, match=r"kolom tidak ada: basis"):
        build_release(folder, root=tmp_path / "releases")


def test_a_row_with_a_cell_too_many(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    line = 2 + len(facts.real("institutions_published"))
    with (folder / "institutions_published.csv").open("a", encoding="utf-8") as file:
        file.write("76.05,2023-11,opd,12,39,majenekab-kso-2022,,,lebih\n")
    with pytest.raises(RefusedRowsError, match=rf"institutions_published.csv, baris {line}: jumlah sel"):
        build_release(folder, root=tmp_path / "releases")


def test_a_file_in_another_encoding(tmp_path):
    folder = facts.copy_facts(tmp_path / "facts")
    (folder / "targets.csv").write_bytes("id,document\nx,Résumé\n".encode("latin-1"))
    with pytest.raises(RefusedRowsError, match=r"targets.csv, baris 1: berkas tidak ditulis dalam UTF-8"):
        build_release(folder, root=tmp_path / "releases")


def test_a_missing_province_leaves_the_sum_out(tmp_path):
    def keep(file, row):
        year = {PROVINCES: "year", ACTIVE: "as_of"}.get(file)
        return year is None or not (row["area_code"] == "18" and row[year].startswith("2023"))

    folder = facts.copy_facts(tmp_path / "facts", keep)
    report = build_release(folder, root=tmp_path / "releases")
    said = {f.message for f in report.findings if f.rule == "incomplete_coverage_employed"}
    assert said == {
        "Indonesia, 2023: tidak semua provinsi ada angkanya, jumlah tidak dihitung.",
        "Sumbagsel, 2023: tidak semua provinsi ada angkanya, jumlah tidak dihitung.",
    }


def test_a_build_that_dies_leaves_nothing_behind(tmp_path, monkeypatch):
    def die(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("pantau.store.build.replace_durably", die)
    with pytest.raises(KeyboardInterrupt):
        build_release(facts.REAL, root=tmp_path)
    assert list(tmp_path.iterdir()) == []
