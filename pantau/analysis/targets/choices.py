"""Which target a View may choose: a document of one year, and what it sets for each area.

Several targets exist at once (docs/decisions/targets.md), so none is ever shown without its
document. 'Target UCJ 2025' sets a figure for each of twelve provinces: it is one choice, and each
province is compared with its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pantau.analysis.release import Release
from pantau.catalogue import EVERY_AREA, Indicator, Target, targets
from pantau.remembered import remembered
from pantau.view import NATION

# What Permendagri 15/2024 asks is read in two ways; each is a choice of its own, named.
READINGS = ("relative", "points")
# An id of every area has a star in it, which a link does not hold; a reading's suffix needs room, too.
_IN_A_LINK = re.compile(r"[a-z0-9][a-z0-9.-]{0,50}")
READING_SUFFIX = {"relative": "-relatif", "points": "-poin"}


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """A target as one chooses it: a document of one year, with what it sets for each area.

    key: what a link carries. reading: of 'percent_increase' one of READINGS, else ''.
    targets: never empty, all of one unit; their bases may differ.
    """

    key: str
    document: str
    year: int
    unit: str
    targets: tuple[Target, ...]
    reading: str = ""

    @property
    def bases(self) -> tuple[str, ...]:
        """The bases of its targets, each once, in order of name."""
        return tuple(sorted({target.basis for target in self.targets}))

    @property
    def inferred(self) -> bool:
        """Whether its basis and segments are our reading of the document."""
        return any(target.inferred for target in self.targets)

    @property
    def single(self) -> Target | None:
        """Its only target, where it sets one figure for one area or for all."""
        return self.targets[0] if len(self.targets) == 1 else None

    def on_basis(self, basis: str) -> tuple[Target, ...]:
        """Its targets that figures on `basis` may be held against; of people or an increase all of them."""
        free = self.unit == "people" or bool(self.reading)
        return tuple(target for target in self.targets if free or target.basis == basis)

    def for_area(self, code: str, basis: str = "") -> tuple[Target, str] | None:
        """The target that holds for an area, and how: 'own', 'every', or 'nation'.

        Where a document sets one on each denominator, the one on `basis`, that of the area's figure.

        The area's own comes first, then one set for every area. The nation's is a yardstick for
        other areas where the document sets none but the nation's, in per cent: a number of people
        aimed for in the whole country is nobody else's.
        """
        ways = [(code, "own")]
        if governed_locally(code):
            ways.append((EVERY_AREA, "every"))
        if self.unit == "percent" and {target.area_code for target in self.targets} == {NATION}:
            ways.append((NATION, "nation"))
        for wanted, how in ways:
            found = [target for target in self.targets if target.area_code == wanted]
            if found:
                return next((target for target in found if target.basis == basis), found[0]), how
        return None


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """The target that a View names.

    key: as the link has it, '' where it names none. choice: None where there is no such target.
    why: text key why no figure of the View's indicator may be compared with it, '' where some may.
    """

    key: str = ""
    choice: TargetChoice | None = None
    why: str = ""

    @property
    def in_force(self) -> TargetChoice | None:
        """The choice that figures are compared with; None without one, or where it is refused."""
        return None if self.why else self.choice

    @property
    def refused(self) -> bool:
        """Whether a target is named that figures are not compared with."""
        return bool(self.key) and self.in_force is None


NO_TARGET = AskedTarget()


def governed_locally(code: str) -> bool:
    """Whether an area has a local government, which is whom a target of every area is set for:
    a province or a regency, neither the nation nor a Kanwil."""
    return code[:1].isdigit()


def choices(targets: Iterable[Target]) -> dict[str, TargetChoice]:
    """What can be chosen, by key, by year and then by document.

    A key is the id of a target that stands alone, else the document's name and year; a target
    read in two ways gives one choice a reading.
    """
    sets: dict[tuple[int, str, str], list[Target]] = {}
    for target in targets:
        sets.setdefault((target.year, target.document, target.unit), []).append(target)
    found = [choice for name in sorted(sets) for choice in _choices_of(*name, sets[name])]
    return {choice.key: choice for choice in found}


def _choices_of(year: int, document: str, unit: str, members: list[Target]) -> list[TargetChoice]:
    # Of one area and basis the owner's own stands before what others write of it.
    order = sorted(members, key=lambda one: (one.area_code, one.basis, not one.official, one.id))
    kept = tuple({(one.area_code, one.basis): one for one in reversed(order)}.values())[::-1]
    alone = len(kept) == 1 and _IN_A_LINK.fullmatch(kept[0].id)
    key = kept[0].id if alone else _slug(document, year)
    if unit != "percent_increase":
        return [TargetChoice(key, document, year, unit, kept)]
    return [TargetChoice(key + READING_SUFFIX[way], document, year, unit, kept, way) for way in READINGS]


def _slug(document: str, year: int) -> str:
    """'Target UCJ 2025', 2025 -> 'target-ucj-2025'."""
    plain = unicodedata.normalize("NFKD", document).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "sasaran"
    return name if name.endswith(str(year)) else f"{name}-{year}"


def resolve_choice(known: Mapping[str, TargetChoice], asked: str) -> TargetChoice | None:
    """The choice a link asks for: by its key, or by the id of a target that it holds."""
    if asked in known:
        return known[asked]
    return next((c for c in known.values() if asked in [target.id for target in c.targets]), None)


def why_not(choice: TargetChoice, indicator: Indicator, segment: str) -> str:
    """Text key of the reason why no figure of this indicator may be compared with it; '' where some may.

    A target names neither segment nor group, so it is compared
    with the indicator's default segment alone.
    """
    in_people = choice.unit == "people"
    if in_people != (indicator.unit == "people"):
        return "targets.why.people" if in_people else "targets.why.percent"
    if segment != indicator.default_segment:
        return "targets.why.segment"
    if not indicator.held_to_targets:
        return "targets.why.indicator"
    # People are counted without a denominator; what builds on last year's figure has that figure's.
    if in_people or choice.reading or indicator.basis in choice.bases:
        return ""
    return "targets.why.unstated" if choice.bases == ("unstated",) else "targets.why.basis"


def fitting(known: Mapping[str, TargetChoice], indicator: Indicator, segment: str) -> dict[str, TargetChoice]:
    """The choices that figures of this indicator and segment may be compared with, by key; {} for none."""
    return {key: choice for key, choice in known.items() if not why_not(choice, indicator, segment)}


def indicator_for(indicators: Iterable[Indicator], unit: str, basis: str) -> str:
    """The indicator that a target of this unit and basis speaks of; '' where there is none.

    `indicators`: the catalogue, in its order; people are compared with people whatever the basis.
    """
    for indicator in indicators:
        counts = unit == "people" and indicator.unit == "people"
        share = unit != "people" and indicator.unit == "percent" and indicator.basis == basis
        if indicator.held_to_targets and (counts or share):
            return indicator.id
    return ""


@remembered(8)
def known_choices(release: Release) -> dict[str, TargetChoice]:
    """Every choice of target of a release, by key."""
    return choices(targets(release.query("targets")).values())
