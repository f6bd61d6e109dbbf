"""What is to be said of a claim: its own arithmetic, the release beside it, and what to mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pantau.analysis.table import Release
from pantau.areas import NATION
from pantau.claims.arithmetic import AGREES, Check, check
from pantau.claims.compare import Comparator, agrees, comparators, estimates
from pantau.claims.figures import exact, figures_of, plain_rows
from pantau.claims.notes import Note, notes
from pantau.claims.reading import Claim, read_text


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all that is known of it.

    arithmetic: 'match', 'differs', 'computed' or 'none'. beside: 'match', 'partly', 'differs',
    'none' (no figure to compare) or 'unplaced' (no one area is meant).
    """

    claim: Claim
    checks: tuple[Check, ...]
    comparators: tuple[Comparator, ...]
    estimates: tuple[dict[str, Any], ...]
    targets: tuple[tuple[dict[str, Any], bool], ...]  # targets of the area, and whether the claim's agrees
    notes: tuple[Note, ...]

    @property
    def arithmetic(self) -> str:
        verdicts = [found.verdict for found in self.checks]
        if "differs" in verdicts:
            return "differs"
        if any(verdict in AGREES for verdict in verdicts):
            return "match"
        return "computed" if verdicts else "none"

    @property
    def beside(self) -> str:
        if len(self.claim.codes) != 1:
            return "unplaced"
        found = self.comparators
        if not found:
            if self.targets:
                return "match" if any(hit for _, hit in self.targets) else "differs"
            return "none"
        if any(note.key == "mixed_sources" for note in self.notes):
            return "partly"
        ends = {figure.role for figure in self.claim.figures} & {"from", "to"}
        hits = {d.role for one in found for d in one.differences if d.agrees}
        if found[0].agrees and ends <= hits:
            return "match"
        return "partly" if hits else "differs"


def judge_text(text: str, release: Release) -> list[Judged]:
    """Every claim of a text, judged on a release. Raises TextTooLongError."""
    claims = read_text(text)
    # one question to the release for each area, however often a text names it
    known = {claim.codes[0]: None for claim in claims if len(claim.codes) == 1}
    figures = {code: figures_of(release, code) for code in known}
    targets = plain_rows(release.query("targets")) if any(claim.number("target") for claim in claims) else []
    return [judge(claim, text, figures, targets) for claim in claims]


def judge(
    claim: Claim, text: str, figures: Mapping[str, list[dict[str, Any]]], targets: Sequence[dict[str, Any]]
) -> Judged:
    """One claim of a text beside the figures of areas by code, and all targets.

    An area that the text does not settle is not compared.
    """
    codes = claim.codes
    own = figures.get(codes[0], []) if len(codes) == 1 else []
    found = tuple(comparators(claim, own))
    return Judged(
        claim,
        tuple(check(claim, text)),
        found,
        tuple(estimates(claim, own)),
        tuple(_targets(claim, targets)) if len(codes) == 1 else (),
        tuple(notes(claim, found, own)),
    )


def _targets(claim: Claim, targets: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], bool]]:
    """Targets of the area, and of the nation that agree, which a stated target can mean; agreeing first."""
    stated = claim.number("target")
    if stated is None or not stated.readable:
        return []
    unit = "percent" if stated.unit == "percent" else "people"
    fits = [row for row in targets if row["area_code"] in (*claim.codes, NATION) and row["unit"] == unit]
    pairs = [(row, agrees(exact(row["value"]), stated)) for row in fits]
    own = [(row, hit) for row, hit in pairs if hit or row["area_code"] in claim.codes]
    return sorted(own, key=lambda pair: (not pair[1], pair[0]["area_code"] == NATION, pair[0]["id"]))
