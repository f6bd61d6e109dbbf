import shutil
import subprocess
from pathlib import Path

import pytest

from pantau.mapview import MapEvent, component
from pantau.text import Text


def test_an_event_of_ours_is_read() -> None:
    assert component.read_event({"action": "drill", "code": "16"}) == MapEvent("drill", "16")
    assert component.read_event({"action": "layout", "code": "tiles"}) == MapEvent("layout", "tiles")
    assert component.read_event({"action": "up", "code": "kanwil-sumbagsel"}) == MapEvent(
        "up", "kanwil-sumbagsel"
    )


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "select",
        {"action": "delete", "code": "16"},
        {"action": "select"},
        {"action": "select", "code": 16},
        {"action": "select", "code": "16'; drop table area"},
    ],
)
def test_what_we_did_not_send_is_no_event(raw: object) -> None:
    assert component.read_event(raw) is None


def sent(*numbered: tuple[int, str, str]) -> dict[str, object]:
    """What a browser sends last of these: it brings those before."""
    events = [{"number": number, "action": action, "code": code} for number, action, code in numbered]
    return {**events[-1], "sender": "a", "before": events[:-1]}


def test_events_that_fell_into_one_run_are_all_heard_once() -> None:
    first = sent((1, "select", "33"), (2, "layout", "tiles"))
    heard_all = [MapEvent("select", "33"), MapEvent("layout", "tiles")]
    assert component.events_since(first, None) == (heard_all, ("a", 2))

    later = sent((1, "select", "33"), (2, "layout", "tiles"), (3, "up", "ID"))
    assert component.events_since(later, ("a", 2)) == ([MapEvent("up", "ID")], ("a", 3))
    assert component.events_since(later, ("a", 3)) == ([], ("a", 3))


def test_another_map_in_the_browser_begins_anew() -> None:
    assert component.events_since(sent((1, "up", "ID")), ("b", 9)) == ([MapEvent("up", "ID")], ("a", 1))


@pytest.mark.parametrize("before", [None, "x", [None, 3, {"number": "1"}, {"number": 1, "action": "drop"}]])
def test_what_comes_along_is_looked_at_as_closely(before: object) -> None:
    raw = {"action": "select", "code": "16", "number": 2, "sender": "a", "before": before}
    assert component.events_since(raw, None) == ([MapEvent("select", "16")], ("a", 2))


def test_the_style_sheet_can_stand_in_a_template_literal() -> None:
    css = (Path(component.__file__).parent / "map.css").read_text(encoding="utf-8")

    assert not set("\\`$") & set(css)


def test_every_text_the_browser_uses_is_in_the_catalogue() -> None:
    import re

    scripts = "".join(
        path.read_text(encoding="utf-8") for path in Path(component.__file__).parent.glob("js/*.js")
    )
    used = set(re.findall(r"\btext\.([a-z_]+)\b", scripts)) | {"map", "tiles"}

    # text.replace would be a method, not a text; these are worded for what the map shows, the last but one
    # by a page whose colours say something else than the value, the last as everywhere
    assert used - {"of_label", "value", "class_label", "about"} == set(Text("id").section("map.client"))


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_joined_module_is_valid_javascript(tmp_path: Path) -> None:
    module = tmp_path / "map.mjs"
    module.write_text(component._module() + "\nexport default mountMap;\n", encoding="utf-8")

    checked = subprocess.run(["node", "--check", str(module)], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr
