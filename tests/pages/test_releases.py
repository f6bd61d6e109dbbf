"""Every page with all facts, with two provinces only, and with no figure at all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.helpers.pages import PAGES, ROOT, component_data, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_itself_with_all_facts(page: str, release_root: Path) -> None:
    text = said(run_page(page))
    assert 'role="alert"' not in text
    assert "Pantau Jamsostek" in text


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_itself_with_two_provinces(page: str, sparse_release_root: Path) -> None:
    assert 'role="alert"' not in said(run_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_itself_without_figures(page: str, empty_release_root: Path) -> None:
    assert 'role="alert"' not in said(run_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_without_a_release_a_page_says_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANTAU_RELEASES", str(tmp_path))
    text = said(run_page(page))
    assert 'role="alert"' in text
    assert "make data" in text


def test_a_damaged_release_is_named_and_no_figure_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.duckdb").write_bytes(b"not a database")
    (tmp_path / "current").write_text("broken\n", encoding="utf-8")
    monkeypatch.setenv("PANTAU_RELEASES", str(tmp_path))
    text = said(run_page("ringkasan"))
    assert "Berkas rilis rusak" in text
    assert "broken.duckdb" in text


@pytest.mark.parametrize("page", PAGES)
def test_the_first_statement_of_a_page_is_the_guard(page: str) -> None:
    statements = ast.parse((ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")).body
    assert isinstance(statements[0], ast.Expr), "a docstring first"
    assert ast.unparse(statements[1]) == "from pantau.ui.shell.navigation import guard"
    assert ast.unparse(statements[2]) == "guard()"


def test_every_file_of_pages_is_a_page() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


def test_the_sparse_map_says_how_many_areas_it_has_figures_for(sparse_release_root: Path) -> None:
    (data,) = component_data(run_page("peta"), "pantau_map")
    assert "Ada angka untuk 2 dari 2 wilayah." in data["summary"]
