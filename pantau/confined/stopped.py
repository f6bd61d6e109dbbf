"""Why there is no answer."""

from __future__ import annotations

from typing import Literal

Reason = Literal["too_slow", "too_large", "broken"]


class StoppedError(RuntimeError):
    """A child ended without an answer. reason: time, memory, or whatever else ended it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
