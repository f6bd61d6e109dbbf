"""Progress of a command on standard error."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

from pantau.console import tell

_WIDTH = 20
_BEAT = 1.0  # seconds: a long step shows that it still goes on
# What takes less needs no bar.
_PATIENCE = 0.5


class ProgressBar:
    """A bar that moves on a terminal, a line a step elsewhere. Used in a `with`, and called for each step."""

    def __init__(self) -> None:
        self._moving = sys.stderr.isatty()
        self._started = time.monotonic()
        self._message, self._share = "", 0.0
        self._over = threading.Event()
        self._drawing = threading.Lock()

    def __enter__(self) -> ProgressBar:
        if self._moving:
            threading.Thread(target=self._beat, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with self._drawing:
            if self._moving and self._message:
                tell()

    def __call__(self, message: str, share: float) -> None:
        """Show what is being done, and how much of it all is done (0 to 1)."""
        seconds = time.monotonic() - self._started
        if not self._moving and message != self._message and (share < 1 or seconds > _PATIENCE):
            tell(f"{100 * share:3.0f}% {message}")
        self._message, self._share = message, share
        if self._moving:
            self._draw()

    def _beat(self) -> None:
        while not self._over.wait(_BEAT):
            self._draw()

    def _draw(self) -> None:
        full = round(_WIDTH * self._share)
        seconds = int(time.monotonic() - self._started)
        bar = "█" * full + "░" * (_WIDTH - full)
        line = f"\r{bar} {100 * self._share:3.0f}% {seconds:3d} s  {self._message:<60.60}"
        with self._drawing:
            if self._message and not self._over.is_set():
                tell(line, end="")
