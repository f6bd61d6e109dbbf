"""What is to be said of a claim: its own arithmetic, the release beside it, and what to mind."""

from __future__ import annotations

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
    return [judge(claim, text, release) for claim in read_text(text)]


def judge(claim: Claim, text: str, release: Release) -> Judged:
    """One claim of a text beside the release. An area the text does not settle is not compared."""
    codes = claim.codes
    figures = figures_of(release, codes[0]) if len(codes) == 1 else []
    checks = tuple(check(claim, text))
    found = tuple(comparators(claim, figures))
    return Judged(
        claim,
        checks,
        found,
        tuple(estimates(claim, figures)),
        tuple(_targets(claim, release)) if len(codes) == 1 else (),
        tuple(notes(claim, found, figures)),
    )


def _targets(claim: Claim, release: Release) -> list[tuple[dict[str, Any], bool]]:
    """Targets of the area, nation or all areas that a stated target can mean, nearest value first."""
    stated = claim.number("target")
    if stated is None or not stated.readable:
        return []
    unit = "percent" if stated.unit == "percent" else "people"
    rows = release.query("targets")
    fits = rows["area_code"].isin([*claim.codes, NATION]) & (rows["unit"] == unit)
    found = plain_rows(rows[fits])
    pairs = [(row, agrees(exact(row["value"]), stated)) for row in found]
    own = [(row, hit) for row, hit in pairs if hit or row["area_code"] in claim.codes]
    return sorted(own, key=lambda pair: (not pair[1], pair[0]["area_code"] == NATION, pair[0]["id"]))
