"""Those who may prepare and publish: a local file of names, roles and locks, read by its owner alone."""

from __future__ import annotations

import json
import stat
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pantau.access.keys import Lock, new_key
from pantau.atomic_files import only_writer, replace_durably
from pantau.text import Text

PREPARER, PUBLISHER = "penyusun", "penerbit"
LONGEST_NAME = 80
_FORMAT = 1
_PRIVATE = 0o600
_HEX = set("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Person:
    """Who may do something. role: PREPARER takes files in, PUBLISHER also publishes.

    lock: of their key; None for one who is known by a proxy's header alone.
    """

    name: str
    role: str
    lock: Lock | None


class DamagedPeopleError(RuntimeError):
    """The file of names cannot be believed, so nobody may do anything. Attribute: why (access.damage)."""

    def __init__(self, why: str) -> None:
        super().__init__(Text()("access.damaged", why=Text()(f"access.damage.{why}")))
        self.why = why


class BadNameError(ValueError):
    """A name that cannot stand in a record."""

    def __init__(self) -> None:
        super().__init__(Text()("access.bad_name", most=LONGEST_NAME))


class KnownPersonError(ValueError):
    """Somebody of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(Text()("access.known", name=name))


class UnknownPersonError(LookupError):
    """Nobody of this name is there."""

    def __init__(self, name: str) -> None:
        super().__init__(Text()("access.unknown", name=name))


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one person: however they are spaced, in small letters or large ones."""
    return plain_name(one).casefold() == plain_name(other).casefold()


def plain_name(name: str) -> str:
    """A name without needless spaces."""
    return " ".join(name.split())


def people(path: Path) -> tuple[Person, ...]:
    """All of a file, in its order; none where there is no file. Raises DamagedPeopleError."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return ()
    except OSError:
        raise DamagedPeopleError("unreadable") from None
    if about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise DamagedPeopleError("open")
    return _read(path, (about.st_ino, about.st_size, about.st_mtime_ns))


@lru_cache(maxsize=2)
def _read(path: Path, _as_it_is: tuple[int, ...]) -> tuple[Person, ...]:
    """Asked at every click, and read again when the file is another."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise DamagedPeopleError("unreadable") from None
    except ValueError:
        raise DamagedPeopleError("garbled") from None
    try:
        if said["format"] != _FORMAT:
            raise ValueError(said["format"])
        found = tuple(_person(one) for one in said["people"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DamagedPeopleError("garbled") from None
    if len({plain_name(one.name).casefold() for one in found}) < len(found):
        raise DamagedPeopleError("twice")
    return found


def _person(said: dict[str, Any]) -> Person:
    """One person as the file says. Raises KeyError, TypeError or ValueError where it says nothing."""
    name, role, lock = said["name"], said["role"], said["lock"]
    if checked_name(name) != name or role not in (PREPARER, PUBLISHER):
        raise ValueError(said)
    if lock is None:
        return Person(name, role, None)
    made = Lock(**lock)
    if not all(isinstance(part, str) and part and set(part) <= _HEX for part in asdict(made).values()):
        raise ValueError(said)
    bytes.fromhex(made.salt)
    return Person(name, role, made)


def checked_name(name: str) -> str:
    """A name as it is recorded. Raises BadNameError for none, a long one, or one of unseen characters."""
    plain = plain_name(name)
    if not (0 < len(plain) <= LONGEST_NAME and plain.isprintable()):
        raise BadNameError
    return plain


def add(path: Path, name: str, role: str, *, with_key: bool = True) -> str:
    """Name somebody; their key, which is told nowhere else ('' without one).

    Raises BadNameError, KnownPersonError, DamagedPeopleError, and OSError where it cannot be written.
    """
    name = checked_name(name)
    with only_writer(path.parent):
        there = people(path)
        if any(same_name(one.name, name) for one in there):
            raise KnownPersonError(name)
        key, lock = new_key() if with_key else ("", None)
        _write(path, [*there, Person(name, role, lock)])
    return key


def remove(path: Path, name: str) -> None:
    """Take somebody off; their key opens nothing any more, at once.

    Raises UnknownPersonError, DamagedPeopleError, and OSError where it cannot be written.
    """
    with only_writer(path.parent):
        there = people(path)
        left = [one for one in there if not same_name(one.name, name)]
        if len(left) == len(there):
            raise UnknownPersonError(name)
        _write(path, left)


def _write(path: Path, everybody: Sequence[Person]) -> None:
    said = {"format": _FORMAT, "people": [asdict(one) for one in everybody]}
    content = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    replace_durably(path, content.encode(), mode=_PRIVATE)
