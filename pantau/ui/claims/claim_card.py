"""One claim on the page: its passage, both verdicts, the tables behind them, what to mind."""

from __future__ import annotations

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.corrected import parse
from pantau.claims.say.beside_words import beside_text, others_beside
from pantau.claims.say.cells import read_as, target_basis, target_value
from pantau.claims.say.chips import chips
from pantau.claims.say.note_words import note_text
from pantau.claims.say.statement_words import statement_texts, worst_of
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
        verdict=(verdict_of(one), say(f"claims.verdict.{verdict_of(one)}")),
        chips=chips(words, claim, at, parse(frame.view.option("corrections"))),
        arithmetic=(one.arithmetic_verdict, words.arithmetic(one)),
        checks=words.checks(one),
        beside=(one.release_verdict, beside_text(words, one)),
        statements=statement_texts(words, one),
        statements_verdict=worst_of(one),
        comparators=_comparators(frame, words, one, code),
        others=_others(frame, words, one, code),
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
    """The figures that the text can mean, each with how far it lies off; '' for none."""
    names = ("indicator", "basis", "date", "counts", "published", "recomputed", "difference", "source")
    found = [beside for beside in one.comparators if beside.tells_gap]
    rows = [
        [*_figure(words, beside), _gaps(words, beside), _source(frame, words, beside)] for beside in found
    ]
    return _table(words, words.say("claims.comparators", area=words.area(code)), names, rows)


def _others(frame: Frame, words: Words, one: Judged, code: str) -> str:
    """Near figures of other measures, with what they are and without a difference, which would be none."""
    names = ("indicator", "basis", "date", "counts", "published", "recomputed", "why", "source")
    rows = [
        [*_figure(words, beside), Cell(words.reasons(beside)), _source(frame, words, beside)]
        for beside in others_beside(one)
    ]
    return _table(words, words.say("claims.others", area=words.area(code)), names, rows)


def _table(words: Words, caption: str, names: tuple[str, ...], rows: list[list[Cell]]) -> str:
    if not rows:
        return ""
    head = _head(words, *names, numeric=("counts", "published", "recomputed"))
    return plain_table(words.say, caption, head, rows)


def _figure(words: Words, found: Comparator) -> list[Cell]:
    """What a figure is of and what it says."""
    row, language = found.figure.row, words.language
    return [
        Cell(words.name(row)),
        Cell(words.say(f"pages.basis.{row['basis']}")),
        Cell(words.date(row["as_of"])),
        Cell(words.counts(row), numeric=True),
        Cell(percent(row["published_pct"], 2, language), numeric=True),
        Cell(percent(row["recomputed_pct"], 2, language), numeric=True),
    ]


def _gaps(words: Words, found: Comparator) -> Cell:
    gaps = [f"{words.say(f'claims.role.{d.role}')}: {words.gap(d, found)}" for d in found.comparisons]
    return Cell("; ".join([*gaps, *filter(None, [words.reasons(found)])]))


def _source(frame: Frame, words: Words, found: Comparator) -> Cell:
    return source_cell(frame.release, words.say, found.figure["source_title"])


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
