"""Keys that are shown once, and what is kept of them: a salt and a hash that tells nothing of the key."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from pantau.text import Text

_ID_BYTES, _SECRET_BYTES, _SALT_BYTES = 4, 24, 16
# 16 MB and some 50 ms each: a key holds 192 random bits, so that this guards only one made up by hand.
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
_LONGEST = 200  # characters of what somebody may type


class WrongKeyError(ValueError):
    """A key that is nobody's."""

    def __init__(self) -> None:
        super().__init__(Text()("access.wrong_key"))


@dataclass(frozen=True, slots=True)
class Lock:
    """What is kept of a key. id: its first part, by which it is found; salt and digest: hex."""

    id: str
    salt: str
    digest: str


def new_key() -> tuple[str, Lock]:
    """A random key ('3f9a01bc.Zk…'), to be shown once, and its lock."""
    key_id, salt = secrets.token_hex(_ID_BYTES), secrets.token_bytes(_SALT_BYTES)
    key = f"{key_id}.{secrets.token_urlsafe(_SECRET_BYTES)}"
    return key, Lock(key_id, salt.hex(), _digest(key, salt))


def id_of(key: str) -> str:
    """The part of a key by which its lock is found; '' of what is no key."""
    return key.partition(".")[0] if len(key) <= _LONGEST else ""


def opens(key: str, lock: Lock) -> bool:
    """Whether a key is the one of this lock; takes equally long for every wrong one."""
    return hmac.compare_digest(_digest(key, bytes.fromhex(lock.salt)), lock.digest)


def _digest(key: str, salt: bytes) -> str:
    return hashlib.scrypt(key.encode(), salt=salt, **_COST).hex()
