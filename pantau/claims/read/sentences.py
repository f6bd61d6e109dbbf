"""A text as sentences: at full stops, line ends and semicolons, not at abbreviations."""

from __future__ import annotations

import re

from pantau.claims.read.mentions import Span, lower

# A line broken in the middle of a sentence, as in text copied from a PDF.
_WRAPPED = re.compile(r"(?<=[A-Za-z,(] )\n(?=[a-z(\d])|(?<=[A-Za-z,(])\n(?=[a-z(\d])|(?<=\d)\n(?=[a-z(])")
_LISTED = re.compile(r"\d{1,3}[.)] ")
_END = re.compile(r"(?:[.!?…]+[\"'”’)]*\s+|\s*\n+\s*|;\s*)")
_INITIAL = re.compile(r"(?:^|[ .(])[A-Z]\.$")  # 'Gubernur H. Anwar', 'L. Oloan'
_LAST_WORD = re.compile(r"[a-z.]+$")
_ABBREVIATIONS = {
    "kab.", "prov.", "kep.", "kepl.", "adm.", "rp.", "no.", "tgl.", "dr.", "drs.", "ir.", "h.", "hj.", "tj.",
    "jl.", "st.", "s.d.", "d.i.", "agt.", "des.", "jan.", "feb.", "apr.", "okt.", "nov.", "sept.", "sep.",
    "ags.", "prof.", "peg.", "th.", "kel.", "kec.",
}  # fmt: skip


def unwrapped(text: str) -> str:
    """The text with a space for each line break inside a sentence, of the same length."""
    letters = list(text)
    for match in _WRAPPED.finditer(text):
        if not _LISTED.match(text, match.end()):
            letters[match.start()] = " "
    return "".join(letters)


def sentences(text: str) -> list[Span]:
    """The sentences of a text that hold anything, where they stand."""
    small = lower(text)
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        last = _LAST_WORD.search(small, max(start, match.start() - 8), match.start() + 1)
        is_initial = _INITIAL.search(text, max(start, match.start() - 3), match.start() + 1)
        if match[0].strip() == "." and (is_initial or (last and last[0] in _ABBREVIATIONS)):
            continue
        found.append(Span(start, match.end(), text[start : match.end()]))
        start = match.end()
    found.append(Span(start, len(text), text[start:]))
    return [span for span in found if span.text.strip()]
