"""Files in, in Chromium: upload, findings, preview, publish, another reader's offer, roll back."""

from __future__ import annotations

import io
import json
import re
import shutil
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pantau.publishing import prepare_draft, publish_draft
from pantau.store import Release, current_id, journal, list_releases
from tests.helpers.browser import ROOT, in_theme, open_page, served, settled, watched_page
from tests.helpers.languages import left_over
from tests.helpers.names import without_names
from tests.helpers.official import csv_file
from tests.unit.intake.books import heading_row, raw_book

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The eligible workers of the second month are others than those of the first: a warning.
GOOD = csv_file(
    [
        ("16.71", "2026-08", "PU", 120_000, 130_000, 300_000),
        ("16.71", "2026-08", "BPU", 20_000, 21_000, 200_000),
        ("16.71", "2026-09", "PU", 120_500, 130_000, 310_000),
        ("16.71", "2026-09", "BPU", 20_500, 21_000, 200_000),
    ]
)
CHECKED = 120_000  # milliseconds: files are checked one after the other, however busy the machine is
# 141.000 of 510.000
COVERAGE = "27,6%"


def faulty() -> bytes:
    """A workbook with words for a number, a code that is none, and more active than registered."""
    rows = [
        ["Kode", "Periode", "Segmen", "Aktif", "Terdaftar", "Potensi"],
        ["16.71", "2026-08", "PU", "seribu", 1_200, 5_000],
        ["99.99", "2026-08", "PU", 10, 20, 30],
        ["16.06", "2026-08", "PU", 300, 200, 5_000],
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Peserta")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


@pytest.fixture
def root(full_root: Path, tmp_path: Path) -> Path:
    """A releases folder of the test's own, with all facts."""
    return Path(shutil.copytree(full_root, tmp_path / "releases"))


@pytest.fixture
def url(root: Path, tmp_path: Path) -> Iterator[str]:
    """The server on that folder."""
    with served(ROOT / "server.py", root, log=tmp_path / "server.log") as address:
        yield address


def give(page: Page, name: str, content: bytes) -> None:
    """Choose a file, say who, and have it checked."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])
    settled(page)
    fill(page, "Nama Anda", "Siti")
    page.get_by_role("button", name="Periksa berkas").click()


def fill(page: Page, label: str, words: str) -> None:
    """Type into a field and leave it."""
    field = page.get_by_label(label, exact=True)
    field.fill(words)
    field.press("Tab")
    settled(page)


def violations(page: Page) -> list[str]:
    """What axe-core objects to."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    assert len(found["passes"]) > 20, "axe has looked"
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def hand_in(page: Page, address: str) -> None:
    """A faulty file first: its findings, its report; then a good one, whose draft stands there."""
    open_page(page, address)
    give(page, "salah.xlsx", faulty())
    expect(page.get_by_text("Berkas belum dapat dimuat.")).to_be_visible(timeout=CHECKED)
    row = page.locator("tr.error", has_text="seribu")
    expect(row).to_contain_text("salah.xlsx")
    expect(row).to_contain_text("Aktif (D)")
    expect(page.get_by_role("button", name="Terbitkan konsep ini")).to_have_count(0)
    with page.expect_download() as report:
        page.get_by_role("button", name="Unduh temuan (Excel)").click()
    assert zipfile.is_zipfile(report.value.path())
    page.get_by_role("button", name="Buang salah.xlsx").click()
    settled(page)
    give(page, "baik.csv", GOOD)
    expect(page.get_by_text(re.compile("Konsep rilis .* selesai dibangun"))).to_be_visible(timeout=CHECKED)
    settled(page)


def answer(page: Page) -> None:
    """Say that the warning was looked at, and why, and ask for publishing."""
    page.get_by_text(re.compile("Saya sudah memeriksa")).click()
    settled(page)
    fill(page, "Alasan", "Laporan September")
    page.get_by_role("button", name="Terbitkan konsep ini").click()


def shows_release(page: Page, release: str) -> None:
    """The release's id stands behind the button that says how far its figures reach."""
    settled(page)  # a list that is opened while the page is still drawn is closed by it
    page.get_by_role("button", name=re.compile("^(Data s.d.|Tentang rilis)")).click()
    expect(page.get_by_text(f"Rilis {release}", exact=True)).to_be_visible()
    page.keyboard.press("Escape")


def test_from_a_faulty_file_to_a_published_figure(root: Path, url: str, browser: Browser) -> None:
    before = current_id(root)
    with watched_page(browser) as page:
        hand_in(page, f"{url}/data")
        assert current_id(root) == before, "a draft changes nothing"
        page.get_by_role("link", name="Lihat konsep pada peringkat").click()
        expect(page.get_by_text("Anda sedang melihat rilis")).to_be_visible()
        expect(page.get_by_text(re.compile("Kota Palembang")).first).to_be_visible()
        settled(page)
        page.locator(".pj-more summary").click()
        page.get_by_role("link", name="Data", exact=True).click()
        expect(page.get_by_role("heading", name="Pratinjau konsep")).to_be_visible()
        settled(page)
        answer(page)
        page.get_by_role("button", name="Ya, terbitkan").click()
        expect(page.get_by_text("sudah diterbitkan dan berlaku sekarang")).to_be_visible()
        assert current_id(root) != before
        assert journal(root).iloc[0]["reason"] == "Laporan September"
        settled(page)
        newest = f"{url}/wilayah?wilayah=16.71&indikator=coverage_ucj"
        open_page(page, newest)
        expect(page.get_by_text(f"Angka lebih baru: {COVERAGE} (September 2026)").first).to_be_visible()
        open_page(page, f"{newest}&periode=2026-09")
        expect(page.locator("[data-testid=stMain]")).to_contain_text(COVERAGE)
        expect(page.locator(".tag.from_official").first).to_have_text("dihitung dari angka resmi")


def test_a_check_is_called_off_and_the_next_one_begins_at_once(root: Path, url: str, browser: Browser) -> None:
    before = list_releases(root)
    with watched_page(browser) as page:
        open_page(page, f"{url}/data")
        # every figure is another word that is no number: read for many seconds
        lines = (f'"16.71";2026-08;PU;x{number}\n' for number in range(700_000))
        give(page, "lambat.csv", ("Kode;Periode;Segmen;Aktif\n" + "".join(lines)).encode())
        page.get_by_role("button", name="Batalkan").click(timeout=CHECKED)
        expect(page.get_by_text("Pemeriksaan dibatalkan. Tidak ada yang disimpan.")).to_be_visible()
        settled(page)
        assert list_releases(root) == before
        page.get_by_role("button", name="Buang lambat.csv").click()
        settled(page)
        # a cell for which no memory suffices ends the process that reads it, and no other
        far = '<row r="2"><c r="XFD1048576"><v>1</v></c></row>'
        give(page, "jauh.xlsx", raw_book(heading_row() + far))
        expect(page.locator("tr.error", has_text="memori lebih dari 2 GB")).to_be_visible(timeout=CHECKED)
        settled(page)
        page.get_by_role("button", name="Buang jauh.xlsx").click()
        settled(page)
        give(page, "baik.csv", GOOD)
        expect(page.get_by_text(re.compile("Konsep rilis .* selesai dibangun"))).to_be_visible(timeout=CHECKED)
        settled(page)


def test_another_reader_stays_is_offered_the_new_release_and_the_way_back(
    root: Path, url: str, browser: Browser
) -> None:
    before = current_id(root)
    with watched_page(browser) as reader, watched_page(browser) as page:
        open_page(reader, f"{url}/wilayah?wilayah=16.71")
        hand_in(page, f"{url}/data")
        answer(page)
        page.get_by_role("button", name="Ya, terbitkan").click()
        expect(page.get_by_text("sudah diterbitkan dan berlaku sekarang")).to_be_visible()
        after = current_id(root)
        reader.get_by_role("link", name="Peta", exact=True).click()
        expect(reader.get_by_text(f"Rilis baru tersedia: {after}")).to_be_visible()
        shows_release(reader, before)
        settled(reader)
        reader.get_by_role("button", name="Tampilkan", exact=True).click()
        shows_release(reader, after)

        settled(page)
        fill(page, "Diminta oleh", "Budi")
        fill(page, "Alasan kembali", "Salah berkas")
        page.get_by_role("button", name="Kembali ke rilis ini").click()
        page.get_by_role("button", name="Ya, kembali").click()
        expect(page.get_by_text(f"Rilis {before} berlaku kembali.")).to_be_visible()
        assert current_id(root) == before
        settled(reader)
        reader.get_by_role("link", name="Peringkat", exact=True).click()
        expect(reader.get_by_text(f"Rilis yang berlaku sekarang: {before}")).to_be_visible()


def test_an_idle_page_offers_a_release_that_is_published_meanwhile(
    root: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_id(root)
    monkeypatch.setenv("PANTAU_LIHAT_RILIS", "2")
    with (
        served(ROOT / "server.py", root, log=tmp_path / "idle.log") as address,
        watched_page(browser) as reader,
    ):
        open_page(reader, f"{address}/wilayah?wilayah=16.71")
        shows_release(reader, before)
        expect(reader.get_by_text("Rilis baru tersedia")).to_have_count(0)
        heading = reader.get_by_role("heading", level=1)
        name = heading.inner_text()
        draft = prepare_draft([("laporan.csv", GOOD)], "Siti", root=root)
        publish_draft(draft.release_id, "Siti", "Laporan September", accept_warnings=True, root=root)
        # Nobody touches the page.
        offer = reader.get_by_text(f"Rilis baru tersedia: {draft.release_id}, diterbitkan")
        expect(offer).to_be_visible(timeout=CHECKED)
        shows_release(reader, before)
        expect(heading).to_have_text(name)
        reader.get_by_role("button", name="Tampilkan", exact=True).click()
        expect(offer).to_have_count(0, timeout=CHECKED)
        settled(reader)
        shows_release(reader, draft.release_id)


def test_an_english_page_says_all_but_the_findings_in_english(
    url: str, browser: Browser, full_release: Release
) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{url}/data?bahasa=en")
        file = {"name": "report.csv", "mimeType": "text/csv", "buffer": GOOD}
        page.locator("input[type=file]").set_input_files([file])
        settled(page)
        fill(page, "Your name", "Siti")
        page.get_by_role("button", name="Check the files").click()
        expect(page.get_by_text(re.compile("Draft release .* is built"))).to_be_visible(timeout=CHECKED)
        settled(page)
        said = page.locator("[data-testid=stMain]").evaluate(
            """(main) => [...main.querySelectorAll('.pj, label, button')].flatMap((part) => {
              const copy = part.cloneNode(true);
              copy.querySelectorAll('[lang=id]').forEach((one) => one.remove());
              return copy.textContent.split('\\n').map((line) => line.trim()).filter(Boolean);
            })"""
        )
        assert len(said) > 60
        assert not left_over(without_names(said, full_release), "en")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_findings_preview_and_question(url: str, browser: Browser, width: int) -> None:
    with watched_page(browser, width=width) as page:
        open_page(page, f"{url}/data")
        give(page, "salah.xlsx", faulty())
        expect(page.get_by_text("Berkas belum dapat dimuat.")).to_be_visible(timeout=CHECKED)
        assert [violations(in_theme(page, theme)) for theme in ("light", "dark")] == [[], []]
        hand_in(page, f"{url}/data")
        answer(page)
        expect(page.get_by_role("button", name="Ya, terbitkan")).to_be_visible()
        assert [violations(in_theme(page, theme)) for theme in ("light", "dark")] == [[], []]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_streamlits_words_of_uploading_are_indonesian(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/data")
        zone = page.get_by_test_id("stFileUploader")
        expect(zone).to_contain_text("Pilih berkas")
        expect(zone).to_contain_text("Paling besar 50MB per berkas")
        file = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
        page.locator("input[type=file]").set_input_files([file])
        expect(page.get_by_role("button", name="Buang surat.pdf")).to_be_visible()
        names = zone.locator("[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel)")
        assert not left_over([*names, zone.inner_text()], "id")


@pytest.mark.parametrize(
    ("button", "name"), [("Unduh templat", "template"), ("Unduh berkas latihan", "LATIHAN")]
)
def test_templates_are_downloaded(app_url: str, browser: Browser, button: str, name: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/data")
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.suggested_filename.startswith(name)
        assert zipfile.is_zipfile(download.value.path())


def test_health_says_what_stands_in_for_a_damaged_release(root: Path, tmp_path: Path) -> None:
    from pantau.store import build_release, publish
    from tests.helpers import facts

    good = current_id(root)
    other = build_release(facts.sparse_facts(tmp_path / "facts"), root=root, author="tests").release_id
    publish(root, other)
    (root / f"{other}.duckdb").write_bytes(b"cut off")
    with served(ROOT / "server.py", root, log=tmp_path / "damaged.log") as address:
        answer = json.load(urllib.request.urlopen(f"{address}/healthz", timeout=10))
    assert (answer["status"], answer["release"]) == ("ok", good)
    assert other in answer["notice"]
