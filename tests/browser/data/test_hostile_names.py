"""Names, cells and notes that would be pictures, links and formulas are shown as they are, everywhere."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect

from pantau.store import journal
from tests.browser.data.test_data_page import CHECKED, GOOD, fill
from tests.helpers.browser import ROOT, open_page, served, settled, watched_page

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1:9"
HOSTILE = (
    f"![x]({ADDRESS}/x.png) [a](javascript:1) **b** :material/home: :red[c] $x$ <img src={ADDRESS}/y.png>"
)
# As names of files may be: no slash. What is fetched all the same would be a file of our own host.
NAME = "![x](x.png) [a](javascript:1) **b** $x$ :red[c] <img src=y.png>"
SHEET = "_b_ $x$ <img src=y.png>"
# Elements that only markup of these texts could have made.
MADE = (
    'img[src*="x.png"], img[src*="y.png"], a[href*="javascript"], .katex,'
    " :is(strong, b, em):text-is('b'), [style*='color']:text-is('c')"
)


@pytest.fixture
def url(full_root: Path, tmp_path: Path) -> Iterator[str]:
    """A server on a releases folder of the test's own."""
    root = Path(shutil.copytree(full_root, tmp_path / "releases"))
    with served(ROOT / "server.py", root, log=tmp_path / "server.log") as address:
        yield address


def hostile_book() -> bytes:
    """A workbook whose sheet, and cells where numbers and codes should stand, are hostile."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, ["Kode", "Periode", "Segmen", "Aktif", "Terdaftar", "Potensi"])
        sheet.write_row(1, 0, ["16.71", "2026-08", "PU", HOSTILE, 1_200, 5_000])
        sheet.write_row(2, 0, [HOSTILE, "2026-08", HOSTILE, 10, 20, 30])
    return out.getvalue()


def stays_words(page: Page, *texts: str) -> None:
    """These stand on the page as they were written, and nothing was made of them."""
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert [text for text in texts if text not in shown] == []
    expect(page.locator(MADE)).to_have_count(0)


def give(page: Page, name: str, content: bytes) -> None:
    """Choose a file with that name and have it checked by somebody of a hostile name."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])
    settled(page)
    fill(page, "Nama Anda", HOSTILE[:80])
    fill(page, "Catatan tentang berkas ini (boleh kosong)", HOSTILE)
    page.get_by_role("button", name="Periksa berkas").click()


def test_an_upload_of_hostile_names_is_words_from_its_file_to_its_journal(
    url: str, browser: Browser, tmp_path: Path
) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{url}/data")
        give(page, f"{NAME}.xlsx", hostile_book())
        expect(page.get_by_text("Berkas belum dapat dimuat.")).to_be_visible(timeout=CHECKED)
        settled(page)
        stays_words(page, f"{NAME}.xlsx", SHEET, HOSTILE[:60])
        page.get_by_role("button", name=f"Buang {NAME}.xlsx").click()
        settled(page)
        give(page, f"{NAME}.csv", GOOD)
        expect(page.get_by_text(re.compile("Konsep rilis .* selesai dibangun"))).to_be_visible(timeout=CHECKED)
        settled(page)
        stays_words(page, f"{NAME}.csv", HOSTILE[:80], HOSTILE)
        page.get_by_text(re.compile("Saya sudah memeriksa")).click()
        settled(page)
        fill(page, "Alasan", HOSTILE)
        page.get_by_role("button", name="Terbitkan konsep ini").click()
        page.get_by_role("button", name="Ya, terbitkan").click()
        expect(page.get_by_text("sudah diterbitkan dan berlaku sekarang")).to_be_visible()
        settled(page)
        stays_words(page, HOSTILE)
        assert journal(tmp_path / "releases").iloc[0]["reason"] == HOSTILE
        for name in ("tentang", "wilayah?wilayah=16.71&indikator=coverage_ucj&periode=2026-09"):
            open_page(page, f"{url}/{name}")
            stays_words(page)


def test_a_pasted_text_and_an_address_are_words(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/cek_angka")
        pasted = f"Cakupan Provinsi Bali {HOSTILE} mencapai 50,88% pada Desember 2024."
        fill(page, "Kalimat atau paragraf", pasted)
        page.get_by_role("button", name="Periksa", exact=True).click()
        settled(page)
        stays_words(page)
        for key in ("wilayah", "periode", "indikator", "lingkup", "rilis"):
            open_page(page, f"{app_url}/peta?{key}={HOSTILE}")
            stays_words(page, HOSTILE[:40])
