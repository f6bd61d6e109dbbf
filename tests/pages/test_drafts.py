"""A draft says that it is one on every page, in every file and in every picture."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
import streamlit as st

from pantau.publishing import prepare_draft, publish_draft
from pantau.store import current_id, drafts
from tests.helpers import facts
from tests.helpers.official import csv_file
from tests.helpers.pages import PAGES, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

FILE = csv_file([("16", "2025-08", "pu", 900, 1_000, 2_000)])
Download = Callable[..., bool]


@pytest.fixture(scope="module")
def built(sparse_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two provinces, and a draft that nobody has published."""
    root = tmp_path_factory.mktemp("drafts") / "releases"
    shutil.copytree(sparse_root, root)
    small = facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    prepare_draft([("a.csv", FILE)], "Ani", root=root, facts=small, today=dt.date(2026, 1, 15))
    return root


@pytest.fixture
def root(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PANTAU_RELEASES", str(built))
    return built


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Callable[[], bytes]]]:
    """What the page offers to save: names, and how each is written."""
    offered: list[tuple[str, Callable[[], bytes]]] = []

    def offer(_label: str, data: Any, file_name: str, **_: object) -> bool:
        offered.append((file_name, data))
        return False

    monkeypatch.setattr(st, "download_button", offer)
    return offered


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> list[tuple[go.Figure, str]]:
    """The figures of the page, and the names under which they are saved."""
    drawn: list[tuple[go.Figure, str]] = []

    def draw(figure: go.Figure, config: dict[str, Any], **_: object) -> None:
        drawn.append((figure, config["toImageButtonOptions"]["filename"]))

    monkeypatch.setattr(st, "plotly_chart", draw)
    return drawn


def stamps(figure: go.Figure) -> list[str]:
    return [str(one.text) for one in figure.layout.annotations if one.text == "KONSEP"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_draft_says_so_and_none_of_what_is_in_force(root: Path, page: str) -> None:
    text = said(run_page(page, rilis=drafts(root)[0]))
    assert text.count("<strong>KONSEP</strong>") == 1
    assert "tidak tercatat pernah diterbitkan" in text
    for params in ({}, {"rilis": current_id(root)}):
        assert "<strong>KONSEP</strong>" not in said(run_page(page, **params))


@pytest.mark.parametrize("page", ["peta", "peringkat", "wilayah", "bandingkan", "inpres", "simulasi"])
def test_every_file_and_picture_of_a_draft_says_so(
    root: Path,
    page: str,
    files: list[tuple[str, Callable[[], bytes]]],
    pictures: list[tuple[go.Figure, str]],
) -> None:
    run_page(page, rilis=drafts(root)[0], wilayah="16")
    assert files or page == "wilayah"
    for name, write in files:
        assert name.startswith("KONSEP-"), name
        if name.endswith(".csv"):
            _, *rows = write().decode("utf-8-sig").splitlines()
            assert rows or page == "wilayah", "two provinces, and no parts of them"
            assert all("(KONSEP, belum diterbitkan)" in row for row in rows)
    for figure, name in pictures:
        assert stamps(figure) == ["KONSEP"]
        assert name.startswith("KONSEP-")
    if page in ("wilayah", "inpres", "simulasi"):
        assert pictures

    for found in (files, pictures):
        found.clear()
    run_page(page, wilayah="16")
    assert not [name for name, _ in [*files, *pictures] if "KONSEP" in str(name)]
    assert not [figure for figure, _ in pictures if stamps(figure)]
    assert not [name for name, write in files if name.endswith(".csv") and "KONSEP" in write().decode()]


def test_checked_figures_of_a_draft_say_so(root: Path, files: list[tuple[str, Callable[[], bytes]]]) -> None:
    app = run_page("cek_angka", rilis=drafts(root)[0])
    app.text_area(key="claims_input").set_value("Cakupan Sumatera Selatan 25 persen.").run()
    assert len(files) >= 2
    for name, write in files:
        assert name.startswith("KONSEP-")
        written = write()
        text = written if isinstance(written, str) else written.decode("utf-8-sig")
        assert "(KONSEP, belum diterbitkan)" in text


def test_a_draft_that_is_published_is_one_no_more(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(built, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    (draft,) = drafts(root)
    assert "<strong>KONSEP</strong>" in said(run_page("peta", rilis=draft))
    publish_draft(draft, "Budi", "uji", accept_warnings=True, root=root)
    assert "<strong>KONSEP</strong>" not in said(run_page("peta", rilis=draft))
