"""What to mind of a claim: what its text leaves open, and what the release shows of its figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from pantau.areas import is_group
from pantau.claims.judge.arithmetic import is_figure_of_speech
from pantau.claims.judge.comparator import Comparator, first_agreeing
from pantau.claims.judge.comparators import is_conclusive
from pantau.claims.judge.comparisons import comparable_numbers
from pantau.claims.judge.intervals import Interval, agreement
from pantau.claims.judge.note import Note
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.judge.stated_targets import ComparedTarget
from pantau.claims.read.claim import Claim

_CHECKED = ("numerator", "denominator", "percent", "uncovered", "from", "to", "target")


def notes_on(
    claim: Claim,
    found: Sequence[Comparator],
    figures: Sequence[AreaFigure],
    targets: Sequence[ComparedTarget] = (),
    judged: Collection[str] = (),
) -> list[Note]:
    """Notes on a claim, those on its text first. judged: roles of numbers that were judged otherwise."""
    return [
        *_about_reading(claim),
        *_about_release(claim, found, figures),
        *_unchecked(claim, found, targets, judged),
    ]


def is_mixed(note: Note) -> bool:
    """Whether a note says that a claim's numbers agree with figures that do not go together."""
    return note.key == "mixed_sources"


def _unchecked(
    claim: Claim, found: Sequence[Comparator], targets: Sequence[ComparedTarget], judged: Collection[str]
) -> list[Note]:
    """Numbers of the passage that nothing was compared with: a verdict does not speak of them."""
    held = {d.role for one in found for d in one.comparisons} | ({"target"} if targets else set())
    held |= set(judged)
    if is_figure_of_speech(claim) and "percent" in held:
        held |= {"numerator", "denominator"}
    if claim.number("from"):
        held.add("change")  # recomputed from its two ends
    left = [figure.number for figure in claim.figures if figure.role not in held and figure.number.readable]
    if not found and not targets:
        # that nothing was compared stands above; these cannot be
        left = [figure.number for figure in claim.figures if figure.role not in (*_CHECKED, *held)]
    left = sorted([*left, *claim.aside], key=lambda number: number.start)
    return [Note("unchecked", (("texts", tuple(number.text for number in left)),))] if left else []


def _about_reading(claim: Claim) -> list[Note]:
    """What the text leaves open."""
    notes = _about_place(claim)
    for name in sorted(claim.inherited):
        notes.append(Note(f"inherited_{name}"))
    for when in claim.dates:
        if when.problem:
            notes.append(Note(f"date_{when.problem}", (("text", when.text), ("when", when))))
    for problem in ("ambiguous", "unreadable", "ratio", "english", "range", "table"):
        texts = [f.number.text for f in claim.figures if f.number.problem == problem]
        if texts:
            notes.append(Note(f"number_{problem}", (("texts", tuple(texts)),)))
    if claim.basis == "mixed":
        notes.append(Note("mixed_basis"))
    if is_figure_of_speech(claim) or any(f.number.bound == "about" for f in claim.figures):
        notes.append(Note("about"))
    for bound in ("above", "below", "almost"):
        texts = [f.number.text for f in claim.figures if f.number.bound == bound and f.number.readable]
        if texts:
            notes.append(Note(f"bound_{bound}", (("texts", tuple(texts)),)))
    return notes


def _about_place(claim: Claim) -> list[Note]:
    """Where the text leaves open which area it means, or means one that no figures are of."""
    unknown = [place.text for place in claim.places if not place.codes]
    if unknown:
        return [Note("unknown_place", (("texts", tuple(unknown)),))]
    if not claim.places:
        return [Note("no_place")]
    if len(claim.places) > 1:
        return [Note("several_places", (("codes", claim.codes),))]
    if len(claim.codes) > 1:
        return [Note("ambiguous_place", (("text", claim.places[0].text), ("codes", claim.codes)))]
    return [Note("group", (("codes", claim.codes),))] if is_group(claim.codes[0]) else []


def _about_release(claim: Claim, found: Sequence[Comparator], figures: Sequence[AreaFigure]) -> list[Note]:
    """What the figures beside the claim show of it."""
    notes = []
    if _is_progress(claim, found):
        notes.append(Note("target_not_coverage", (("coverage", _coverage_of(claim, figures)),)))
    branch = [one for one in found if one.figure["counted_by"] == "branch" and one.partly]
    if claim.counted_by == "branch" or (branch and not _coverage_agrees(found)):
        notes.append(Note("branch"))
    registered = [one for one in found if one.figure.indicator.counts_registered and one.partly]
    if claim.of_registered or (registered and not _coverage_agrees(found)):
        notes.append(Note("registered"))
    notes += _elsewhere(found)
    notes += _mixed_sources(claim, found)
    notes += _other_basis(claim, found)
    notes += _open_basis(claim, found)
    notes += _as_printed(found)
    if found and found[0].agrees and found[0].months:
        notes.append(Note("other_date", (("row", found[0].figure.row),)))
    notes += _doubts(found)
    share = claim.number("percent")
    if share and share.unit == "percent" and share.low is not None and share.low > 100:
        notes.append(Note("over_100"))
    return notes


