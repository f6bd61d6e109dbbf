"""The command `pantau cek`: the figures of a text as JSON, as docs/cek.md describes it."""

from __future__ import annotations

import argparse
import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pantau.answers.names import place_names
from pantau.claims.judge.verdict import judge_text
from pantau.claims.read.text import TextTooLongError
from pantau.claims.read.vocabulary import vocabulary_of
from pantau.claims.say.answer import answer
from pantau.claims.say.words import Words
from pantau.console import tell
from pantau.store import Release, current_release
from pantau.text import Text
from pantau.text.numbers import number

_LINES = (".jsonl", ".ndjson")
_LONGEST_NAME = 255  # bytes of a file's name, on every system that we know


class UnreadableTextError(ValueError):
    """A text or line that cannot be read; the message says why and what to do."""


def add_commands(commands: Any) -> None:
    """Add `cek` to the `pantau` command's subparsers."""
    say = Text()
    cek = commands.add_parser("cek", help=say("claims.cli.cek"), description=say("claims.cli.cek"))
    cek.add_argument("text", metavar="TEXT|FILE", help=say("claims.cli.text"))
    cek.set_defaults(run=_cek)


def _cek(options: argparse.Namespace) -> int:
    """0 where all was read; 1 where something was not, which is told with its line."""
    say, failed = Text(), False
    release = current_release()
    try:
        records = _records(options.text, say)
    except UnreadableTextError as error:
        tell(str(error))
        return 1
    for record in records:
        answered = _answered(record, release, say)
        if "error" in answered:
            failed = True
            tell(str(answered["error"]))
        print(json.dumps(answered, ensure_ascii=False))
    return 1 if failed else 0


def _answered(record: dict[str, Any], release: Release, say: Text) -> dict[str, Any]:
    """The answer to a record; one that cannot be read keeps its place, without claims and with its error."""
    found: dict[str, Any] = {"id": record["id"], "claims": []}
    if "error" in record:
        return {**found, "error": record["error"]}
    try:
        judged = judge_text(record["text"], release)
    except TextTooLongError as error:
        lengths = {"length": number(error.length, 0, "id"), "limit": number(error.limit, 0, "id")}
        return {**found, "error": record["where"] + say("claims.cli.too_long", **lengths)}
    return {**found, "claims": answer(judged, _words(release, say))}


def _words(release: Release, say: Text) -> Words:
    vocabulary = vocabulary_of(release)
    return Words(say, place_names(release, say.language), vocabulary.indicators, vocabulary.segments)


def _records(given: str, say: Text) -> Iterator[dict[str, Any]]:
    """What is to be checked: {'id', 'text', 'where'}, or {'id', 'error'} for a line that cannot be read.

    Raises UnreadableTextError for a file that is none, or is not UTF-8.
    """
    path = _file(given, say)
    if path is None:
        return iter([{"id": "", "text": _sound(given), "where": ""}])
    text = _decoded(path, say)
    if not text.strip():
        tell(say("claims.cli.empty", name=path.name))
    if path.suffix.lower() in _LINES:
        return _lines(text, path.name, say)
    return iter([{"id": path.name, "text": text, "where": f"{path.name}: "}])


def _file(given: str, say: Text) -> Path | None:
    """The file that is meant; None for a text."""
    if len(given.encode(errors="replace")) > _LONGEST_NAME or "\n" in given or "\0" in given:
        return None
    path = Path(given)
    if path.is_file():
        return path
    if path.suffix.lower() in (*_LINES, ".txt") and " " not in path.name:
        raise UnreadableTextError(say("claims.cli.no_file", name=path.name))
    return None


def _decoded(path: Path, say: Text) -> str:
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableTextError(say("claims.cli.not_utf8", name=path.name, line=line)) from error


def _lines(text: str, name: str, say: Text) -> Iterator[dict[str, Any]]:
    # not splitlines: JSON allows U+2028 inside a string
    for at, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            where = say("claims.cli.line", name=name, line=at)
            yield _record(line, where, say)


def _record(line: str, where: str, say: Text) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": where + say("claims.cli.broken")}
    if not isinstance(read, dict) or not isinstance(read.get("text"), str):
        known = read.get("id") if isinstance(read, dict) else None
        return {"id": known, "error": where + say("claims.cli.no_text")}
    return {"id": read.get("id", ""), "text": _sound(read["text"]), "where": where}


def _sound(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
