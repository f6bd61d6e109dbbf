"""Findings by what they are about: one glance says what is wrong, how often and with how many areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pantau.intake import Finding

SEVERITIES = ("error", "warning", "note")
_PLACES = 3  # sheets and columns named of a group


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one rule and severity.

    rows: how many rows they speak of; where a finding is about a sheet or file, it counts as one.
    areas: how many areas, 0 where the findings name none; at_least: rows beyond those listed may
    be of more. places: 'Peserta, Aktif (D)', or the file, the most frequent first, at most three.
    found: the findings themselves, in their order, without details.
    """

    severity: str
    rule: str
    rows: int
    areas: int
    at_least: bool
    places: list[str]
    found: list[Finding]


def by_rule(findings: Sequence[Finding]) -> list[FindingGroup]:
    """The groups, the gravest first, of one severity those with most rows."""
    parts: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        parts.setdefault((one.severity, one.rule), []).append(one)
    groups = [_group(severity, rule, part) for (severity, rule), part in parts.items()]
    return sorted(groups, key=lambda one: (SEVERITIES.index(one.severity), -one.rows))


def _group(severity: str, rule: str, part: Sequence[Finding]) -> FindingGroup:
    found = [one for one in part if not one.detail]
    places: dict[str, int] = {}
    for one in found:
        place = ", ".join(filter(None, (one.sheet, one.column))) or one.file
        places[place] = places.get(place, 0) + one.rows
    return FindingGroup(
        severity=severity,
        rule=rule,
        rows=sum(one.rows for one in found),
        areas=len({one.area_code for one in part if one.area_code}),
        # The finding that stands for the rest names no area.
        at_least=any(one.rows > 1 for one in found) and not any(one.detail for one in part),
        places=sorted(places, key=lambda place: -places[place])[:_PLACES],
        found=found,
    )
