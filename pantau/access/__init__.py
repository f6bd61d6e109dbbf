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
    same_name,
)
from pantau.access.proxy import HANDED_ON, told_by, wrong_setting
from pantau.access.rights import Asking, Credential, NotAllowedError, Rights, accept, rights_of
from pantau.access.settings import READ_ONLY, TWO_PEOPLE, switched_on, two_people
from pantau.access.uploads import admit, may_upload

__all__ = [
    "HANDED_ON",
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
    "same_name",
    "switched_on",
    "told_by",
    "two_people",
    "wrong_setting",
]