def _doubts(found: Sequence[Comparator]) -> list[Note]:
    """That the figure which agrees is in doubt, or provisional: its source tells but a span of months."""
    if not found or not found[0].agrees:
        return []
    figure = found[0].figure
    keys = [f"caveat_{figure['caveat']}"] if figure["caveat"] else []
    keys += ["provisional"] if "month_unknown" in figure.doubts and "/" in str(figure["as_of"]) else []
    return [Note(key) for key in keys]


def _elsewhere(found: Sequence[Comparator]) -> list[Note]:
    """What the number is of, where it is a figure of another indicator than the text speaks of."""
    if not found or not found[0].agrees or "segment" not in found[0].reasons:
        return []
    return [Note("found_elsewhere", (("indicator", found[0].figure.indicator.id),))]


def _coverage_agrees(found: Sequence[Comparator]) -> bool:
    return any(one.agrees and one.figure.indicator.covers_workers for one in found)


def _is_progress(claim: Claim, found: Sequence[Comparator]) -> bool:
    """Whether a claim's figure is progress to a target, said or not."""
    if claim.basis == "target":
        return True
    progress = any(one.agrees and one.figure.indicator.is_progress for one in found)
    return progress and not _coverage_agrees(found)


def _coverage_of(claim: Claim, figures: Sequence[AreaFigure]) -> dict[str, Any] | None:
    """The published coverage nearest to a claim's date, on the semesta basis where there is one."""
    own = [
        one
        for one in figures
        if one.indicator.covers_workers
        and one.indicator.basis == "semesta"
        and one["value"] is not None
        and one.segment.id == (claim.segment or one.indicator.default_segment)
    ]
    nearest = min(own, key=lambda one: months_apart(one, claim.dates) or 0, default=None)
    return nearest.row if nearest else None


def _other_basis(claim: Claim, found: Sequence[Comparator]) -> list[Note]:
    """The text names one basis, and the figure that agrees has the other."""
    if claim.basis not in ("sakernas", "semesta") or not found or not found[0].agrees:
        return []
    basis = found[0].figure["basis"]
    other = basis in ("sakernas", "semesta") and basis != claim.basis
    return [Note("other_basis", (("stated", claim.basis), ("row", found[0].figure.row)))] if other else []


def _open_basis(claim: Claim, found: Sequence[Comparator]) -> list[Note]:
    """A bound or a round per cent without a basis, which one basis bears out and the other does not."""
    if claim.basis or not found or not found[0].agrees or not found[0].figure.indicator.covers_workers:
        return []
    first = found[0]
    if is_conclusive(first) and not any(d.claimed.bound for d in first.comparisons):
        return []
    for one in found[1:]:
        other = one.figure.indicator.covers_workers and one.figure.indicator != first.figure.indicator
        # what agrees with the other basis was set apart by that alone (comparators._settled)
        stands = not one.partly and one.figure.compares and set(one.reasons) <= {"basis"}
        if other and stands:
            return [Note("open_basis", (("part", first.figure.row), ("whole", one.figure.row)))]
    return []


def _mixed_sources(claim: Claim, found: Sequence[Comparator]) -> list[Note]:
    """A numerator of one figure over the denominator of another: other basis, segment or date."""
    roles = {role for role, _ in comparable_numbers(claim)} & {"numerator", "denominator"}
    if any(roles <= {d.role for d in one.comparisons if d.agrees} for one in found):
        return []
    part, whole = first_agreeing(found, "numerator"), first_agreeing(found, "denominator")
    if part is None or whole is None or part is whole:
        return []
    series = ("indicator", "segment", "basis", "as_of")
    if all(part.figure[name] == whole.figure[name] for name in series):
        return []
    return [Note("mixed_sources", (("part", part.figure.row), ("whole", whole.figure.row)))]


def _as_printed(found: Sequence[Comparator]) -> list[Note]:
    """What to mind of figures as printed: decimals cut off, or a province before it was split."""
    if not found:
        return []
    first = found[0]
    notes = [Note("boundaries_34")] if any(one.figure["territory"] == 34 for one in found) else []
    if not first.partly:
        return notes
    cut = [
        d
        for d in first.comparisons
        if d.agrees and agreement(Interval(d.released, d.released), d.claimed) == "cut_off"
    ]
    if cut:
        notes.append(Note("cut_off", (("texts", (cut[0].claimed.text,)), ("ours", cut[0].released))))
    return notes
