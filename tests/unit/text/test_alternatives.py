"""What a map or chart shows is said in words, with its date and denominator."""

from __future__ import annotations

from pantau.text import Text, alternatives

ID = Text("id")


def test_map_caption():
    text = alternatives.map_caption(
        ID,
        indicator="Cakupan pekerja",
        basis="sakernas",
        as_of="2025",
        with_data=34,
        total=38,
        estimates=2,
        highest=("Kepulauan Riau", 50.04),
        lowest=("Papua", 12.0),
    )
    assert text == (
        "Cakupan pekerja, terhadap penduduk bekerja (Sakernas), 2025. Ada angka untuk 32 dari 38 wilayah."
        " 2 lainnya hanya taksiran. Tertinggi Kepulauan Riau (50,0%), terendah Papua (12,0%)."
    )


def test_map_caption_names_no_ends_where_areas_are_not_comparable():
    text = alternatives.map_caption(
        ID, indicator="UCJ", basis="unstated", as_of="2025-10", with_data=9, total=514
    )
    assert text == "UCJ, basis tidak disebut sumber, Oktober 2025. Ada angka untuk 9 dari 514 wilayah."


def test_trend_alt():
    values = [("2022", "24,0%"), ("2023", "24,2%"), ("2025-08", "24,5%")]
    assert alternatives.trend_alt(ID, "Lampung", values, ["2023"]) == (
        "Cakupan Lampung: 24,0% (2022), 24,2% (2023), dan 24,5% (Agustus 2025)."
        " Seri baru mulai 2023; angka sebelumnya tidak dapat dibandingkan langsung."
    )
    assert alternatives.trend_alt(ID, "Lampung", []) == "Belum ada angka untuk Lampung."
