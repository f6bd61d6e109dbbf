"""The release that readers get: the current one or, where it is damaged, what stands in for it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from pantau.store import journal_file as records
from pantau.store.current import completed, current
from pantau.store.digest import verify
from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.message import Message, message
from pantau.store.release import (
    Identity,
    Release,
    identity,
    list_releases,
    open_release,
    path_of,
    releases_root,
)
from pantau.text.trouble import is_passing


@dataclass(frozen=True, slots=True)
class Serving:
    """The release that readers get, and what they must be told where it is not simply the current one."""

    release: Release
    told: Message | None

    @property
    def notice(self) -> str | None:
        """What they must be told, in Indonesian."""
        return str(self.told) if self.told else None


# Whether a file is whole (None: it is; else why not): not asked again until the file is another.
_verdicts: dict[Path, tuple[Identity, DamagedReleaseError | None]] = {}
_KNOWN = 64
_checking = threading.Lock()


def serving_release(root: Path | None = None) -> Serving:
    """The current release or, where it is damaged, the newest published one that is whole.

    A file is compared with its digest once and then only looked at (inode, size, time), so that
    this can be asked at every click. A release that was never published is not served. Raises
    NoReleaseError where nothing is published, DamagedReleaseError where nothing published is whole,
    OSError where the system gives no file or memory at the moment.
    """
    folder = releases_root(root)
    found = current(folder)
    if found.id is None:
        raise NoReleaseError(folder)
    try:
        return Serving(_checked(folder, found.id), found.notice)
    except (NoReleaseError, DamagedReleaseError) as error:
        for other in _published(folder):
            try:
                release = _checked(folder, other)
            except (NoReleaseError, DamagedReleaseError):
                continue
            reason = error.why if isinstance(error, DamagedReleaseError) else message("damage.missing")
            return Serving(release, message("fallback", damaged=found.id, id=release.id, reason=reason))
        raise


def _published(folder: Path) -> list[str]:
    """Releases that were published before, the newest first.

    Where there is no journal (it was lost, or releases are of before there was one): all, by their names.
    """
    entries = records.read(folder).entries
    if not entries:
        return list_releases(folder)[::-1]
    targets = [entry.target for entry in completed(folder)]
    first = [entries[0].source] if entries[0].source else []
    return list(dict.fromkeys([*reversed(targets), *first]))


def _checked(folder: Path, release_id: str) -> Release:
    """A release that is as it was built. Raises NoReleaseError, DamagedReleaseError; OSError in passing."""
    path = path_of(folder, release_id)
    try:
        with _checking:
            known, found = _verdicts.get(path), identity(path)
            if known is None or known[0] != found:
                known = (found, _damage(path))
                _verdicts[path] = known
                while len(_verdicts) > _KNOWN:
                    _verdicts.pop(next(iter(_verdicts)))
        if known[1]:
            raise known[1]
        return open_release(path)
    except OSError as error:
        # Not kept: it may be had the next time. What all files share is no reason to serve another.
        if is_passing(error):
            raise
        raise DamagedReleaseError(path, message("damage.refused")) from error


def _damage(path: Path) -> DamagedReleaseError | None:
    try:
        verify(path)
    except DamagedReleaseError as error:
        return error
    return None
