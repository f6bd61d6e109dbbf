"""The pages, the way between them, and the guard that each page starts with."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from pantau.text import Text
from pantau.view import View

_ICON = Path(__file__).with_name("icon.svg")
_inside_app: ContextVar[bool] = ContextVar("inside_app", default=False)


@dataclass(frozen=True)
class Page:
    """One entry of the navigation. `name` is its file in pages/ and its address."""

    name: str
    default: bool = False
    seldom: bool = False  # stands under "Lainnya"

    @property
    def file(self) -> str:
        return f"pages/{self.name}.py"

    @property
    def address(self) -> str:
        return "" if self.default else self.name


PAGES = (
    Page("ringkasan", default=True),
    Page("peta"),
    Page("peringkat"),
    Page("wilayah"),
    Page("bandingkan"),
    Page("inpres"),
    Page("simulasi"),
    Page("cerita", seldom=True),
    Page("cek_angka", seldom=True),
    Page("data", seldom=True),
    Page("metodologi", seldom=True),
    Page("tentang", seldom=True),
)


def navigate() -> None:
    """Run the page that the address names; what app.py does."""
    say = Text("id")
    st.set_page_config(
        page_title=say("ui.app_name"),
        page_icon=str(_ICON),  # a named icon would be fetched from a font host
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    pages = [
        st.Page(
            page.file,
            title=f"{say(f'ui.nav.{page.name}')} · {say('ui.app_name')}",
            url_path=page.address or None,
            default=page.default,
        )
        for page in PAGES
    ]
    chosen = st.navigation(pages, position="hidden")  # the frame draws its own: links carry the View
    token = _inside_app.set(True)
    try:
        chosen.run()
    finally:
        _inside_app.reset(token)


def guard() -> None:
    """First statement of every page.

    In a fresh process Streamlit runs a file of pages/ directly, without app.py, for the first
    visitor who opens it by its address. Then the page is run again, this time through the app.
    """
    if not _inside_app.get():
        navigate()
        st.stop()


def _page(name: str) -> Page:
    return next(page for page in PAGES if page.name == name)


def path(page: str) -> str:
    """The relative path of `page`, without a View."""
    return f"./{_page(page).address}"


def address(page: str, view: View) -> str:
    """The relative link to `page` showing `view`."""
    return f"{path(page)}?{view.to_query()}"


def open_page(page: str, view: View) -> NoReturn:
    """Leave for `page`, showing `view`."""
    st.switch_page(_page(page).file, query_params=view.to_params())


def follow(href: str | None) -> None:
    """Follow an internal link made by `address`; None does nothing."""
    if href is None:
        return
    parts = urlsplit(href)
    found = next(page for page in PAGES if page.address == parts.path.strip("./"))
    st.switch_page(found.file, query_params=dict(parse_qsl(parts.query, keep_blank_values=True)))
