"""Cek Angka: what is pasted, and what comes of it, claim by claim."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pantau.claims import TextTooLongError, read_text, vocabulary_of
from pantau.claims.judge.comparators import Comparator
from pantau.claims.judge.verdict import Judged, judge_claims
from pantau.claims.say.files import result_csv, result_text
from pantau.claims.say.note_words import note_text
from pantau.claims.say.words import Words
from pantau.text.numbers import number, percent
from pantau.ui.shell.cards import Cell, Link, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

# The text lives in the session, not in the address: see docs/decisions/claims.md.
_TEXT, _INPUT = "claims_text", "claims_input"
MOST = 100  # claims judged and shown: a page of more is read by nobody
EXAMPLES = ("bali", "malut", "aceh", "three", "pati")


def form(frame: Frame) -> str:
    """The field, its buttons and examples; returns the text to check."""
    say = frame.say
    st.session_state[_INPUT] = st.session_state.get(_TEXT, "")

    def typed() -> None:
        st.session_state[_TEXT] = st.session_state[_INPUT]

    st.text_area(
        say("claims.input"),
        key=_INPUT,
        height=130,
        placeholder=say("claims.placeholder"),
        on_change=typed,
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(say("claims.run"), key="claims_run", type="primary", on_click=typed)
        st.button(say("claims.clear"), key="claims_clear", on_click=_put, args=("",))
        for name in EXAMPLES:
            label = say("claims.example_of", name=say(f"claims.example.{name}_label"))
            st.button(label, key=f"claims_{name}", on_click=_put, args=(say(f"claims.example.{name}"),))
    st.html(render("claims_message", say, text=say("claims.kept")))
    return str(st.session_state.get(_TEXT, ""))


def _put(text: str) -> None:
    st.session_state[_TEXT] = text


def result(frame: Frame, text: str) -> None:
    """Everything found in a text, or a plain sentence why there is nothing."""
    say = frame.say
    if not text.strip():
        _message(frame, say("claims.empty"))
        return
    try:
        # not cached: what one person pastes is not kept beyond their session
        claims = read_text(text, vocabulary_of(frame.release))
        judged = judge_claims(claims[:MOST], text, frame.release)
    except TextTooLongError as error:
        lengths = [number(value, 0, say.language) for value in (error.length, error.limit)]
        _message(frame, say("claims.too_long", length=lengths[0], limit=lengths[1]))
        return
    if not judged:
        _message(frame, say("claims.no_numbers"))
        return
    words = words_of(frame)
    count = number(len(judged), 0, say.language)
    _message(frame, say("claims.found_one") if len(judged) == 1 else say("claims.found_many", count=count))
    if len(claims) > MOST:
        _message(frame, say("claims.found_more", count=number(len(claims), 0, say.language), most=count))
    parts = [claim_html(frame, words, one, at) for at, one in enumerate(judged, start=1)]
    follow(linked_html("\n".join(parts), key="claims_result"))
    _take_along(frame, words, judged)


def _message(frame: Frame, text: str) -> None:
    st.html(render("claims_message", frame.say, text=text))


def words_of(frame: Frame) -> Words:
    """The words of the frame's language with the release's names."""
    vocabulary = vocabulary_of(frame.release)
    return Words(frame.say, frame.names, vocabulary.indicators, vocabulary.segments)


def claim_html(frame: Frame, words: Words, one: Judged, at: int) -> str:
    """One claim: its passage with figures marked, both verdicts, the tables behind them, what to mind."""
    say, claim = frame.say, one.claim
    code = claim.codes[0] if len(claim.codes) == 1 else ""
    known, to_area = code in frame.names, frame.link("wilayah", area=code)
    return render(
        "claim",
        say,
        title=words.title(claim, at),
        passage=passage(one),
        arithmetic=(one.arithmetic, words.arithmetic(one)),
        checks=[words.check(claim, check) for check in one.checks],
        beside=(one.beside, words.beside(one)),
        comparators=_comparators(words, one, code) if one.comparators else "",
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
            Cell(words.read_as(figure)),
        ]
        for figure in one.claim.figures
    ]
    head = _head(words, "role", "written", "read")
    return plain_table(words.say, words.say("claims.numbers"), head, rows)


def _comparators(words: Words, one: Judged, code: str) -> str:
    caption = words.say("claims.comparators", area=words.area(code))
    names = ("indicator", "basis", "date", "counts", "published", "recomputed", "difference", "source")
    numeric = ("counts", "published", "recomputed")
    rows = [_comparator(words, found) for found in one.comparators]
    return plain_table(words.say, caption, _head(words, *names, numeric=numeric), rows)


def _comparator(words: Words, found: Comparator) -> list[Cell]:
    row, language = found.figure.row, words.language
    gaps = [f"{words.say(f'claims.role.{d.role}')}: {words.apart(d)}" for d in found.differences]
    return [
        Cell(words.name(row)),
        Cell(words.say(f"pages.basis.{row['basis']}")),
        Cell(words.date(row["as_of"])),
        Cell(words.counts(row), numeric=True),
        Cell(percent(row["published_pct"], 2, language), numeric=True),
        Cell(percent(row["recomputed_pct"], 2, language), numeric=True),
        Cell("; ".join([*gaps, words.reasons(found)] if found.reasons else gaps)),
        Cell(str(row["source_title"]), language="id"),
    ]


def _targets(words: Words, one: Judged) -> str:
    rows = [
        [
            Cell(words.document(aim.row), language="id"),
            Cell(words.target_value(aim.row), numeric=True),
            Cell(words.say(f"pages.basis.{aim.row['basis']}")),
            Cell(words.say(f"claims.aim.{aim.verdict}")),
        ]
        for aim in one.targets
    ]
    head = _head(words, "target", "value", "basis", "agrees", numeric=("value",))
    return plain_table(words.say, words.say("claims.targets"), head, rows)


def _take_along(frame: Frame, words: Words, judged: list[Judged]) -> None:
    """The result as text to copy, and as files."""
    say, release = frame.say, frame.release.id
    name = f"{say('claims.file')}-{release}"
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("claims.download_csv"),
            data=partial(result_csv, judged, words, release),
            file_name=f"{name}.csv",
            mime="text/csv",
            key="claims_csv",
            on_click="ignore",
        )
        st.download_button(
            say("claims.download_txt"),
            data=partial(result_text, judged, words, release),
            file_name=f"{name}.txt",
            mime="text/plain",
            key="claims_txt",
            on_click="ignore",
        )
    with st.expander(say("claims.copy")):
        st.code(result_text(judged, words, release), language=None, wrap_lines=True)
