"""Whether a figure is of the indicator, segment, group or institution that a claim speaks of."""

from __future__ import annotations

from pantau.catalogue import Indicator
from pantau.claims.judge.release_figures import AreaFigure
from pantau.claims.read.claim import Claim
from pantau.claims.read.vocabulary import Vocabulary


def is_meant(figure: AreaFigure, claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a claim can speak of a figure, by what both are of; dates and bases are no matter here."""
    indicator, segment = figure.indicator, figure.segment
    if claim.indicator:
        return indicator.id == claim.indicator and _is_segment_of_named(figure, claim, vocabulary)
    if vocabulary.is_named(indicator.id):
        return False
    kind = vocabulary.kind_of(claim.segment)
    if kind in ("group", "institution"):
        return kind == segment.kind == indicator.basis and is_part_of(segment.id, claim.segment)
    if not _needs_no_name(indicator):
        return False
    if claim.segment:
        return segment.id == claim.segment
    return not indicator.covers_workers or segment.id in vocabulary.wholes


def _is_segment_of_named(figure: AreaFigure, claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a figure of a named indicator is of the segment that a claim names, or of a whole.

    Groups, institutions, governments and sources of funds have none: any can be meant where none is named.
    """
    if claim.segment:
        return is_part_of(figure.segment.id, claim.segment)
    wholes = {figure.indicator.default_segment, *vocabulary.everyone}
    return figure.segment.kind != "segment" or figure.segment.id in wholes


def is_part_of(segment: str, whole: str) -> bool:
    """Whether a segment's id is another's, or that of a part of it: 'non_asn_opd' of 'non_asn'."""
    return segment == whole or segment.startswith(f"{whole}_")


def _needs_no_name(indicator: Indicator) -> bool:
    """Whether texts that name no indicator can speak of it: of coverage and of what belongs to it."""
    return (
        indicator.covers_workers
        or indicator.is_progress
        or indicator.counts_workers
        or indicator.counts_registered
        or indicator.is_share_of_registered
    )
