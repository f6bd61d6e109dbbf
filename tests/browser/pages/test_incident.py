"""Where the program itself fails a reader is told a number that stands in the log, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.browser import served

pytestmark = pytest.mark.browser

TITLES = ("Halaman ini gagal ditampilkan", "This page could not be shown")
# A page that fails at once, at a click, or in a part that runs by itself.
PAGE = """
import streamlit as st

def fail():
    raise KeyError("/rahasia/peta_map")

@st.fragment
def part():
    if st.button("bagian"):
        fail()

if st.query_params.get("gagal"):
    fail()
st.button("klik", on_click=fail)
part()
"""
SERVER = """
import streamlit as st
from pantau.ui.shell.incident import tell_incident

app = st.App("page.py", on_script_error=tell_incident)
"""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("incident") / "server.log"


@pytest.fixture(scope="module")
def failing_url(log: Path) -> Iterator[str]:
    (log.parent / "page.py").write_text(PAGE, encoding="utf-8")
    (log.parent / "server.py").write_text(SERVER, encoding="utf-8")
    with served(log.parent / "server.py", log=log) as address:
        yield address


@pytest.mark.parametrize(
    ("query", "button"),
    [
        ("?gagal=ya", ""),
        ("?gagal=ya&bahasa=en", ""),
        ("?gagal=ya&bahasa=xx", ""),
        ("", "klik"),
        ("", "bagian"),
    ],
)
def test_a_failure_has_a_number_and_says_nothing_else(
    failing_url: str, log: Path, browser: Browser, query: str, button: str
) -> None:
    english = "bahasa=en" in query
    page = browser.new_page()
    page.goto(f"{failing_url}/{query}")
    if button:
        page.get_by_role("button", name=button).click()
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("heading", name=TITLES[english])).to_be_visible()
    said = alert.inner_text()
    (number,) = re.findall(r"\b[0-9A-F]{8}\b", said)
    assert f"insiden {number}: KeyError('/rahasia/peta_map')" in log.read_text(encoding="utf-8")
    assert "rahasia" not in page.content()
    assert "encountered an error" not in page.content(), "Streamlit's own panel"
    assert alert.get_by_role("link").get_attribute("href") == ("./?bahasa=en" if english else "./")
    page.close()


def test_our_server_tells_incidents(app_url: str) -> None:
    """The hook is given to the app that `make run` serves."""
    from pantau.ui.shell.incident import tell_incident
    from server import app

    assert app._on_script_error is tell_incident
