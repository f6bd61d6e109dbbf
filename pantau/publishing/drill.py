"""The restore drill: whether an installation could go on from a copy of its releases folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pantau.atomic_files import PENDING
from pantau.folders import CATALOGUE, FACTS
from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    NoReleaseError,
    PointerFolderError,
    RefusedRowsError,
    build_release,
    chain_end,
    chain_notice,
    current_id,
    disagreements,
    inputs_of,
    is_up_to_date,
    journal,
    kept_files,
    list_digests,
    list_releases,
    official_inputs,
    open_release_by_id,
    publish,
    received,
    release_path,
    serving_release,
    verify,
)
from pantau.text import Text
from pantau.text.numbers import number
from pantau.text.trouble import trouble_words

say = Text()
# In this order a copy that is made while people work holds all that its first files name.
BACKED_UP = ("current", "journal.jsonl", "*.duckdb", "*.sha256", "inputs/*/*")


class _FailedError(Exception):
    """What a step found wrong, in words."""


_EXPECTED = (
    _FailedError,
    DamagedInputError,
    DamagedReleaseError,
    NoReleaseError,
    OSError,
    PointerFolderError,
    RefusedRowsError,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step: its name (a key of publishing.drill), whether it went well, and what was found."""

    name: str
    well: bool
    words: str


@dataclass(slots=True)
class _Restored:
    """The copy, the facts to build with, and the official files that were in force in it."""

    folder: Path
    facts: Path
    held: list[str] = field(default_factory=list)


def drill(source: Path, facts: Path = FACTS) -> Iterator[Outcome]:
    """Copy a releases folder, or a backup of one, and try everything that a restore needs on the copy.

    Yields a step as soon as it is done; nothing in `source` changes. What is wrong is an outcome,
    never raised.
    """
    with tempfile.TemporaryDirectory(prefix="pantau-drill-") as name:
        copy = _Restored(Path(name) / "releases", facts)
        copied = _tried("copied", lambda: _copy(source, copy.folder))
        yield copied
        if copied.well:
            for key, step in _STEPS.items():
                yield _tried(key, partial(step, copy))


def _tried(name: str, step: Callable[[], str]) -> Outcome:
    try:
        return Outcome(name, True, step())
    except OSError as error:
        return Outcome(name, False, say("publishing.drill.disk", why=trouble_words(error, say)[0]))
    except _EXPECTED as error:
        return Outcome(name, False, str(error.args[0]))


def _copy(source: Path, target: Path) -> str:
    """Copy as docs/panduan/memulihkan.md says. A draft may be discarded meanwhile."""
    if not source.is_dir():
        raise _FailedError(say("publishing.drill.no_folder", folder=source))
    size = count = 0
    for pattern in BACKED_UP:
        for path in sorted(source.glob(pattern)):
            inside = path.relative_to(source)
            if any(part.startswith(PENDING) for part in inside.parts) or not path.exists():
                continue
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():  # never by us: what stands in the way is found by the next step
                (target / inside).mkdir()
            else:
                size += Path(shutil.copy2(path, target / inside)).stat().st_size
                count += 1
    if not count:
        raise _FailedError(say("publishing.drill.empty", folder=source))
    return say("publishing.drill.size", files=number(count), megabytes=number(size / 1e6, 1))


def _agreed(copy: _Restored) -> str:
    """Pointer and journal say the same."""
    if told := disagreements(copy.folder):
        raise _FailedError(" ".join(map(str, told)))
    return say(
        "publishing.drill.current", id=current_id(copy.folder), moves=number(len(journal(copy.folder)))
    )


def _chain(copy: _Restored) -> str:
    """No line of the journal was changed since it was written."""
    if told := chain_notice(copy.folder):
        raise _FailedError(str(told))
    count, link = chain_end(copy.folder)
    return say("publishing.drill.chained", count=number(count), link=link or "–")


def _releases(copy: _Restored) -> str:
    """Every release is as it was built, and those that readers have had are there."""
    there, moves = list_releases(copy.folder), journal(copy.folder)
    named = {current_id(copy.folder), *moves["target"], *moves["source"].dropna()}
    if gone := sorted(named - {*there}):
        raise _FailedError(say("publishing.drill.gone", ids=", ".join(gone)))
    older = sum(_is_older(copy.folder, release_id) for release_id in there)
    words = say("publishing.drill.count", count=number(len(there)))
    words += say("publishing.drill.older", count=number(older)) if older else ""
    alone = sorted({*list_digests(copy.folder)} - {*there})
    return words + (say("publishing.drill.alone", ids=", ".join(alone)) if alone else "")


def _is_older(folder: Path, release_id: str) -> bool:
    """Whether a whole release is of an older program. Raises DamagedReleaseError where it is not whole."""
    verify(release_path(folder, release_id))
    try:
        open_release_by_id(release_id, folder)
    except DamagedReleaseError as error:
        if error.why.key != "store.damage.version":
            raise
        return True
    return False


def _archive(copy: _Restored) -> str:
    """Every official file is as it came, and those that were ever in force are there."""
    there = kept_files(copy.folder)
    needed = {sha256 for inputs in journal(copy.folder)["inputs"] for sha256 in inputs}
    for sha256 in sorted({*there, *needed, *official_inputs(copy.folder)}):
        received(copy.folder, sha256).verify()
    return say("publishing.drill.count", count=number(len(there)))


def _rebuilt(copy: _Restored) -> str:
    """The current release is lost, and built anew from the archive: as `pantau build` does."""
    before, copy.held = current_id(copy.folder), official_inputs(copy.folder)
    same = is_up_to_date(copy.facts, CATALOGUE, copy.folder)
    release_path(copy.folder, before).unlink()
    if official_inputs(copy.folder) != copy.held:
        raise _FailedError(say("publishing.drill.other_files"))
    built = build_release(copy.facts, root=copy.folder, official=copy.held, author="drill").release_id
    if built != before and same:
        raise _FailedError(say("publishing.drill.other_id", before=before, after=built))
    publish(copy.folder, built, author="drill")
    serving = serving_release(copy.folder)
    if serving.release.id != built or serving.notice:
        raise _FailedError(serving.notice or serving.release.id)
    return say("publishing.drill.same_id" if same else "publishing.drill.newer_id", id=built)


def _official(copy: _Restored) -> str:
    """The release that was built anew holds the same official files, in their order."""
    if inputs_of(serving_release(copy.folder).release) != copy.held:
        raise _FailedError(say("publishing.drill.other_files"))
    return say("publishing.drill.count", count=number(len(copy.held)))


def _pointer(copy: _Restored) -> str:
    """The pointer is lost; the journal knows, and publishing what is current mends it."""
    before, pointer = current_id(copy.folder), copy.folder / "current"
    pointer.unlink()
    if current_id(copy.folder) != before:
        raise _FailedError(say("publishing.drill.other_id", before=before, after=current_id(copy.folder)))
    publish(copy.folder, before, author="drill")
    if told := disagreements(copy.folder):
        raise _FailedError(" ".join(map(str, told)))
    return say("publishing.drill.same_id", id=before)


_STEPS: dict[str, Callable[[_Restored], str]] = {
    "agreed": _agreed,
    "chain": _chain,
    "releases": _releases,
    "archive": _archive,
    "rebuilt": _rebuilt,
    "official": _official,
    "pointer": _pointer,
}
STEPS = ("copied", *_STEPS)
