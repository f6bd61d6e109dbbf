"""What can be wrong with a release or with the files it is built from; messages in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pantau.store.message import Message, message
from pantau.text import Text

_LISTED = 10  # of the releases there, the newest; pantau releases lists them all


class NoReleaseError(LookupError):
    """No release of that name, or none has been published yet. Attributes: root, message."""

    def __init__(self, root: Path, release_id: str = "", told: Message | None = None) -> None:
        unknown = message("release_unknown", id=release_id) if release_id else message("no_release")
        self.message = told or unknown
        super().__init__(str(self.message))
        self.root = root
        self.release_id = release_id


class NoEarlierReleaseError(NoReleaseError):
    """There is nothing to roll back to."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, told=message("no_earlier"))


class DraftReleaseError(NoReleaseError):
    """What readers never had is nothing to go back to: it is published."""

    def __init__(self, root: Path, release_id: str) -> None:
        super().__init__(root, release_id, message("draft", id=release_id))


class UnknownCurrentError(NoReleaseError):
    """Releases are there, and neither pointer nor journal tells which is current. Attribute: there (ids)."""

    def __init__(self, root: Path, doubt: str, there: Sequence[str]) -> None:
        why, listed = message(f"pointer.{doubt}"), ", ".join(there[-_LISTED:]) or "–"
        super().__init__(root, told=message("unknown_current", why=why, there=listed))
        self.there = list(there)


class UnknownFilesError(NoReleaseError):
    """The current release cannot be read, and nothing tells which official files it held."""

    def __init__(self, root: Path, release_id: str) -> None:
        super().__init__(root, release_id, message("unknown_files", id=release_id))


class FewerFilesError(RuntimeError):
    """A release lacks official files that are in force; nothing was changed.

    Attribute: files (SHA-256 and name of each).
    """

    def __init__(self, release_id: str, files: Mapping[str, str]) -> None:
        names = ", ".join(files.values())
        super().__init__(str(message("fewer_files", id=release_id, count=len(files), names=names)))
        self.files = dict(files)


class WhichFileError(LookupError):
    """What was said to be left out is the name of no official file in force, or of several.

    Attribute: names, those that are not understood.
    """

    def __init__(self, names: Sequence[str], held: Mapping[str, str]) -> None:
        listed = "\n".join(f"  {sha256}  {name}" for sha256, name in held.items()) or "  –"
        super().__init__(str(message("which_file", names=", ".join(names), held=listed)))
        self.names = list(names)


class PointerFolderError(RuntimeError):
    """Where the pointer should be, there is a folder; nothing was changed. Attribute: root."""

    def __init__(self, root: Path) -> None:
        super().__init__(str(message("pointer.is_folder")))
        self.root = root


class MovedPointerError(RuntimeError):
    """Somebody else published in the meantime; nothing was changed. Attribute: current."""

    def __init__(self, current: str) -> None:
        super().__init__(Text()("store.moved", id=current))
        self.current = current


class PublishedReleaseError(RuntimeError):
    """A release that readers have had is never removed. Attribute: release_id."""

    def __init__(self, release_id: str) -> None:
        super().__init__(Text()("store.published", id=release_id))
        self.release_id = release_id


class DamagedReleaseError(RuntimeError):
    """A file cannot be read as a release of this version. Attributes: path, why, reason (Indonesian)."""

    def __init__(self, path: Path, why: Message) -> None:
        self.message = message("damaged", file=path.name, reason=why)
        super().__init__(str(self.message))
        self.path, self.why, self.reason = path, why, str(why)


class DamagedInputError(RuntimeError):
    """An archived official file is not as it was received. Attributes: path, why, reason (Indonesian)."""

    def __init__(self, path: Path, why: Message) -> None:
        super().__init__(str(message("damaged_input", file=path.name, reason=why)))
        self.path, self.why, self.reason = path, why, str(why)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that cannot be taken in: file, line as an editor counts it, and why (Indonesian)."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return Text()("store.refusal", file=self.file, line=self.line, reason=self.reason)


class RefusedRowsError(ValueError):
    """Input files hold rows that would make a release wrong; nothing was built.

    Attribute: refusals, every one of them in order of file and line.
    """

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = sorted(refusals, key=lambda refusal: (refusal.file, refusal.line))
        heading = Text()("store.refused", count=len(self.refusals))
        super().__init__("\n".join([heading, *map(str, self.refusals)]))


class UnconvertedKindError(LookupError):
    """Nothing says what rows of a kind of official record become in a release. Attribute: kinds."""

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(Text()("store.unconverted", kinds=", ".join(kinds)))
        self.kinds = list(kinds)
