"""Work on bytes that nobody vouches for, in a process of its own with limits; see docs/decisions/confined.md.

    reader = ConfinedWork("pantau.intake.confined", "read_into", Limits(...))
    answer = reader.run({"name": "laporan.xlsx"}, content, tell)

A module of this name gives the function that runs inside: it gets what it is told about, the
content, a file for its answer and a Tell. What comes back is bytes, never objects. `prepare()` of
the module, where there is one, is called once before the first child: what it leaves in memory all share.
"""

from pantau.confined.limits import Limits
from pantau.confined.stopped import StoppedError
from pantau.confined.work import ConfinedWork

__all__ = ["ConfinedWork", "Limits", "StoppedError"]
