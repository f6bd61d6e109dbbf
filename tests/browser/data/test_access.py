"""Files are taken of who has shown a key, and refused at the server of anybody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from pantau.access import PUBLISHER, people
from tests.helpers.browser import ROOT, open_page, served, settled, watched_page
from tests.helpers.official import csv_file

pytestmark = pytest.mark.browser

FILE = {"name": "a.csv", "mimeType": "text/csv", "buffer": csv_file([("16", "2025-08", "pu", 1, 2, 3)])}


@pytest.fixture
def opened(
    sparse_root: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Page, str]]:
    """The page Data of an installation where one publisher is named, and the key."""
    root = tmp_path / "releases"
    shutil.copytree(sparse_root, root)
    key = people.add(root / "penerbit.json", "Siti", PUBLISHER)
    with (
        served(ROOT / "server.py", root, log=tmp_path / "server.log") as address,
        watched_page(browser) as page,
    ):
        yield open_page(page, f"{address}/data"), key


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=rules).response
    assert len(found["passes"]) > 10, "axe has looked"
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def sent(page: Page, request: Request) -> int:
    """What the server answers when the same is sent once more."""
    headers = {"X-Xsrftoken": request.headers["x-xsrftoken"]}
    return page.request.put(request.url, headers=headers, multipart={"file": FILE}).status


def test_the_upload_route_is_closed_to_who_has_shown_no_key(opened: tuple[Page, str]) -> None:
    page, key = opened
    expect(page.get_by_text("Anda membaca.")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    assert violations(page) == []
    page.get_by_label("Kunci").fill(key)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_text("Anda masuk sebagai Siti")).to_be_visible()
    assert page.get_by_label("Kunci").count() == 0
    assert violations(settled(page)) == []

    with page.expect_request("**/_stcore/upload_file/**") as waited:
        page.locator("input[type=file]").set_input_files(FILE)
    request = waited.value
    response = request.response()
    assert response is not None
    assert response.status == 204
    assert sent(page, request) == 204, "the same session, sent again"

    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_text("Anda membaca.")).to_be_visible()
    settled(page)
    assert sent(page, request) == 403, "the same session, which has left"
    other = page.request.put(
        request.url.replace("upload_file/", "upload_file/0"), multipart={"file": FILE}
    )
    assert other.status == 403


def test_a_trusted_proxy_says_who_looks_and_from_where(
    sparse_root: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "releases"
    shutil.copytree(sparse_root, root)
    people.add(root / "penerbit.json", "Siti", PUBLISHER, with_key=False)
    monkeypatch.setenv("PANTAU_TAJUK_PENGGUNA", "X-Remote-User")
    monkeypatch.setenv("PANTAU_PROKSI", "127.0.0.1")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    told = {"X-Remote-User": "siti", "X-Forwarded-For": "172.16.0.5"}
    with served(ROOT / "server.py", root, log=tmp_path / "server.log") as address:
        with watched_page(browser, extra_http_headers=told) as page:
            open_page(page, f"{address}/data")
            expect(page.get_by_text("Anda masuk sebagai Siti, penerbit")).to_be_visible()
            expect(page.locator("input[type=file]")).to_have_count(1)
        with watched_page(browser, extra_http_headers=told | {"X-Remote-User": "Budi"}) as page:
            open_page(page, f"{address}/data")
            expect(page.get_by_text("Anda membaca.")).to_be_visible()


def test_who_comes_through_a_proxy_to_an_installation_of_the_machine_only_reads(
    sparse_root: Path, tmp_path: Path, browser: Browser
) -> None:
    root = tmp_path / "releases"
    shutil.copytree(sparse_root, root)
    with served(ROOT / "server.py", root, log=tmp_path / "server.log") as address:
        with watched_page(browser, extra_http_headers={"X-Forwarded-For": "172.16.0.5"}) as page:
            open_page(page, f"{address}/data")
            expect(page.get_by_text("belum ada penerbit yang ditunjuk")).to_be_visible()
            expect(page.locator("input[type=file]")).to_have_count(0)
        with watched_page(browser) as page:
            open_page(page, f"{address}/data")
            expect(page.locator("input[type=file]")).to_have_count(1)
