"""What Cek angka finds in a text: claim by claim, and as files to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pantau.claims import TextTooLongError, read_claims, vocabulary_of
from pantau.claims.judge.verdict import Judged, judge_claims
from pantau.claims.read.corrected import corrected, parse
from pantau.claims.say.files import result_csv, result_text
from pantau.claims.say.words import Words
from pantau.practice_mark import marked
from pantau.text.numbers import number
from pantau.ui.claims.claim_card import claim_card
from pantau.ui.claims.corrections import corrections
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

_MOST = 100  # claims judged and shown: a page of more is read by nobody


def result(frame: Frame, text: str) -> None:
    """Everything found in a text, or a plain sentence why there is nothing."""
    say = frame.say
    if not text.strip():
        _message(frame, say("claims.empty"))
        return
    try:
        # not cached: what one person pastes is not kept beyond their session
        claims = corrected(
            read_claims(text, vocabulary_of(frame.release)), parse(frame.view.option("corrections"))
        )
        judged = judge_claims(claims[:_MOST], text, frame.release)
    except TextTooLongError as error:
        _message(frame, say("claims.too_long", limit=number(error.limit, 0, say.language)))
        return
    if not judged:
        _message(frame, say("claims.no_numbers"))
        return
    words = _words_of(frame)
    count = number(len(judged), 0, say.language)
    _message(frame, say("claims.found_one") if len(judged) == 1 else say("claims.found_many", count=count))
    if len(claims) > _MOST:
        _message(frame, say("claims.found_more", count=number(len(claims), 0, say.language), most=count))
    parts = [claim_card(frame, words, one, at) for at, one in enumerate(judged, start=1)]
    follow(linked_html("\n".join(parts), key="claims_result"))
    corrections(frame, words, [one.claim for one in judged])
    _downloads(frame, words, judged)


def _message(frame: Frame, text: str) -> None:
    st.html(render("claims_message", frame.say, text=text))


def _words_of(frame: Frame) -> Words:
    """The words of the frame's language with the release's names."""
    vocabulary = vocabulary_of(frame.release)
    return Words(frame.say, frame.names, vocabulary.indicators, vocabulary.segments)


def _downloads(frame: Frame, words: Words, judged: list[Judged]) -> None:
    """The result as text to copy, and as files."""
    say, release = frame.say, frame.release_label
    name = marked(f"{say('claims.file')}-{frame.release.id}", "", draft=frame.draft)
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
