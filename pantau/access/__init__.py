"""Who is asking, and what they may: take files in, publish, see drafts. Nothing else decides that."""

from pantau.access.attempts import TooManyAttemptsError
from pantau.access.keys import WrongKeyError
from pantau.access.machine import LOOPBACK, at_machine, is_loopback
from pantau.access.people import (
    PREPARER,
    PUBLISHER,
    BadNameError,
    DamagedPeopleError,
    KnownPersonError,
    UnknownPersonError,
)
from pantau.access.rights import Asking, Credential, NotAllowedError, Rights, accept, rights_of
from pantau.access.settings import READ_ONLY, TWO_PEOPLE, two_people
from pantau.access.uploads import admit, may_upload

__all__ = [
    "LOOPBACK",
    "PREPARER",
    "PUBLISHER",
    "READ_ONLY",
    "TWO_PEOPLE",
    "Asking",
    "BadNameError",
    "Credential",
    "DamagedPeopleError",
    "KnownPersonError",
    "NotAllowedError",
    "Rights",
    "TooManyAttemptsError",
    "UnknownPersonError",
    "WrongKeyError",
    "accept",
    "admit",
    "at_machine",
    "is_loopback",
    "may_upload",
    "rights_of",
    "two_people",
]
