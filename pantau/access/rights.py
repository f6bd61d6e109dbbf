"""What whoever asks may do, worked out anew each time: who was taken off the list may nothing at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pantau.access.attempts import Attempts
from pantau.access.keys import WrongKeyError, id_of, opens
from pantau.access.people import PUBLISHER, DamagedPeopleError, Person, people, same_name
from pantau.access.settings import people_file, read_only
from pantau.text import Text

_attempts = Attempts()


class NotAllowedError(PermissionError):
    """Whoever asks may not do this (any more); nothing was changed."""

    def __init__(self) -> None:
        super().__init__(Text()("access.not_allowed"))


@dataclass(frozen=True, slots=True)
class Credential:
    """The key that a session has shown, by what is kept of it."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of whoever asks.

    address: where from; at_machine: sitting at the machine itself; proxied_name: who a proxy that
    is trusted says it is; credential: of the key that was shown.
    """

    address: str
    at_machine: bool = False
    proxied_name: str = ""
    credential: Credential | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What they may do.

    name: who it is, '' where they say it themselves (at the machine) or nobody knows. why: a key
    of access.why that says why they may do nothing; '' where they may do something. takes_keys:
    whether a key would help.
    """

    name: str = ""
    address: str = ""
    may_prepare: bool = False
    may_publish: bool = False
    why: str = ""
    takes_keys: bool = False

    @property
    def sees_drafts(self) -> bool:
        """Whether what nobody has published may be seen."""
        return self.may_prepare or self.may_publish

    def signed(self, typed: str) -> str:
        """The name for the record: the one that is proved, else the one they type."""
        return self.name or typed


def rights_of(asking: Asking) -> Rights:
    """What whoever asks may do now. Whatever is unclear gives nothing."""
    nothing = Rights(address=asking.address)
    if read_only():
        return replace(nothing, why="off")
    try:
        named = people(people_file())
    except DamagedPeopleError:
        return replace(nothing, why="damaged")
    if not named:
        if asking.at_machine:
            return replace(nothing, may_prepare=True, may_publish=True)
        return replace(nothing, why="nobody")
    person = _who(asking, named)
    if person is None:
        return replace(nothing, why="unknown", takes_keys=any(one.lock for one in named))
    may_publish = person.role == PUBLISHER
    return replace(nothing, name=person.name, may_prepare=True, may_publish=may_publish)


def _who(asking: Asking, named: tuple[Person, ...]) -> Person | None:
    """By the key, as long as it is theirs; else as the proxy says."""
    shown = asking.credential
    for person in named:
        if shown and person.lock and (person.name, person.lock.digest) == (shown.name, shown.digest):
            return person
    if not asking.proxied_name:
        return None
    return next((one for one in named if same_name(one.name, asking.proxied_name)), None)


def accept(key: str, address: str) -> Credential:
    """Whose key this is. Raises WrongKeyError, TooManyAttemptsError and DamagedPeopleError."""
    named = people(people_file())
    _attempts.check(address)
    for person in named:
        if person.lock and person.lock.id == id_of(key) and opens(key, person.lock):
            _attempts.forgive(address)
            return Credential(person.name, person.lock.digest)
    raise WrongKeyError
