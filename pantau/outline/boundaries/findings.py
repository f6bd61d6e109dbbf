"""What is found in a boundary file, in words the sender can act on."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pantau.text import Text

# error: the feature is not taken; warning: taken, to be looked at; note: taken.
SEVERITIES = ("error", "warning", "note")
_WARNINGS = {
    "crs_missing", "swapped", "missing", "old_code", "code_differs", "code_unknown", "name_unknown",
    "province_unknown", "same_twice", "overlap", "unlike",
}  # fmt: skip
_NOTES = {"remnant", "lake", "assumed_regency", "repaired", "joined", "slivers", "enlarged"}
_NUMBERS_SHOWN = 8


class BoundaryFileError(ValueError):
    """A whole file is refused; `args[0]` says why, in Indonesian. Attributes: kind, values (of the text)."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(Text()(f"boundaries.refused.{kind}", **values))
        self.kind = kind
        self.values = values


@dataclass(frozen=True, slots=True)
class BoundaryFinding:
    """One thing to know about the file.

    `kind` is a key of `boundaries.finding`; `features` are places in the file, the first being
    1; `area` is the code of the area it is about, or ''; `values` fill the sentence.
    """

    kind: str
    features: tuple[int, ...] = ()
    area: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        """'error', 'warning' or 'note'."""
        return "warning" if self.kind in _WARNINGS else "note" if self.kind in _NOTES else "error"

    def message(self, language: str = "id") -> str:
        """The sentence, after the feature's number."""
        say = Text(language)
        sentence = say(f"boundaries.finding.{self.kind}", **self.values)
        if not self.features:
            return sentence
        return f"{say('boundaries.feature', numbers=_numbers(self.features, say))}. {sentence}"


def by_severity(findings: Sequence[BoundaryFinding]) -> list[BoundaryFinding]:
    """Errors first, then by kind and place in the file."""
    order = {severity: place for place, severity in enumerate(SEVERITIES)}
    return sorted(findings, key=lambda one: (order[one.severity], one.kind, one.features))


def _numbers(features: tuple[int, ...], say: Text) -> str:
    shown = ", ".join(str(number) for number in features[:_NUMBERS_SHOWN])
    if len(features) <= _NUMBERS_SHOWN:
        return shown
    return say("boundaries.more_numbers", numbers=shown, count=len(features))


MOST_LISTED = 10  # findings of one kind that a report lists one by one


def report_lines(findings: Sequence[BoundaryFinding], language: str = "id") -> list[str]:
    """Findings as a report lists them: of each kind the first MOST_LISTED, then how many more there are.

    findings: as `by_severity` orders them.
    """
    say = Text(language)
    lines = []
    for (severity, kind), group in itertools.groupby(findings, key=lambda one: (one.severity, one.kind)):
        own, mark = list(group), f"{say(f'boundaries.severity_{severity}'):8} "
        if kind == "missing" and len(own) > MOST_LISTED:
            lines.append(mark + say("boundaries.many_missing", count=len(own)))
            continue
        lines += [mark + one.message(language) for one in own[:MOST_LISTED]]
        if len(own) > MOST_LISTED:
            lines.append(mark + _others(own[MOST_LISTED:], say))
    return lines


def _others(rest: Sequence[BoundaryFinding], say: Text) -> str:
    """One line for findings that are not listed: how many, of which areas."""
    areas = list(dict.fromkeys(str(one.values["area"]) for one in rest if "area" in one.values))
    shown = ", ".join(areas[:_NUMBERS_SHOWN]) + (", …" if len(areas) > _NUMBERS_SHOWN else "")
    return (
        say("boundaries.more_alike", count=len(rest), areas=shown)
        if shown
        else say("boundaries.more", count=len(rest))
    )
