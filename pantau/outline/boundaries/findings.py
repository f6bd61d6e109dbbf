"""What is found in a boundary file, in words the sender can act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pantau.text import Text

# error: the feature is not taken; warning: taken, to be looked at; note: taken.
SEVERITIES = ("error", "warning", "note")
_WARNINGS = {
    "crs_missing", "swapped", "missing", "old_code", "code_differs", "code_unknown", "name_unknown",
    "province_unknown", "same_twice", "overlap",
}  # fmt: skip
_NOTES = {"remnant", "assumed_regency", "repaired", "joined", "slivers", "enlarged"}
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
