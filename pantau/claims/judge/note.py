"""A note on a claim: something to mind of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Note:
    """Something to mind: `key` of the texts (claims.note.<key>) and what fills it."""

    key: str
    values: tuple[tuple[str, Any], ...] = ()
