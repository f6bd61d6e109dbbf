"""The server around the app: headers, health, language, and the first visitor of a fresh process."""

from __future__ import annotations

import json
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, expect

from pantau.outline.manifest import geometry_url, layers
from pantau.web.copies import SMALLEST
from pantau.web.opening import first_files
from pantau.web.policy import policy_of
from tests.helpers.browser import ROOT, open_page, served, watched_page


def get(url: str) -> tuple[int, dict[str, str], str]:
    """Status, headers (lower case) and text of an answer."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            headers = {key.lower(): value for key, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, {}, error.read().decode()


def test_every_layer_may_be_kept_for_ever(app_url: str) -> None:
    for layer in layers():
        status, headers, _ = get(f"{app_url}/{geometry_url(layer)}")
        assert status == 200
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
        assert headers["content-type"].startswith("application/json")


def test_what_is_not_content_hashed_is_not_kept_for_ever(app_url: str) -> None:
    _, headers, _ = get(f"{app_url}/app/static/manifest.json")
    assert "immutable" not in headers.get("cache-control", "")


def test_health_names_the_release(app_url: str, full_root: Path) -> None:
    status, _, text = get(f"{app_url}/healthz")
    assert status == 200
    assert json.loads(text) == {"status": "ok", "release": (full_root / "current").read_text().strip()}


def test_health_is_503_without_a_release(tmp_path: Path) -> None:
    with served(ROOT / "server.py", tmp_path, log=tmp_path / "server.log") as address:
        status, _, text = get(f"{address}/healthz")
    assert status == 503
    assert json.loads(text)["status"] == "no release"


@pytest.mark.parametrize("path", ["", "peta", "wilayah?wilayah=16"])
def test_the_page_is_indonesian_from_its_first_byte(app_url: str, path: str) -> None:
    _, headers, text = get(f"{app_url}/{path}")
    assert '<html lang="id">' in text
    assert "<title>Pantau Jamsostek</title>" in text
    assert int(headers["content-length"]) == len(text.encode())
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "peta"])
def test_a_page_may_run_nothing_of_others(app_url: str, path: str) -> None:
    _, headers, text = get(f"{app_url}/{path}")
    assert headers["content-security-policy"] == policy_of(text.encode())
    assert headers["permissions-policy"].startswith("camera=()")


def test_nobody_learns_which_program_answers(app_url: str) -> None:
    for path in ("", "healthz", "_stcore/health", "app/static/manifest.json"):
        assert "server" not in get(f"{app_url}/{path}")[1]


@pytest.mark.parametrize("path", ["dampak", "peta.php", "static/js/index.00000000.js", "a/b"])
def test_where_no_page_is_something_leads_back(app_url: str, path: str) -> None:
    status, _, text = get(f"{app_url}/{path}")
    assert status == 404
    assert "Ke halaman depan" in text


def test_scripts_and_outlines_come_compressed(app_url: str) -> None:
    """In the background, once, and kept: so the first visitor of an installation may come before."""
    _, _, page = get(app_url)
    scripts = [path.lstrip("/") for path in first_files(page.encode()) if path.endswith((".js", ".css"))]
    for path in (*scripts, geometry_url("provinces34")):
        asked = urllib.request.Request(f"{app_url}/{path}", headers={"Accept-Encoding": "br"})
        for _ in range(2400):
            with urllib.request.urlopen(asked, timeout=10) as answer:
                told, content = answer.headers, answer.read()
            if len(content) < SMALLEST or told["content-encoding"]:
                break
            time.sleep(0.1)
        if told["content-encoding"]:
            assert brotli.decompress(content) == plain(f"{app_url}/{path}")
        else:
            assert len(content) < SMALLEST, path


def plain(url: str) -> bytes:
    """A file as it is."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        content: bytes = answer.read()
        return content


def test_pages_of_other_sites_are_refused(app_url: str) -> None:
    for path in ("", "_stcore/health", "_stcore/stream", "healthz"):
        foreign = urllib.request.Request(f"{app_url}/{path}", headers={"Origin": "https://jahat.example"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(foreign, timeout=10)
        assert refused.value.code == 403


def test_no_program_drives_the_app() -> None:
    """Streamlit's agent API is off in our settings, whatever its default will be."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["enableAgentApi"] is False


@pytest.mark.browser
@pytest.mark.parametrize("script", ["app.py", "server.py"])
def test_the_first_visitor_of_a_fresh_process_may_open_any_page(
    script: str, browser: Browser, full_root: Path, tmp_path: Path
) -> None:
    with (
        served(ROOT / script, full_root, log=tmp_path / "server.log") as address,
        # Without our server around it Streamlit looks for its backend below the page first: 404s.
        watched_page(browser, tolerate="404" if script == "app.py" else None) as page,
    ):
        open_page(page, f"{address}/wilayah?wilayah=16.71")
        expect(page.locator("h1").first).to_contain_text("Kota Palembang")
        page.get_by_role("link", name="Peringkat", exact=True).click()
        expect(page.locator("h1").first).to_contain_text("Cakupan penduduk bekerja: tertinggi")
