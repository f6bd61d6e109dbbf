"""What is to be said of a claim: its own arithmetic, the release beside it, and what to mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pantau.analysis.table import Release
from pantau.claims.judge.arithmetic import AGREES, Check, check
from pantau.claims.judge.comparators import Comparator, comparators, estimates
from pantau.claims.judge.differences import dated_numbers
from pantau.claims.judge.notes import Note, mixed, notes
from pantau.claims.judge.release_figures import AreaFigure, figures_of_area, plain_rows
from pantau.claims.judge.targets import Aim, aims
from pantau.claims.read.claim import Claim
from pantau.claims.read.text import read_text
from pantau.claims.read.vocabulary import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all that is known of it: calculations, figures and targets beside it, estimates, notes."""

    claim: Claim
    checks: tuple[Check, ...]
    comparators: tuple[Comparator, ...]
    estimates: tuple[dict[str, Any], ...]
    targets: tuple[Aim, ...]
    notes: tuple[Note, ...]

    @property
    def arithmetic(self) -> str:
        """'match', 'differs', 'wrong_way' (it rises where the text says it falls), 'computed' or 'none'."""
        verdicts = [found.verdict for found in self.checks]
        for worse in ("differs", "wrong_way"):
            if worse in verdicts:
                return worse
        if any(verdict in AGREES for verdict in verdicts):
            return "match"
        return "computed" if verdicts else "none"

    @property
    def beside(self) -> str:
        """How the claim stands beside the release.

        'match': each of its numbers that a figure can be held against agrees with a figure of the
        same thing, date and basis. 'partly': some do. 'other': the number is there, of something
        else. 'differs': there is such a figure, and it says otherwise. 'apart': there are figures,
        but of another date, basis or thing. 'none': no figure; 'nothing': no number to compare;
        'unplaced': no one area is meant.
        """
        if len(self.claim.codes) != 1:
            return "unplaced"
        asked = {role for role, _ in dated_numbers(self.claim)}
        aim = self.claim.number("target")
        asked |= {"target"} if aim and aim.readable else set()
        if not asked:
            return "nothing"
        return _beside(asked, self.comparators, self.targets, any(mixed(note) for note in self.notes))


def _beside(asked: set[str], found: Sequence[Comparator], targets: Sequence[Aim], is_mixed: bool) -> str:
    same = [one for one in found if not one.reasons]
    hits = {role for one in same for role in one.hits}
    hits |= {"target" for aim in targets if aim.verdict == "match"}
    if hits:
        return "match" if hits == asked and not is_mixed else "partly"
    if any(one.hits for one in found) or any(aim.verdict == "other" for aim in targets):
        return "other"
    if same or targets:
        return "differs"
    return "apart" if found else "none"


def judge_text(text: str, release: Release) -> list[Judged]:
    """Every claim of a text, judged on a release. Raises TextTooLongError."""
    return judge_claims(read_text(text, vocabulary_of(release)), text, release)


def judge_claims(claims: Sequence[Claim], text: str, release: Release) -> list[Judged]:
    """Claims read from a text, judged on a release."""
    vocabulary = vocabulary_of(release)
    # one question to the release for each area, however often a text names it
    known = {claim.codes[0]: None for claim in claims if len(claim.codes) == 1}
    figures = {code: figures_of_area(release, code, vocabulary) for code in known}
    targets = plain_rows(release.query("targets")) if any(claim.number("target") for claim in claims) else []
    return [judge(claim, text, figures, targets, vocabulary) for claim in claims]


def judge(
    claim: Claim,
    text: str,
    figures: Mapping[str, list[AreaFigure]],
    targets: Sequence[dict[str, Any]],
    vocabulary: Vocabulary,
) -> Judged:
    """One claim of a text beside the figures of areas by code, and all targets.

    An area that the text does not settle is not compared.
    """
    codes = claim.codes
    own = figures.get(codes[0], []) if len(codes) == 1 else []
    found = tuple(comparators(claim, own, vocabulary))
    aimed = tuple(aims(claim, targets)) if len(codes) == 1 else ()
    return Judged(
        claim,
        tuple(check(claim, text)),
        found,
        tuple(estimates(claim, own, vocabulary)),
        aimed,
        tuple(notes(claim, found, own, aimed)),
    )
