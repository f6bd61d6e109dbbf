"""What is said of a statement: true, false, or that it cannot be judged, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DECIDED = ("true", "false")


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement of a change, a comparison, a rank or a target that a text tells.

    kind: 'change', 'areas', 'rank', 'target', or 'unread' where it was not read. verdict: 'true' or 'false',
    only of what the gate lets be compared; 'refused': it does not, and `reason` (a text key) says why;
    'open': the release does not know enough to say; 'unchecked'. text: its words, as written. said: which
    sentence of the texts tells it (claims.statement.<said>). values: what fills that.
    """

    kind: str
    verdict: str
    text: str
    said: str
    reason: str = ""
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether it is judged true or false."""
        return self.verdict in DECIDED
