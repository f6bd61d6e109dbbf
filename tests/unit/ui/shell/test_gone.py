"""An event may come from a component that has left the page: it is nobody's, and raises nothing.

Enter on a map opens a page; Esc a moment later was typed on a map that is no longer there.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pantau.mapview import ahead, component
from pantau.mapview.shipped import event_of
from pantau.ui import league
from pantau.ui.compare import saved
from pantau.ui.inpres import heat
from pantau.ui.shell import period

ROOT = Path(__file__).resolve().parents[4]


def fail(*_: object) -> None:
    raise AssertionError("nobody sent an event")


@pytest.mark.parametrize(
    "forward",
    [
        lambda: component._forward("gone_map", fail),
        lambda: ahead._wanted("gone_time", "series", fail),
        lambda: league._pass_on("gone_league", fail),
        lambda: heat._pass_on("gone_heat", fail),
        saved._opened,
        period._chosen,
    ],
    ids=["map", "time", "league", "heat", "saved", "period"],
)
def test_an_event_of_a_component_that_is_gone_is_nobodys(forward) -> None:
    forward()


def test_what_is_gone_has_sent_nothing() -> None:
    assert event_of("gone", "event") is None


def _reads_an_event(node: ast.AST) -> bool:
    """`st.session_state[key].event`, which raises KeyError where the component is gone."""
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Subscript)
        and ast.unparse(node.value.value) == "st.session_state"
    )


def test_every_event_is_read_through_event_of() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("pantau", "pages")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and _reads_an_event(node)
    ]
    assert found == []
