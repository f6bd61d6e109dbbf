"""What commands say. Where standard error cannot be written (a log on a full disk), work goes on."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def tell(message: str = "", end: str = "\n") -> None:
    """Say it at once, on standard error."""
    try:
        print(message, end=end, file=sys.stderr, flush=True)
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Write no more to a stream that cannot take what it still holds: Python's end would fail by it."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
