"""Whether a number may be called different: only where every reason for being incomparable is excluded.

A wrong 'berbeda' in front of a governor costs more than ten that are missed. So it needs one area, a date of
the figure's grain, a stated basis (or a figure that is not on the Sakernas basis), a number said outright and
exactly, a figure that the gate (analysis.comparable) lets stand beside it, and no figure of the area and
month that agrees. Each thing that lacks has a name, which is told ('perlu dipastikan').
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from pantau.analysis.comparable import READ, unlike
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparisons import comparable_numbers, compare_numbers
from pantau.claims.judge.intervals import loosely_agrees
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim
from pantau.claims.read.doubt import is_doubted
from pantau.claims.read.mentions import Number, lower
from pantau.claims.read.plainly import states_plainly

# A target itself, at the beginning of its clause: not 'capaian target', 'selisih dengan target'.
_TARGET = re.compile(r"(?:^|[,;:.(\n] ?|\b(?:padahal|menetapkan|dan|sedangkan) )(?:target|sasaran)\b")
# Words that say whose target it is.
_DOCUMENT = re.compile(r"\b(?:ucj|rpjmn|rpjpn|rkp|kemendagri|permendagri)\b")
_BASES = ("sakernas", "semesta")
_SEGMENTS = ("pu", "bpu", "jakon", "pmi", "pu_bpu")


def why_unsure(claim: Claim, found: Sequence[Comparator], figures: Sequence[AreaFigure]) -> tuple[str, ...]:
    """What keeps a claim from being called different: names of claims.unsure; () where nothing does.

    found: the figures beside it. figures: all of its area.
    """
    asked = comparable_numbers(claim)
    standing = [one for one in found if not one.why_apart]
    said = {
        "registered": claim.registered and not claim.indicator,
        "doubted": any(_is_doubted(claim, number) for _, number in asked),
        "office": not claim.is_subject or "place" in claim.inherited,
        "other_words": not _is_named(claim) and not _is_plain(claim),
        "no_date": not _dated(claim),
        "year_alone": _dated(claim) and not any(_of_grain(one.figure, claim) for one in standing),
        "no_basis": not any(_on_basis(one.figure, claim) for one in standing),
        "count_alone": _is_count_alone(claim),
        "agrees": _any_agrees(claim, figures),
    }
    why = tuple(name for name, holds in said.items() if holds)
    if why:
        return why
    fitting = [one for one in standing if _of_grain(one.figure, claim) and _on_basis(one.figure, claim)]
    return () if any(_gate_lets(one.figure, claim) for one in fitting) else ("gate",)


def why_target_unsure(claim: Claim) -> tuple[str, ...]:
    """The same of a claim that tells a target alone: several are in force, so it must say which it means."""
    small = lower(claim.sentence.text)
    named = claim.target_year and _DOCUMENT.search(small) and _TARGET.search(small)
    return () if named else ("target",)


def _is_doubted(claim: Claim, number: Number) -> bool:
    return is_doubted(lower(claim.sentence.text), number.start - claim.sentence.start)


def _is_named(claim: Claim) -> bool:
    """Whether an indicator, group or institution is named, which settles what the number is of."""
    return bool(claim.indicator) or claim.segment not in ("", *_SEGMENTS)


def _is_plain(claim: Claim) -> bool:
    """Whether the number that is compared is told plainly: the per cent, where there is one."""
    asked = comparable_numbers(claim)
    shares = [number for _, number in asked if number.unit == "percent"]
    return all(states_plainly(claim, number) for number in shares or [number for _, number in asked])


def _dated(claim: Claim) -> bool:
    """Whether one date, or for a change two, can be placed."""
    return bool(claim.dates) and all(when.period for when in claim.dates)


def _of_grain(figure: AreaFigure, claim: Claim) -> bool:
    """Whether a date of the text is as fine as the figure's, and the same."""
    of_year = figure["grain"] == "year" and figure.indicator.frequency == "year"
    dates = [when for when in claim.dates if when.period and (of_year or when.period.grain != "year")]
    return months_apart(figure, dates) == 0


def _on_basis(figure: AreaFigure, claim: Claim) -> bool:
    """Whether the text says the figure's basis, or the figure is not on the basis of employed workers."""
    if claim.basis == "mixed" or (claim.segment in _SEGMENTS and not claim.basis):
        return False  # of formal workers there are two counts, too
    if claim.indicator or not figure.indicator.covers_workers:
        return True
    return bool(claim.basis == figure["basis"] or figure["basis"] != "sakernas")


def _is_count_alone(claim: Claim) -> bool:
    """Whether only people are counted, without a whole or a share: counted where, of what, since when?"""
    roles = {role for role, number in comparable_numbers(claim) if number.unit == "percent"}
    return not roles and not (claim.counted_by or claim.indicator or claim.number("denominator"))


def _any_agrees(claim: Claim, figures: Sequence[AreaFigure]) -> bool:
    """Whether a number is that of any figure of the area and month, in doubt or of another thing too."""
    near = [one for one in figures if _is_of_programme(one) and _near(one, claim)]
    asked = comparable_numbers(claim)
    return any(
        found.agrees or loosely_agrees(found.released, found.claimed)
        for one in near
        for found in compare_numbers(one, asked, claim)
    )


def _is_of_programme(figure: AreaFigure) -> bool:
    """Whether it is a figure of workers and participants, not ours and not of prices or the poor."""
    of = figure.indicator
    known = of.covers_workers or of.is_progress or of.is_share_of_registered or of.counts_registered
    return not figure.is_estimate and bool(known or of.counts_workers or of.basis in ("group", "institution"))


def _near(figure: AreaFigure, claim: Claim) -> bool:
    """Whether a figure is of a month that the text names, or can be: of its year, where no month is known."""
    return months_apart(figure, claim.dates) == 0


def _gate_lets(figure: AreaFigure, claim: Claim) -> bool:
    """Whether the gate lets the number, as the text states it, stand beside the figure."""
    basis = claim.basis if {claim.basis, figure["basis"]} <= set(_BASES) else figure["basis"]
    counted = claim.counted_by or figure["counted_by"]
    stated = {**figure.measured, "basis": basis, "counted_by": counted}
    frame, other = (pd.DataFrame([row])[READ] for row in (figure.measured, stated))
    # as of people: that a denominator is not known tells two figures apart, not a figure and its quotation
    return unlike(frame, other, "people").iloc[0] is None
