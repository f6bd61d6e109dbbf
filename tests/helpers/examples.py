"""How often a property or a random fault is tried: `make search` takes all, a plain run a part of them."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "tests")
_SHARE, _FEWEST = 3, 20


def examples(most: int, **more: Any) -> settings:
    """Settings for a property whose examples are dear: `most` of them when searching."""
    few = min(most, max(most // _SHARE, _FEWEST))
    return settings(max_examples=most if PROFILE == "search" else few, deadline=None, **more)


def turns(most: int) -> int:
    """How often a fault is tried that takes seconds: `most` when searching, else half of it."""
    return most if PROFILE == "search" else most // 2
