"""Which area a feature is: names, provinces and codes against each other."""

from __future__ import annotations

import geopandas as gpd
import pytest

from pantau.outline.boundaries import BoundaryFileError, Columns
from pantau.outline.boundaries.columns import find_columns
from pantau.outline.boundaries.matching import match_features
from tests.unit.outline.boundaries.conftest import kinds, no_shape, one, with_row


def match(frame, regencies, columns=None):
    """Codes of the areas that the features are ('' for none), and the findings."""
    features, findings = match_features(frame, columns or find_columns(frame), regencies)
    return [feature.area.code if feature.area else "" for feature in features], findings


def made_of(regencies, *rows):
    """Features from (name, province, code, code of the outline)."""
    columns = ("WADMKK", "WADMPR", "KDPKAB")
    attributes = {column: [row[place] for row in rows] for place, column in enumerate(columns)}
    frame = gpd.GeoDataFrame(attributes, geometry=[regencies[row[3]] for row in rows], crs="EPSG:4326")
    return frame.drop(columns=[column for column in columns if not frame[column].any()])


def test_the_codes_of_34_provinces_do_not_merge_the_new_ones(regencies):
    # As BIG writes them: provinces of today, codes of before the split.
    frame = made_of(
        regencies,
        ("Merauke", "Papua Selatan", "91.01", "93.01"),
        ("Nabire", "Papua Tengah", "91.04", "94.01"),
        ("Jayawijaya", "Papua Pegunungan", "91.02", "95.01"),
        ("Jayapura", "Papua", "91.03", "91.03"),
        ("Kota Jayapura", "Papua", "91.71", "91.71"),
        ("Sorong", "Papua Barat Daya", "92.01", "96.01"),
        ("Kota Sorong", "Papua Barat Daya", "92.71", "96.71"),
        ("Manokwari", "Papua Barat", "92.02", "92.02"),
    )
    codes, findings = match(frame, regencies)
    assert codes == ["93.01", "94.01", "95.01", "91.03", "91.71", "96.01", "96.71", "92.02"]
    assert [(finding.kind, finding.features) for finding in findings] == [
        ("old_code", (place,)) for place in (1, 2, 3, 6, 7)
    ]
    assert findings[0].message() == (
        "Fitur 1. Merauke, Papua Selatan: kode 91.01 dari sebelum pemekaran; sekarang Kabupaten Merauke."
    )


def test_old_codes_alone_are_enough(regencies):
    frame = made_of(regencies, ("", "", "91.01", "93.01"), ("", "", "91.03", "91.03"))
    codes, findings = match(frame, regencies)
    assert codes == ["93.01", "91.03"]
    assert kinds(findings) == ["old_code"]


def test_codes_of_bps_are_told_from_those_of_kemendagri_by_where_they_lie(regencies):
    # 1101, 1102, 1103: for BPS Simeulue, Aceh Singkil, Aceh Selatan; for Kemendagri Aceh Selatan, ...
    bps = made_of(regencies, *(("", "", code, at) for code, at in
                               (("1101", "11.09"), ("1102", "11.10"), ("1103", "11.01"))))  # fmt: skip
    assert match(bps, regencies) == (["11.09", "11.10", "11.01"], [])
    home = made_of(
        regencies, *(("", "", code, f"{code[:2]}.{code[2:]}") for code in ("1101", "1102", "1103"))
    )
    assert match(home, regencies) == (["11.01", "11.02", "11.03"], [])


def test_a_name_that_a_regency_and_a_city_share(regencies):
    by_code = made_of(
        regencies, ("Bandung", "Jawa Barat", "32.04", "32.04"), ("Bandung", "Jawa Barat", "32.73", "32.73")
    )
    assert match(by_code, regencies) == (["32.04", "32.73"], [])
    by_habit = made_of(
        regencies, ("Bandung", "Jawa Barat", "", "32.04"), ("Kota Bandung", "Jawa Barat", "", "32.73")
    )
    codes, findings = match(by_habit, regencies)
    assert (codes, kinds(findings)) == (["32.04", "32.73"], ["assumed_regency"])
    unclear = made_of(regencies, ("Bandung", "Jawa Barat", "", "32.04"), ("Garut", "Jawa Barat", "", "32.05"))
    codes, findings = match(unclear, regencies)
    assert codes == ["", "32.05"]
    message = one(findings, "ambiguous").message()
    assert "32.04 Kabupaten Bandung, 32.73 Kota Bandung" in message


def test_name_and_province_go_before_a_code_that_says_otherwise(yogyakarta, regencies):
    yogyakarta.loc[1, "KDPKAB"] = "34.03"
    codes, findings = match(yogyakarta, regencies)
    assert codes[1] == "34.02"
    found = one(findings, "code_differs")
    assert (found.features, found.area, found.severity) == ((2,), "34.02", "warning")
    assert "Kabupaten Gunungkidul" in found.message()


def test_name_against_code_without_a_province_is_left_to_a_person(yogyakarta, regencies):
    yogyakarta.loc[1, "KDPKAB"] = "34.03"
    codes, findings = match(yogyakarta.drop(columns="WADMPR"), regencies)
    assert codes == ["34.01", "", "34.03", "34.04", "34.71"]
    assert one(findings, "conflict").severity == "error"


def test_names_and_codes_that_nobody_knows(yogyakarta, regencies):
    yogyakarta.loc[0, ["WADMKK", "KDPKAB"]] = ["Kulonprogoo", None]
    yogyakarta.loc[1, ["WADMKK", "KDPKAB"]] = ["Atlantis", None]
    yogyakarta.loc[2, "WADMKK"] = "Gn. Kidul Raya"
    yogyakarta.loc[3, "KDPKAB"] = "34.99"
    yogyakarta.loc[4, "WADMPR"] = "Mataram"
    codes, findings = match(yogyakarta, regencies, Columns("WADMKK", "WADMPR", "KDPKAB"))
    assert codes == ["", "", "34.03", "34.04", "34.71"]
    assert {finding.kind: finding.features for finding in findings} == {
        "unmatched_near": (1,),
        "unmatched": (2,),
        "name_unknown": (3,),
        "code_unknown": (4,),
        "province_unknown": (5,),
    }
    assert "34.01 Kabupaten Kulon Progo" in one(findings, "unmatched_near").message()


def test_a_remnant_without_name_and_shape_is_named_and_passed_over(yogyakarta, regencies):
    frame = with_row(yogyakarta, WADMKK=None, KDPKAB=None, geometry=no_shape())
    codes, findings = match(frame, regencies)
    assert codes[-1] == ""
    assert one(findings, "remnant").message() == (
        "Fitur 6. tanpa nama, Daerah Istimewa Yogyakarta: "
        "sisa tanpa bentuk, bukan wilayah tersendiri; dilewati."
    )


def test_a_file_of_provinces_with_names_of_regencies_is_seen_through(regencies):
    # Provinces dissolved from villages carry the regency of one village each.
    provinces = [("Aceh", "11.01"), ("Riau", "14.01"), ("Jambi", "15.01"), ("Banten", "36.01"),
                 ("Bali", "51.01"), ("Papua", "91.03")]  # fmt: skip
    names = ["Aceh Selatan", "Kampar", "Kerinci", "Pandeglang", "Jembrana", "Jayapura"]
    rows = [(name, province, code, code) for name, (province, code) in zip(names, provinces, strict=True)]
    with pytest.raises(BoundaryFileError, match="berisi provinsi"):
        match(made_of(regencies, *rows), regencies)
