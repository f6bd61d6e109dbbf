"""What a person does: look, drill by mouse and keyboard, go back, reload, share."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, settled, steady_text, watched_page

pytestmark = pytest.mark.browser

# Published, and worked by hand: 310,310 of 587,822 and 2,472,392 workers of Papua before its split.
FINDING = (
    "Cakupan penduduk bekerja: tertinggi Papua Barat (sebelum pemekaran) (52,8%), "
    "terendah Papua (sebelum pemekaran) (12,6%)"
)
TITLES = {
    "ringkasan": "27,1% pekerja terlindungi (PU + BPU): 39,2 juta dari 144,6 juta, Desember 2024",
    "peta": FINDING,
    "peringkat": FINDING,
    "wilayah": "Sumatera Selatan: 21,0%, naik 1,1 poin sejak Desember 2023",
    "inpres": "Indonesia: anggaran diketahui dari 30 pemda (12 sudah, 12 belum, 6 dengan jumlah rupiah), "
    "484 dari 514 belum tercatat dalam rilis ini",
    "simulasi": re.compile("^Simulasi Indonesia: 10.000 pekerja dibiayai Rp"),
    "cerita": re.compile("^Monev Sumbagsel, September 2022 dan kini: Sumatera Selatan 35,0% dan 31,3%"),
    "cek_angka": "Cek angka",
    "bandingkan": re.compile("^Cakupan penduduk bekerja: tertinggi Papua Barat"),
    "data": "Data",
    "metodologi": "Metodologi",
    "tentang": "Tentang data",
}


@pytest.mark.parametrize(("screen", "width"), [("wide", 1440), ("narrow", 390)])
def test_each_page_opens_directly_and_fits(
    request: pytest.FixtureRequest, name: str, screen: str, width: int
) -> None:
    page: Page = request.getfixturevalue(screen)
    assert_fits(page, TITLES[name], width)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_of_areas_opens_on_the_nation(app_url: str, browser: Browser, width: int) -> None:
    with watched_page(browser, width=width) as page:
        assert_fits(open_page(page, f"{app_url}/wilayah"), re.compile("^Indonesia: 27,1%"), width)


def assert_fits(page: Page, title: str, width: int) -> None:
    """The page has its title, does not scroll sideways, and is in Indonesian."""
    expect(page.locator("h1").first).to_have_text(title)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").get_attribute("lang") == "id"


def test_the_navigation_keeps_the_view(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(
            page,
            f"{app_url}/peta?indikator=coverage_employed&periode=2024&lingkup=16&tingkat=kabkota&wilayah=16",
        )
        page.get_by_role("link", name="Peringkat", exact=True).click()
        expect(page.locator("h1").first).to_have_text(re.compile("^Sumatera Selatan: "))
        assert params(page)["periode"] == "2024"
        assert params(page)["lingkup"] == "16"


def test_back_and_forward_follow_the_periods(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta")
        page.get_by_role("button", name="Periode sebelumnya").click()
        expect(page.locator("#isi + p")).to_contain_text(", 2023. Ada angka")
        settled(page)
        page.get_by_role("button", name="Periode sebelumnya").click()
        expect(page.locator("#isi + p")).to_contain_text(", 2022. Ada angka")
        settled(page)
        page.go_back()
        expect(page.locator("#isi + p")).to_contain_text(", 2023. Ada angka")
        settled(page)
        page.go_forward()
        expect(page.locator("#isi + p")).to_contain_text(", 2022. Ada angka")


def test_a_deep_link_reloaded_shows_the_same(app_url: str, browser: Browser) -> None:
    link = f"{app_url}/wilayah?wilayah=16.71&indikator=coverage_employed&segmen=pu&periode=2023&taksiran=ya"
    with watched_page(browser) as page:
        first = steady_text(open_page(page, link))
        page.reload()
        assert steady_text(settled(page)) == first
        assert "Kota Palembang" in first


def test_search_finds_a_kota_by_name(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/")
        box = page.get_by_role("combobox", name="Cari wilayah").first
        box.click()
        box.press_sequentially("prabumulih")
        page.get_by_role("option", name="Kota Prabumulih").first.click()
        expect(page.locator("h1").first).to_contain_text("Kota Prabumulih")
        assert params(page)["wilayah"] == "16.74"


def test_a_row_of_the_league_table_opens_its_area(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat")
        page.get_by_role("link", name="Kalimantan Timur", exact=True).click()
        expect(page.locator("h1").first).to_contain_text("Kalimantan Timur")
        settled(page)
        page.go_back()
        expect(page.locator("h1").first).to_have_text(TITLES["peringkat"])


def test_an_unknown_area_says_so_and_leads_back(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?wilayah=99")
        expect(page.get_by_role("alert")).to_contain_text("Wilayah dengan kode “99” tidak ada")
        page.get_by_role("link", name="Kembali ke tampilan nasional").click()
        expect(page.locator("h1").first).to_have_text(TITLES["peta"])


def test_the_phone_folds_the_controls_into_a_sheet(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=800) as page:
        open_page(page, f"{app_url}/peta")
        period = page.get_by_role("combobox", name=re.compile("Periode"))
        expect(period).to_be_hidden()
        page.get_by_role("button", name="Ubah tampilan").click()
        expect(period).to_be_visible()
        page.get_by_role("button", name="Tutup").click()
        expect(period).to_be_hidden()
