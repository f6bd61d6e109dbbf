"""That a release is the file that was built, by the digest taken then."""

from __future__ import annotations

import re
from pathlib import Path

from pantau.atomic_files import file_digest
from pantau.store.errors import DamagedReleaseError
from pantau.store.message import message
from pantau.store.release import digest_path

_DIGEST = re.compile(r"[0-9a-f]{64}")


def verify(path: Path) -> None:
    """Compare a release with the digest taken when it was built. Raises DamagedReleaseError, OSError."""
    kept = digest_path(path)
    if not path.is_file():
        raise DamagedReleaseError(path, message("damage.missing"))
    try:
        expected = kept.read_bytes().decode("ascii").strip()
    except FileNotFoundError:
        raise DamagedReleaseError(path, message("damage.no_digest")) from None
    except (IsADirectoryError, UnicodeDecodeError):
        raise DamagedReleaseError(path, message("damage.bad_digest")) from None
    if not _DIGEST.fullmatch(expected):
        raise DamagedReleaseError(path, message("damage.bad_digest"))
    if file_digest(path) != expected:
        raise DamagedReleaseError(path, message("damage.hash"))
