"""How many examples a property is tried on: all in `make search`, a third of them whenever tests run."""

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
