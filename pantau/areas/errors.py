"""When text does not say which area is meant."""

from __future__ import annotations

from collections.abc import Sequence

from pantau.areas.records import Area, Areas
from pantau.text import Text


def _listed(candidates: Sequence[Area]) -> str:
    return ", ".join(Text()("areas.candidate", code=area.code, name=area.name) for area in candidates)


class AreaMatchError(LookupError):
    """No one area is meant. Attributes: text, candidates (areas, by code)."""

    def __init__(self, message: str, text: str, candidates: Sequence[Area]) -> None:
        super().__init__(message)
        self.text = text
        self.candidates = tuple(candidates)


class UnknownAreaError(AreaMatchError):
    """No area has this name or code; `candidates` are those spelled most alike, perhaps none."""

    def __init__(self, text: str, near: Sequence[Area] = ()) -> None:
        key = "areas.unknown_near" if near else "areas.unknown"
        super().__init__(Text()(key, text=text, candidates=_listed(near)), text, near)


class ElsewhereError(UnknownAreaError):
    """The name is of another province than the one it is said to lie in; `candidates`: where it is."""

    def __init__(self, text: str, parent: Area, found: Sequence[Area], areas: Areas) -> None:
        say = Text()
        listed = ", ".join(
            say("areas.in_province", area=_listed([area]), province=areas[area.parent].name)
            if area.parent in areas
            else _listed([area])
            for area in found
        )
        message = say("areas.elsewhere", text=text, parent=parent.name, candidates=listed)
        AreaMatchError.__init__(self, message, text, found)


class BranchNameError(UnknownAreaError):
    """The name is of a branch or a regional office, whose workers are not those of an area: no hint."""

    def __init__(self, text: str) -> None:
        AreaMatchError.__init__(self, Text()("areas.branch", text=text), text, ())


class AmbiguousAreaError(AreaMatchError):
    """Several areas can be meant: 'Bandung', or an undotted code that two systems share."""

    def __init__(self, text: str, candidates: Sequence[Area]) -> None:
        message = Text()("areas.ambiguous", text=text, candidates=_listed(candidates))
        super().__init__(message, text, candidates)
