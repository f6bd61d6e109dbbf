"""Streamlit's HTML becomes ours, with what its modules import named in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from pantau.web.opening import first_files, modules, opening

STREAMLIT = Path(streamlit.__file__).parent / "static"


@pytest.fixture(scope="module")
def html() -> bytes:
    """Of the installed version."""
    return (STREAMLIT / "index.html").read_bytes()


def test_every_change_is_made(html: bytes) -> None:
    """Another version of Streamlit may write its page otherwise: then this fails, and it is looked at."""
    ours = opening(STREAMLIT, "p {}")(html, "")
    assert b'<html lang="id">' in ours
    assert b"<title>Pantau Jamsostek</title>" in ours
    assert b"BACKEND_BASE_URL" in ours
    assert b"Aktifkan JavaScript" in ours
    assert b"You need to enable" not in ours


def test_modules_that_every_page_needs_are_named_once(html: bytes) -> None:
    named = first_files(opening(STREAMLIT, "p {}")(html, ""))
    assert len(named) == len(set(named))
    assert set(first_files(html)) < set(named)
    for name in ("BidiComponent", "Html", "Button", "ButtonGroup", "Selectbox"):
        assert any(path.startswith(f"/static/js/{name}.") for path in named), name
    assert all((STREAMLIT / path[1:]).is_file() for path in named)


def test_modules_are_found_through_what_they_import(tmp_path: Path) -> None:
    (tmp_path / "A.1.js").write_text(
        'import{x}from"./B.2.js";import"./C.3.js";const d=()=>import("./D.4.js")'
    )
    (tmp_path / "B.2.js").write_text("export{x}from'./A.1.js'")
    (tmp_path / "C.3.js").write_text("")
    (tmp_path / "D.4.js").write_text("")
    assert modules(tmp_path, ["A", "Gone"]) == ["A.1.js", "B.2.js", "C.3.js"]
