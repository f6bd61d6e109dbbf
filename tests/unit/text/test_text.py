"""The catalogue gives a text or says what is missing."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import pantau.text as catalogue
from pantau.text import FOLDER, Text, TextKeyError, flatten

ROOT = Path(__file__).parents[3]


@pytest.fixture
def sample(tmp_path, monkeypatch):
    (tmp_path / "id").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "id" / "map.toml").write_text(
        'no_data = "Belum ada angka untuk {area}."\n[pages.peta]\ntitle = "Peta"\n', encoding="utf-8"
    )
    (tmp_path / "en" / "map.toml").write_text(
        'no_data = "No figure for {area} yet."\n[pages.peta]\ntitle = "Map"\n', encoding="utf-8"
    )
    (tmp_path / "id" / "only.toml").write_text('word = "kata"\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._catalogue.cache_clear()
    catalogue._flat_catalogue.cache_clear()
    yield tmp_path
    catalogue._catalogue.cache_clear()
    catalogue._flat_catalogue.cache_clear()


def test_a_text_is_filled_in(sample):
    assert Text("id")("map.no_data", area="Empat Lawang") == "Belum ada angka untuk Empat Lawang."
    assert Text("en")("map.no_data", area="Empat Lawang") == "No figure for Empat Lawang yet."


def test_nested_keys_and_sections(sample):
    say = Text("id")
    assert say("map.pages.peta.title") == "Peta"
    assert say.section("map") == {
        "no_data": "Belum ada angka untuk {area}.",
        "pages": {"peta": {"title": "Peta"}},
    }
    assert say.section("map.pages") == {"peta": {"title": "Peta"}}


def test_a_section_may_be_changed_without_changing_the_catalogue(sample):
    Text("id").section("map")["pages"]["peta"]["title"] = "x"
    assert Text("id")("map.pages.peta.title") == "Peta"


def test_a_file_not_translated_stays_indonesian(sample):
    assert Text("en")("only.word") == "kata"


@pytest.mark.parametrize(
    ("key", "values", "reason"),
    [
        ("map.nothing", {}, "not in the catalogue"),
        ("nothing.at_all", {}, "not in the catalogue"),
        ("map.pages", {}, "not in the catalogue"),
        ("map.no_data", {}, "needs a value for 'area'"),
    ],
)
def test_what_is_missing_raises_and_is_named(sample, key, values, reason):
    with pytest.raises(TextKeyError) as caught:
        Text("id")(key, **values)
    assert caught.value.key == key
    assert caught.value.reason == reason


def test_unknown_language_and_section_raise(sample):
    with pytest.raises(TextKeyError, match="no such language"):
        Text("fr")
    with pytest.raises(TextKeyError, match="no such section"):
        Text("id").section("nothing")
    with pytest.raises(TextKeyError, match="not a section"):
        Text("id").section("map.no_data")


def test_texts_of_one_language_are_equal():
    assert Text("id") == Text("id")
    assert hash(Text("id")) == hash(Text("id"))
    assert Text("id") != Text("en")


def _flat(language: str, stem: str) -> dict[str, str]:
    import tomllib

    return flatten(tomllib.loads((FOLDER / language / f"{stem}.toml").read_text(encoding="utf-8")))


def _fields(template: str, words: bool = True) -> set[str]:
    """Placeholders of a text; without `words` only those that are filled in, not '{count:area|areas}'."""
    parts = string.Formatter().parse(template)
    return {name for _, name, form, _ in parts if name and (words or "|" not in str(form))}


# Why an area is not found is said in Indonesian (pantau/areas): English shows what was written.
_WITHOUT_REASON = ("area_unknown", "area_ambiguous", "area_conflict", "area_name_unknown")


@pytest.mark.parametrize("stem", sorted(path.stem for path in (FOLDER / "en").glob("*.toml")))
def test_english_has_the_keys_and_placeholders_of_indonesian(stem):
    indonesian, english = _flat("id", stem), _flat("en", stem)
    assert set(english) == set(indonesian)
    apart = _WITHOUT_REASON if stem == "intake_rule" else ()
    for key, template in ((key, text) for key, text in english.items() if key not in apart):
        # a word that another text counts needs that count in English alone, to choose between its forms
        assert _fields(template, words=False) == _fields(indonesian[key]), key
        assert _fields(template) <= {*_fields(indonesian[key]), "count"}, key


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.toml")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_entry_is_a_text_that_can_be_formatted(path):
    for key, template in _flat(path.parent.name, path.stem).items():
        assert isinstance(template, str), key
        assert all(field.isidentifier() for field in _fields(template)), key


# What looks like a key and is the name of a file.
FILE_ENDINGS = (".toml", ".js", ".css", ".json", ".py", ".html", ".csv", ".md")


def _asked(tree: ast.AST, stems: set[str]) -> list[tuple[int, str, bool]]:
    """(line, key, whole) for what code takes from the catalogue.

    That is every string that has the form of a key of one of its files (code hands keys around:
    'analysis.no_figure'), and whatever is said outright. A key built in an f-string gives its
    fixed start, and is not whole.
    """
    key_form = re.compile(rf"({'|'.join(sorted(stems))})(\.[a-z0-9_]+)+\.?")
    found = []
    built = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in built:
            continue
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if len(node.values) > 1 and key_form.match(f"{start}x") and " " not in start:
                found.append((node.lineno, start, False))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if key_form.fullmatch(node.value) and not node.value.endswith((".", *FILE_ENDINGS)):
                found.append((node.lineno, node.value, True))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and not key_form.fullmatch(str(first.value)):
                found.append((node.lineno, str(first.value), True))
    return found


def test_every_key_that_code_asks_for_exists():
    keys = set(catalogue._flat_catalogue("id"))
    stems = {key.split(".")[0] for key in keys}
    sections = {key[:place] for key in keys for place, letter in enumerate(key) if letter == "."}
    missing = []
    sources = [*ROOT.glob("*.py"), *(ROOT / "pages").glob("*.py"), *(ROOT / "pantau").rglob("*.py")]
    for path in sources:
        for line, key, whole in _asked(ast.parse(path.read_text(encoding="utf-8")), stems):
            known = key in keys | sections if whole else any(k.startswith(key) for k in keys)
            if not known:
                missing.append(f"{path.relative_to(ROOT)}:{line} {key}")
    assert not missing, "\n".join(missing)


def _ungiven(tree: ast.AST, texts: dict[str, str]) -> list[tuple[int, str, set[str]]]:
    """(line, key, placeholders) of each text that is said by its key without a value that it needs.

    Values handed on as **names are not seen here.
    """
    said = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
    ]
    return [
        (node.lineno, key, missing)
        for node in said
        if (key := str(getattr(node.args[0], "value", ""))) in texts
        and None not in (given := {keyword.arg for keyword in node.keywords})
        and (missing := _fields(texts[key]) - given)
    ]


def test_every_text_said_by_its_key_is_given_what_it_needs():
    texts = catalogue._flat_catalogue("id")
    sources = [*(ROOT / "pages").glob("*.py"), *(ROOT / "pantau").rglob("*.py")]
    found = {
        path.name: _ungiven(ast.parse(path.read_text(encoding="utf-8")), dict(texts)) for path in sources
    }
    assert {name: calls for name, calls in found.items() if calls} == {}
    assert _ungiven(ast.parse('say("map.x", b=1)'), {"map.x": "{a} {b}"}) == [(1, "map.x", {"a"})]


def test_the_scan_finds_keys_that_are_said_handed_around_or_built():
    code = """
say("map.gone")
reason = "map.no_such"
say(f"map.level.{level}")
say("nowhere.at_all")
open("map.js"); note = "see map. And more"
"""
    assert [key for _, key, _ in sorted(_asked(ast.parse(code), {"map"}))] == [
        "map.gone",
        "map.no_such",
        "map.level.",
        "nowhere.at_all",
    ]
