"""How much a child may take, and how it takes the limits upon itself."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import signal
from dataclasses import asdict, dataclass
from pathlib import Path

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_DESCRIPTORS = 64
_GRACE = 5  # seconds between the signal that ends the child and the one that nothing outlives


@dataclass(frozen=True, slots=True)
class Limits:
    """memory: bytes beyond what its modules take; written: bytes of any one file, the answer too.

    processor: seconds of all its threads; seconds: on the clock, which its parent watches.
    """

    memory: int
    processor: int
    seconds: float
    written: int

    def as_text(self) -> str:
        """As JSON, to be handed to the child."""
        return json.dumps(asdict(self))

    def apply(self, parent: int) -> None:
        """Confine this process for good, the child of the process `parent`; Linux only."""
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the line above
            os._exit(1)
        # Where the machine itself runs out of memory, the kernel ends this process before the server.
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        allowed = pages * resource.getpagesize() + self.memory
        for what, limit, most in (
            (resource.RLIMIT_AS, allowed, allowed),
            (resource.RLIMIT_CPU, self.processor, self.processor + _GRACE),
            (resource.RLIMIT_FSIZE, self.written, self.written),
            (resource.RLIMIT_NOFILE, _DESCRIPTORS, _DESCRIPTORS),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            resource.setrlimit(what, _no_more(limit, most, resource.getrlimit(what)[1]))


def _no_more(limit: int, most: int, allowed: int) -> tuple[int, int]:
    """The soft and hard limit, where the system allows no more than so much."""
    if allowed == resource.RLIM_INFINITY:
        return limit, most
    return min(limit, allowed), min(most, allowed)
