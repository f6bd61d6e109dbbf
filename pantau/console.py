"""What commands say on standard error. Where that cannot be written (a log on a full disk), work goes on."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(message: str = "", end: str = "\n") -> None:
    """Say it at once."""
    with suppress(OSError):
        print(message, end=end, file=sys.stderr, flush=True)
