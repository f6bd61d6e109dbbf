"""What is to be said of a claim: its own arithmetic, the release beside it, and what to mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pantau.analysis.release import Release
from pantau.claims.judge.arithmetic import AGREES, Recomputation, recompute
from pantau.claims.judge.changes import shown_recomputations
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparators import comparators, estimates
from pantau.claims.judge.comparisons import comparable_numbers
from pantau.claims.judge.note import Note
from pantau.claims.judge.notes import is_mixed, notes_on
from pantau.claims.judge.release_figures import AreaFigure, figures_of_area, plain_rows
from pantau.claims.judge.stated_targets import ComparedTarget, compare_targets
from pantau.claims.read.claim import Claim
from pantau.claims.read.text import read_claims
from pantau.claims.read.vocabulary import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all that is known of it: calculations, figures and targets beside it, estimates, notes."""

    claim: Claim
    recomputations: tuple[Recomputation, ...]
    comparators: tuple[Comparator, ...]
    estimates: tuple[dict[str, Any], ...]
    targets: tuple[ComparedTarget, ...]
    notes: tuple[Note, ...]

    @property
    def arithmetic_verdict(self) -> str:
        """'match', 'differs', 'computed' or 'none'.

        Of a change also 'wrong_way' (it rises where the text says it falls), 'refused' (its ends may not
        be compared) and 'open' (it is not known whether they may).
        """
        verdicts = [found.verdict for found in self.recomputations]
        for worse in ("differs", "wrong_way"):
            if worse in verdicts:
                return worse
        if any(verdict in AGREES for verdict in verdicts):
            return "match"
        return next((one for one in ("computed", "refused", "open") if one in verdicts), "none")

    @property
    def release_verdict(self) -> str:
        """How the claim stands beside the release.

        'match': each of its numbers that a figure can be compared with agrees with a figure of the
        same thing, date and basis. 'partly': some do. 'other': the number is there, of something
        else. 'differs': there is such a figure, free of doubt, and it says otherwise. 'apart': there
        are figures, but of another date, basis or thing. 'none': no figure; 'nothing': no number to
        compare; 'unplaced': no one area is meant.
        """
        if len(self.claim.codes) != 1:
            return "unplaced"
        asked = {role for role, _ in comparable_numbers(self.claim)}
        aim = self.claim.number("target")
        asked |= {"target"} if aim and aim.readable else set()
        if not asked:
            return "nothing"
        return _release_verdict(
            asked, self.comparators, self.targets, any(is_mixed(note) for note in self.notes)
        )


def _release_verdict(
    asked: set[str], found: Sequence[Comparator], targets: Sequence[ComparedTarget], is_mixed: bool
) -> str:
    same = [one for one in found if not one.reasons]
    agreeing_roles = {role for one in same for role in one.agreeing_roles}
    agreeing_roles |= {"target" for aim in targets if aim.verdict == "match"}
    if agreeing_roles:
        return "match" if agreeing_roles == asked and not is_mixed else "partly"
    if any(one.agreeing_roles for one in found) or any(aim.verdict == "other" for aim in targets):
        return "other"
    if targets or any(one.figure.compares for one in same):
        return "differs"
    return "apart" if found else "none"


def judge_text(text: str, release: Release) -> list[Judged]:
    """Every claim of a text, judged on a release. Raises TextTooLongError."""
    return judge_claims(read_claims(text, vocabulary_of(release)), text, release)


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
    aimed = tuple(compare_targets(claim, targets)) if len(codes) == 1 else ()
    notes = tuple(notes_on(claim, found, own, aimed))
    return Judged(
        claim,
        shown_recomputations(recompute(claim, text), found, notes),
        found,
        tuple(estimates(claim, own, vocabulary)),
        aimed,
        notes,
    )
