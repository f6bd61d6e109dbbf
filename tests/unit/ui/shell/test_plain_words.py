"""Streamlit reads the words of many of its elements as Markdown: only ours come there.

A file's name, a cell, a note or a name that somebody typed may be a picture of another host or a
link. They are shown by our own HTML, which is escaped, or where Streamlit shows text as it is
(options of a selectbox, a field's content). tests/browser/data/test_hostile_names.py tries them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
# Where the first argument, or one of these by name, is read as Markdown.
READ = [
    "button",
    "download_button",
    "link_button",
    "page_link",
    "checkbox",
    "toggle",
    "radio",
    "selectbox",
    "multiselect",
    "pills",
    "segmented_control",
    "slider",
    "select_slider",
    "number_input",
    "text_input",
    "text_area",
    "chat_input",
    "date_input",
    "file_uploader",
    "popover",
    "expander",
    "tabs",
    "status",
    "spinner",
    "progress",
    "metric",
    "dialog",
    "caption",
    "markdown",
    "write",
    "title",
    "header",
    "subheader",
    "error",
    "warning",
    "info",
    "success",
    "toast",
    "badge",
    "table",
]
NAMED = ("label", "body", "text", "help", "caption", "captions")
# And where options are, which all others show as they are.
READ_OPTIONS = ("radio", "pills", "segmented_control")
NO_ELEMENTS = {"packed", "words"}  # a ZIP that is written, the words of a claim
# What a text of the catalogue may be filled with: numbers, as we write them.
NUMBERS = {"count", "total", "most", "number"}
# What is handed on from a caller that gives a text of the catalogue.
HANDED_ON = {
    "pantau/ui/data/confirm.py: yes",
    "pantau/ui/claims/form.py: label",  # names of our own examples
    "pantau/ui/shell/tools.py: label_of(frame, with_figures)",  # dates of ours
    "pantau/ui/simulation/number_field.py: self.label",
    "pantau/ui/simulation/number_field.py: self.hint or None",
}


def read_as_markdown() -> Iterator[tuple[str, ast.expr]]:
    """Every expression whose value Streamlit reads as Markdown, and its module."""
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "pantau" / "ui").rglob("*.py")]
    for file in files:
        module, tree = str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        modules = {alias.asname or alias.name for node in imports for alias in node.names} - {"st"}
        modules |= NO_ELEMENTS
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                yield from ((module, words) for words in _words(call, call.func, modules))


def _words(call: ast.Call, called: ast.Attribute, modules: set[str]) -> Iterator[ast.expr]:
    """Of an element drawn by Streamlit, or in a place of it; what our own `modules` offer is none."""
    name = called.attr
    if name not in READ or not isinstance(called.value, ast.Name) or called.value.id in modules:
        return
    first = 1 if name == "progress" else 0  # its first says how far
    yield from call.args[first : first + 1]
    for keyword in call.keywords:
        if keyword.arg in NAMED:
            yield keyword.value
        elif keyword.arg == "format_func" and name in READ_OPTIONS:
            yield keyword.value.body if isinstance(keyword.value, ast.Lambda) else keyword.value


def is_ours(words: ast.expr) -> bool:
    """Whether an expression is a text of the catalogue, filled in with numbers at most."""
    match words:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name("say") | ast.Attribute(attr="say"), args=[_], keywords=values):
            return {value.arg for value in values} <= NUMBERS
        case ast.Call(func=ast.Name("number")):
            return True
        case ast.JoinedStr(values=parts):
            return all(
                is_ours(part.value if isinstance(part, ast.FormattedValue) else part) for part in parts
            )
        case _:
            return False


def test_words_that_streamlit_reads_as_markdown_are_ours() -> None:
    found = list(read_as_markdown())
    assert len(found) > 50, "they are found at all"
    others = {f"{module}: {ast.unparse(words)}" for module, words in found if not is_ours(words)}
    assert others == HANDED_ON


def test_what_is_not_ours_would_be_noticed() -> None:
    for words in ("file.name", "say('a', name=name)", "f'{say(\"a\")} {name}'", "name if a else say('b')"):
        assert not is_ours(ast.parse(words, mode="eval").body)


def test_nothing_may_bring_html_of_others() -> None:
    for file in (ROOT / "pantau" / "ui").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text, file
        assert "unsafe_allow_javascript" not in text, file
