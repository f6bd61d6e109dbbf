"""What is to be said of a claim: its own arithmetic, the release beside it, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pantau.analysis.release import Release
from pantau.claims.judge.accusing import why_target_unsure, why_unsure
from pantau.claims.judge.arithmetic import AGREES, Recomputation, recompute
from pantau.claims.judge.assessing import Known, assess
from pantau.claims.judge.beside_target import beside_target
from pantau.claims.judge.changes import is_allowed, judge_change
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparators import comparators, estimates
from pantau.claims.judge.comparisons import comparable_numbers
from pantau.claims.judge.movements import judge_movements
from pantau.claims.judge.note import Note
from pantau.claims.judge.notes import is_mixed, notes_on
from pantau.claims.judge.release_figures import AreaFigure, figures_of_area, plain_rows
from pantau.claims.judge.stated_targets import ComparedTarget, compare_targets
from pantau.claims.judge.statement import Assessment
from pantau.claims.judge.sure_sums import surely
from pantau.claims.read.claim import Claim
from pantau.claims.read.text import read_claims
from pantau.claims.read.vocabulary import vocabulary_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all that is known of it.

    Calculations, figures and targets beside it, estimates, notes, and what is to be said of each change,
    comparison, rank and target that its sentence tells. unsure: what keeps it from being called different.
    """

    claim: Claim
    recomputations: tuple[Recomputation, ...]
    comparators: tuple[Comparator, ...]
    estimates: tuple[dict[str, Any], ...]
    targets: tuple[ComparedTarget, ...]
    notes: tuple[Note, ...]
    assessments: tuple[Assessment, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def arithmetic_verdict(self) -> str:
        """'match', 'differs', 'unsure', 'computed' or 'none'.

        'unsure': a sum differs, and it is not certain that its numbers are meant together.

        Of a change also 'numbers_only' (its size is right, and its direction is not judged), 'refused' (its
        ends may not be compared) and 'open' (it is not known whether they may).
        """
        verdicts = [found.verdict for found in self.recomputations]
        if "differs" in verdicts or "unsure" in verdicts:
            return "differs" if "differs" in verdicts else "unsure"
        agreeing = [found for found in self.recomputations if found.verdict in AGREES]
        if agreeing:
            return "numbers_only" if all(found.is_of_numbers_alone for found in agreeing) else "match"
        return next((one for one in ("computed", "refused", "open") if one in verdicts), "none")

    @property
    def release_verdict(self) -> str:
        """How the claim stands beside the release.

        'match': each of its numbers that a figure can be compared with agrees with a figure of the
        same thing, date and basis, and all that its sentence tells of them is true. 'numbers': the numbers
        do, but a comparison, rank or change is false, cannot be judged or was not checked. 'partly': some
        do. 'other': the number is there, of something
        else. 'differs': there is such a figure, free of doubt, it says otherwise, and nothing excuses
        the text (accusing.py). 'unsure': it does, and the text leaves open what it means. 'apart': there
        are figures, but of another date, basis or thing. 'none': no figure; 'nothing': no number to
        compare; 'told': none, and yet a change, comparison or rank that could be judged; 'unplaced': no one
        area is meant.
        """
        if len(self.claim.codes) != 1:
            return "unplaced"
        asked = {role for role, _ in comparable_numbers(self.claim)}
        aim = self.claim.number("target")
        asked |= {"target"} if aim and aim.readable else set()
        if not asked:
            return "told" if any(one.is_decided for one in self.assessments) else "nothing"
        mixed = any(is_mixed(note) for note in self.notes)
        found = _release_verdict(asked, self.comparators, self.targets, mixed)
        if found == "differs" and self.unsure:
            return "unsure"
        unsaid = any(one.verdict != "true" for one in self.assessments)
        return "numbers" if found == "match" and unsaid else found


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

    @cache  # one question to the release for each area, however often a text names it
    def figures(code: str) -> list[AreaFigure]:
        return figures_of_area(release, code, vocabulary)

    beside = {
        id(claim): comparators(claim, figures(claim.codes[0]), vocabulary)
        for claim in claims
        if len(claim.codes) == 1
    }
    targets = plain_rows(release.query("targets")) if any(_tells_target(claim) for claim in claims) else []
    known = Known(release, vocabulary, figures, beside, claims)
    return [_judge(claim, text, known, targets) for claim in claims]


def _tells_target(claim: Claim) -> bool:
    return claim.number("target") is not None


def _judge(claim: Claim, text: str, known: Known, targets: Sequence[dict[str, Any]]) -> Judged:
    """One claim of a text beside the release. An area that the text does not settle is not compared."""
    is_placed = len(claim.codes) == 1
    own = known.figures(claim.codes[0]) if is_placed else ()
    found = tuple(known.beside.get(id(claim), ()))
    aimed = tuple(compare_targets(claim, targets)) if is_placed else ()
    change = judge_change(claim, text, found, known)
    judged = {"change"} if change and change.is_decided else set()
    notes = tuple(notes_on(claim, found, own, aimed, judged))
    unsure = why_unsure(claim, found, own) if comparable_numbers(claim) else why_target_unsure(claim)
    return Judged(
        claim,
        _shown(claim, text, found, change),
        found,
        tuple(estimates(claim, own, known.vocabulary)),
        aimed,
        notes,
        (
            *([change] if change else []),
            *judge_movements(claim, found, known),
            *assess(claim, known),
            *beside_target(claim, found, aimed),
        ),
        unsure,
    )


def _shown(
    claim: Claim, text: str, found: Sequence[Comparator], change: Assessment | None
) -> tuple[Recomputation, ...]:
    """Calculations as they may be shown: a change only where its ends may be compared.

    Else its size alone is checked; and where the text does not state that, no difference is told.
    """
    if is_allowed(claim, found):
        return tuple(surely(one, claim) for one in recompute(claim, text))
    verdict = "refused" if change and change.verdict == "refused" else "open"
    made = [surely(one, claim) for one in recompute(claim, text, directed=False)]
    return tuple(one.untold(verdict) if one.is_implied_change else one for one in made)
