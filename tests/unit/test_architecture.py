"""docs/architecture.md says what is so: layers, files, functions, lengths."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pantau.analysis import assemble

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = ("pantau", "pages", "tools", "benchmarks", "tests")
# Longer than the document allows, each to be parted; the test fails when one of them no longer is.
LONG_FUNCTIONS: set[str] = set()
LONG_MODULES: set[str] = set()


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the product, parsed, by its path."""
    files = [ROOT / "app.py", ROOT / "server.py"]
    files += [file for folder in ("pantau", "pages") for file in sorted((ROOT / folder).rglob("*.py"))]
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def defined() -> dict[str, set[str]]:
    """The modules (by their last name, '' for any) and the functions, classes and values in each."""
    found: dict[str, set[str]] = {"": set()}
    for path, tree in trees().items():
        names = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        }
        names |= {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        file = Path(path)
        found.setdefault(file.parent.name if file.stem == "__init__" else file.stem, set()).update(names)
        found[""] |= names
    return found


def layers_checked(at: int = 0) -> list[list[str]]:
    """The layers of one of import-linter's contracts, from above, without 'pantau.'.

    The first is of the packages, the second of the rooms in the ui.
    """
    contracts = [one for one in PROJECT["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    return [re.findall(r"pantau\.([\w.]+)", line) for line in contracts[at]["layers"]]


def code_spans() -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", DOCUMENT)


def functions() -> Iterator[tuple[str, int]]:
    """'path:name' and the number of lines of each function, without its decorators."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{path}:{node.name}", node.end_lineno - node.lineno + 1


def test_the_layers_drawn_are_those_that_are_checked() -> None:
    section = DOCUMENT.split("## Layers\n")[1].split("\n## ")[0]
    drawn = [line.strip().split(" | ") for line in section.splitlines() if line.startswith("    ")]
    assert drawn == layers_checked() + layers_checked(1)


def test_every_module_and_every_room_stands_on_a_layer() -> None:
    assert _inside(ROOT / "pantau") == {name for line in layers_checked() for name in line}
    assert _inside(ROOT / "pantau" / "ui") == {
        name.removeprefix("ui.") for line in layers_checked(1) for name in line
    }


def _inside(folder: Path) -> set[str]:
    """The modules and packages of a folder."""
    found = {file.stem for file in folder.iterdir() if file.suffix == ".py" or file.is_dir()}
    return found - {"__init__", "__pycache__"}


@pytest.mark.parametrize("library", ["streamlit", "duckdb", "plotly"])
def test_a_library_is_imported_only_where_the_document_says(library: str) -> None:
    said = re.search(rf"{library} only in ([\w, ]+)", DOCUMENT)
    assert said is not None
    assert {_owner(path) for path, tree in trees().items() if library in _imported(tree)} == set(
        said[1].split(", ")
    )


def _owner(path: str) -> str:
    """'ui' of 'pantau/ui/shell/frame.py', 'server' of 'server.py'."""
    parts = path.removeprefix("pantau/").split("/")
    return parts[0].removesuffix(".py")


def _imported(tree: ast.Module) -> set[str]:
    """The first names of all modules that a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


def test_every_file_and_folder_named_exists() -> None:
    known = {file.name for folder in (*OURS, "docs", "queries") for file in (ROOT / folder).rglob("*")}
    known |= {file.name for file in ROOT.iterdir()}
    wrong = []
    for span in code_spans():
        for path in re.findall(
            r"(?<![\w<>./-])[\w.]+(?:/[\w.]+)*(?:/|\.(?:py|md|sql|toml|csv|json))(?![\w<(*])", span
        ):
            inside = path.rstrip("/")
            if not (ROOT / inside).exists() and Path(inside).name not in known:
                wrong.append(path)
    assert wrong == []


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", DOCUMENT)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_every_function_named_is_defined() -> None:
    """`build_table(release, view)`, `state.choose(...)`, `pantau.ui.shell.ranges`."""
    wrong = []
    for span in code_spans():
        for dotted in re.findall(r"\bpantau(?:\.\w+)+", span):
            module = ROOT / dotted.replace(".", "/")
            if not (module.is_dir() or module.with_suffix(".py").exists()):
                wrong.append(dotted)
        for owner, name in re.findall(r"(?<![\w.])(?:(\w+)\.)?(\w+)\(", span):
            if name not in defined().get(owner, defined()[""]):
                wrong.append(f"{owner}.{name}".strip("."))
    assert wrong == []


def test_functions_are_under_40_lines() -> None:
    assert "functions under 40" in DOCUMENT
    assert {name for name, lines in functions() if lines >= 40} == LONG_FUNCTIONS


def test_modules_are_under_250_lines_and_pages_under_90() -> None:
    assert "Modules under 250 lines" in DOCUMENT
    assert "pages under 90" in DOCUMENT
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in trees()}
    assert {path for path, count in lines.items() if count >= 250} == LONG_MODULES
    assert {path for path, count in lines.items() if path.startswith("pages/") and count >= 90} == set()


def test_folders_of_unit_tests_are_named_after_what_they_test() -> None:
    folders = [file for file in (ROOT / "tests" / "unit").rglob("*") if file.is_dir()]
    named = [file.relative_to(ROOT / "tests" / "unit") for file in folders if file.name != "__pycache__"]
    pantau = ROOT / "pantau"
    strangers = {
        str(path)
        for path in named
        if not (pantau / path).is_dir() and not (pantau / path).with_suffix(".py").exists()
    }
    assert strangers == {"methods"}, "the document tells of it"


def test_every_decision_is_dated_below_its_title() -> None:
    dated = re.compile(r"# .+\n\n_Decided \d{4}-\d\d-\d\d(; last changed \d{4}-\d\d-\d\d)?\._\n")
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    assert [file.name for file in decisions if not dated.match(file.read_text(encoding="utf-8"))] == []


def test_the_columns_of_a_table_are_those_described() -> None:
    section = DOCUMENT.split("## The Table")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")]
    described = [name for cell in rows[1:] for name in cell.split(", ")]
    assert sorted(described) == sorted(assemble.COLUMNS)
