"""Lines that are chained by hash: what is changed, taken out, put in or moved later is found.

A line ends with the SHA-256 of the line before it and of itself. The first one that does covers all
lines before it, which are of before lines were chained. What is left of a line that was cut off
is a line like any other to the next one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

_CHAINED = re.compile(rb'(.*), "chain": "([0-9a-f]{64})"\}')
_END = b'"}'


def chained(fields: str, before: bytes) -> bytes:
    """A line to add to a text: a JSON object in one line, with its place in the chain."""
    open_line = fields.removesuffix("}").encode()
    return b'%s, "chain": "%s"}' % (open_line, _link(_predecessor(_lines(before)), open_line))


def first_break(text: bytes) -> int | None:
    """The number (from 1) of the first line that does not follow from those before; None where all do."""
    lines, begun = _lines(text), False
    for at, line in enumerate(lines):
        found = _CHAINED.fullmatch(line)
        if found:
            predecessor = lines[at - 1] if begun else b"\n".join(lines[:at])
            if _link(predecessor, found[1]) != found[2]:
                return at + 1
            begun = True
        elif begun and (line.endswith(_END) or _is_object(line)):  # whole, so nothing cut it off
            return at + 1
    return None


def last_link(text: bytes) -> tuple[int, str]:
    """How many lines are chained, and the hash of the last; (0, '') of none."""
    found = [match[2].decode() for line in _lines(text) if (match := _CHAINED.fullmatch(line))]
    return len(found), found[-1] if found else ""


def _lines(text: bytes) -> list[bytes]:
    return text.removesuffix(b"\n").split(b"\n") if text else []


def _predecessor(lines: Sequence[bytes]) -> bytes:
    begun = any(_CHAINED.fullmatch(line) for line in lines)
    return lines[-1] if begun else b"\n".join(lines)


def _link(predecessor: bytes, open_line: bytes) -> bytes:
    return hashlib.sha256(predecessor + b"\n" + open_line).hexdigest().encode()


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
