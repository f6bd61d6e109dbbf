"""One claim on the page: its passage, both verdicts, the tables behind them, what to mind."""

from __future__ import annotations

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.verdict import Judged
from pantau.claims.say.cells import read_as, target_basis, target_value
from pantau.claims.say.note_words import note_text
from pantau.claims.say.words import Words
from pantau.text.numbers import percent
from pantau.ui.shell.cards import Cell, Link, plain_table, render
from pantau.ui.shell.cited import source_cell
from pantau.ui.shell.frame import Frame


def claim_card(frame: Frame, words: Words, one: Judged, at: int) -> str:
    """One claim: its passage with figures marked, both verdicts, the tables behind them, what to mind."""
    say, claim = frame.say, one.claim
    code = claim.codes[0] if len(claim.codes) == 1 else ""
    known, to_area = code in frame.names, frame.link("wilayah", area=code)
    return render(
        "claim",
        say,
        title=words.title(claim, at),
        passage=passage(one),
        arithmetic=(one.arithmetic_verdict, words.arithmetic(one)),
        checks=words.checks(one),
        beside=(one.release_verdict, words.beside(one)),
        comparators=_comparators(frame, words, one, code) if one.comparators else "",
        targets=_targets(words, one) if one.targets else "",
        numbers=_numbers(words, one),
        notes=[note_text(words, one, note) for note in one.notes],
        estimates="; ".join(words.estimate(row) for row in one.estimates),
        ways=[
            *([Link(say("claims.open_area", area=words.area(code)), to_area)] if known else []),
            Link(say("methods.how"), frame.link("metodologi", section="cek-angka")),
        ],
    )


def passage(one: Judged) -> list[tuple[str, bool]]:
    """The sentence in pieces, and whether each is a figure of the claim."""
    sentence = one.claim.sentence
    pieces: list[tuple[str, bool]] = []
    at = sentence.start
    for figure in sorted(one.claim.figures, key=lambda figure: figure.number.start):
        start, end = figure.number.start, figure.number.end
        pieces += [(sentence.text[at - sentence.start : start - sentence.start], False)]
        pieces += [(sentence.text[start - sentence.start : end - sentence.start], True)]
        at = end
    return [*pieces, (sentence.text[at - sentence.start :].rstrip(), False)]


def _head(words: Words, *names: str, numeric: tuple[str, ...] = ()) -> list[Cell]:
    return [Cell(words.say(f"claims.head.{name}"), numeric=name in numeric) for name in names]


def _numbers(words: Words, one: Judged) -> str:
    rows = [
        [
            Cell(words.say(f"claims.role.{figure.role}")),
            Cell(figure.number.text.strip(), language="id"),
            Cell(read_as(words, figure)),
        ]
        for figure in one.claim.figures
    ]
    head = _head(words, "role", "written", "read")
    return plain_table(words.say, words.say("claims.numbers"), head, rows)


def _comparators(frame: Frame, words: Words, one: Judged, code: str) -> str:
    caption = words.say("claims.comparators", area=words.area(code))
    names = ("indicator", "basis", "date", "counts", "published", "recomputed", "difference", "source")
    numeric = ("counts", "published", "recomputed")
    rows = [_comparator(frame, words, found) for found in one.comparators]
    return plain_table(words.say, caption, _head(words, *names, numeric=numeric), rows)


def _comparator(frame: Frame, words: Words, found: Comparator) -> list[Cell]:
    row, language = found.figure.row, words.language
    gaps = [f"{words.say(f'claims.role.{d.role}')}: {words.gap(d, found)}" for d in found.comparisons]
    return [
        Cell(words.name(row)),
        Cell(words.say(f"pages.basis.{row['basis']}")),
        Cell(words.date(row["as_of"])),
        Cell(words.counts(row), numeric=True),
        Cell(percent(row["published_pct"], 2, language), numeric=True),
        Cell(percent(row["recomputed_pct"], 2, language), numeric=True),
        Cell("; ".join([*gaps, *filter(None, [words.reasons(found)])])),
        source_cell(frame.release, words.say, row["source_title"]),
    ]


def _targets(words: Words, one: Judged) -> str:
    rows = [
        [
            Cell(words.document(aim.row), language="id"),
            Cell(target_value(words, aim.row), numeric=True),
            Cell(target_basis(words, aim.row)),
            Cell(words.say(f"claims.aim.{aim.verdict}")),
        ]
        for aim in one.targets
    ]
    head = _head(words, "target", "value", "basis", "agrees", numeric=("value",))
    return plain_table(words.say, words.say("claims.targets"), head, rows)
