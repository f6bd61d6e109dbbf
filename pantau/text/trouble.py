"""What the system says of a file, a folder or memory that it does not give, in plain words.

The same words wherever it happens, on the page and from the command; no place of the server is in them.
"""

from __future__ import annotations

import errno

from pantau.text import Text

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
BUSY = frozenset({errno.EBUSY, errno.EAGAIN, errno.ETXTBSY})
# Of the whole process or machine, not of one file: what was asked for may be had in a moment.
PASSING = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_KINDS = {
    "full": FULL,
    "forbidden": FORBIDDEN,
    "busy": BUSY,
    "too_many": frozenset({errno.EMFILE, errno.ENFILE}),
    "memory": frozenset({errno.ENOMEM}),
    "missing": frozenset({errno.ENOENT, errno.ENOTDIR}),
}


def is_passing(error: OSError) -> bool:
    """Whether nothing is wrong with the file itself."""
    return error.errno in PASSING


def trouble_words(error: OSError, say: Text) -> tuple[str, str]:
    """Why it could not be done (without a stop at its end), and a sentence that says what to do."""
    kind = next((kind for kind, numbers in _KINDS.items() if error.errno in numbers), "other")
    # Python tries every folder for temporary files there is, and then says no more than that.
    if kind == "missing" and "temporary directory" in str(error):
        kind = "temporary"
    return say(f"trouble.{kind}.why"), say(f"trouble.{kind}.do")


def trouble_text(error: OSError, say: Text) -> str:
    """Why a step was stopped, that no harm is done, and what to do."""
    why, what_to_do = trouble_words(error, say)
    return say("trouble.stopped", why=why, do=what_to_do)
