"""Building a release: read every input, refuse what is wrong, compute, write, rename."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pantau.store.content import Content, read_content
from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.queries import FOLDER as QUERIES
from pantau.store.queries import sql
from pantau.store.records import Finding, Observation, Table
from pantau.store.release import (
    SCHEMA_VERSION,
    current_id,
    digest_path,
    file_digest,
    only_writer,
    release_path,
    releases_root,
    sync_folder,
    verify,
    write_durably,
)
from pantau.text import Text

DATA = Path(__file__).resolve().parents[2] / "data"
FACTS, CATALOGUE = DATA / "facts", DATA / "catalogue"
_CODE = Path(__file__).resolve().parent
_HASH_LENGTH = 10
# The date in the id of a release without a single figure.
_NO_DATE = dt.date(2000, 1, 1)

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    release_id: str
    path: Path
    reused: bool  # the release was there already, built from the same inputs
    figures: int
    estimates: int  # of the figures, those that are ours
    findings: list[Finding]


def inputs_hash(facts: Path, catalogue: Path) -> str:
    """A short digest of all that decides what a release holds: files, schema, and this code."""
    files = [*sorted(facts.glob("*.csv")), *sorted(catalogue.glob("*.csv")), QUERIES / "schema.sql"]
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for path in files + sorted(_CODE.glob("*.py")):
        digest.update(f"{path.name} {file_digest(path)}\n".encode())
    return digest.hexdigest()[:_HASH_LENGTH]


def is_up_to_date(facts: Path = FACTS, catalogue: Path = CATALOGUE, root: Path | None = None) -> bool:
    """Whether the current release was built from the inputs as they are now, and is whole."""
    try:
        release_id = current_id(root)
    except NoReleaseError:
        return False
    path = release_path(releases_root(root), release_id)
    return release_id.endswith(f"-{inputs_hash(facts, catalogue)}") and _is_whole(path)


def _is_whole(path: Path) -> bool:
    """Whether a release is there as it was built; a broken one is built again rather than kept."""
    try:
        verify(path)
    except DamagedReleaseError:
        return False
    return True


def build_release(
    facts: Path = FACTS,
    catalogue: Path = CATALOGUE,
    root: Path | None = None,
    *,
    author: str = "",
    note: str = "",
    progress: Progress = lambda message: None,
) -> BuildReport:
    """Build a release from the CSV files of two folders, without publishing it.

    The id is the last day that a figure speaks of and a digest of the inputs: the same inputs
    give the same id, and a release that is there already is not written again. The file gets
    its name only when it is whole. Raises RefusedRowsError.
    """
    folder = releases_root(root)
    folder.mkdir(parents=True, exist_ok=True)
    say = Text()
    progress(say("cli.reading", folder=facts))
    content = read_content(facts, catalogue)
    newest = max((figure.period_end for figure in content.observations), default=_NO_DATE)
    release_id = f"{newest.isoformat()}-{inputs_hash(facts, catalogue)}"
    path = release_path(folder, release_id)
    # A file and the digest beside it must be of one builder.
    with only_writer(folder):
        reused = _is_whole(path)
        if not reused:
            progress(say("cli.writing", path=path))
            _write_whole(path, content, author or _author(), note)
    estimates = sum(figure.status == "estimate" for figure in content.observations)
    return BuildReport(release_id, path, reused, len(content.observations), estimates, content.findings)


def _write_whole(path: Path, content: Content, author: str, note: str) -> None:
    """Write a release under another name, and give it its own when it is on disk."""
    pending = path.with_name(f".building-{os.getpid()}-{path.stem}")
    try:
        _write(pending, path.stem, content, author, note)
        write_durably(digest_path(path), f"{file_digest(pending)}\n".encode())
        pending.replace(path)
    finally:
        pending.unlink(missing_ok=True)
    sync_folder(path.parent)


def _author() -> str:
    """Who builds, for the record: what they call themselves, else their account."""
    return os.environ.get("PANTAU_AUTHOR") or os.environ.get("USER") or "pantau build"


def _write(path: Path, release_id: str, content: Content, author: str, note: str) -> None:
    path.unlink(missing_ok=True)
    inputs = content.inputs
    tables: dict[str, Iterable[dict[str, object]]] = {
        **content.tables,
        "release": [
            {
                "id": release_id,
                "built_at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
                "author": author,
                "note": note or None,
                "schema_version": SCHEMA_VERSION,
            }
        ],
        "release_input": [
            {"file": name, "sha256": digest, "row_count": inputs.row_counts[name]}
            for name, digest in sorted(inputs.hashes.items())
        ],
        "observation": [_columns(figure) for figure in content.observations],
        "finding": [asdict(finding) for finding in content.findings],
    }
    with duckdb.connect(str(path), config={"threads": 2, "memory_limit": "512MB"}) as connection:
        connection.execute(sql("schema"))
        for name, rows in tables.items():
            frame = _frame(list(rows))
            if len(frame):
                connection.append(name, frame, by_name=True)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _columns(figure: Observation) -> dict[str, object]:
    values = asdict(figure)
    del values["file"], values["line"]
    return values


def _frame(rows: Table) -> pd.DataFrame:
    """Rows as a frame whose whole numbers stay whole beside missing ones."""
    frame = pd.DataFrame(rows)
    for column in frame.columns:
        present = frame[column].dropna()
        if (
            len(present)
            and present.map(lambda value: isinstance(value, int) and not isinstance(value, bool)).all()
        ):
            frame[column] = frame[column].astype("Int64")
    return frame
