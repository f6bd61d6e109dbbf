"""Every field of text has a length, and keeps no more of what it is sent past the browser."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from pantau.claims import LONGEST_TEXT
from pantau.ui.shell import fields
from tests.helpers.pages import PAGES, ROOT, run_page

pytestmark = pytest.mark.usefixtures("release_root")
FIELDS = ("text_input", "text_area", "chat_input")


def send(field: Any, text: str) -> None:
    """Send a text past the browser; AppTest itself would not type more than a field takes."""
    field._value = text


@pytest.mark.parametrize("page", PAGES)
def test_every_field_of_a_page_has_a_length_and_keeps_no_more(page: str) -> None:
    app = run_page(page)
    drawn = [*app.text_input, *app.text_area, *app.chat_input]
    for field in drawn:
        assert 0 < field.proto.max_chars <= LONGEST_TEXT + 1, field.label
    for field in drawn:
        send(field, "9" * (field.proto.max_chars + 5))
    app.run()
    assert not app.exception
    for field in [*app.text_input, *app.text_area]:
        assert len(str(field.value)) <= field.proto.max_chars, field.label


def test_no_field_is_without_a_length_wherever_it_is_drawn() -> None:
    """Those of sections that this release does not show, too."""
    found: list[Any] = []
    for file in [*(ROOT / "pages").glob("*.py"), *(ROOT / "pantau" / "ui").rglob("*.py")]:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr in FIELDS
            ):
                found.append(call)
                assert "max_chars" in {keyword.arg for keyword in call.keywords}, f"{file}:{call.lineno}"
    assert len(found) == 8


def test_names_and_notes_are_kept_as_far_as_they_go() -> None:
    app = run_page("data")
    send(app.text_input(key="data_author"), "n" * 5000)
    send(app.text_input(key="data_note"), "c" * 5000)
    app.run()
    assert app.session_state["data_author"] == "n" * fields.NAME
    assert app.session_state["data_note"] == "c" * fields.NOTE


def test_a_text_that_is_too_long_is_said_to_be() -> None:
    app = run_page("cek_angka")
    send(app.text_area(key="claims_input"), "x" * (3 * LONGEST_TEXT))
    app.run()
    assert not app.exception
    assert "20.000" in "".join(element.proto.body for element in app.main if element.type == "html")
