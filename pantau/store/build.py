"""Building a release: read every input, refuse what is wrong, compute, write, rename."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import duckdb
import pandas as pd

from pantau.atomic_files import (
    PENDING,
    file_digest,
    only_writer,
    remove,
    replace_durably,
    sync_file,
    sync_folder,
)
from pantau.folders import CATALOGUE, FACTS, QUERIES
from pantau.practice_mark import MARK
from pantau.store import journal_file as records
from pantau.store.archived import received
from pantau.store.content import Content, read_content
from pantau.store.current import current_id, official_inputs
from pantau.store.digest import verify
from pantau.store.duckdb_errors import writing
from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.pointer import default_author
from pantau.store.queries import sql
from pantau.store.records import FindingRow, Observation, Table
from pantau.store.release import INPUTS, SCHEMA_VERSION, digest_path, release_path, releases_root
from pantau.text import Text

_CODE = Path(__file__).resolve().parent
# Statements that decide what stands in a release.
_WRITTEN_BY = ("schema", "figure_kept", "freshness_found")
_HASH_LENGTH = 10
_ROWS_AT_ONCE = 500_000
# Rows come out in the order that queries ask for; keeping that of writing costs as much as writing.
_WRITING: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "memory_limit": "512MB",
    "preserve_insertion_order": False,
}
# Where a figure was read is for the findings only.
_OBSERVED = [field.name for field in fields(Observation) if field.name not in ("file", "line", "ours")]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    release_id: str
    path: Path
    reused: bool  # the release was there already, built from the same inputs
    figures: int
    estimates: int  # of the figures, those that are ours
    findings: list[FindingRow]


def inputs_hash(facts: Path, catalogue: Path, official: Sequence[str] = ()) -> str:
    """A short digest of all that decides what a release holds: files, schema, and this code.

    `official`: SHA-256 of the official files, in the order in which they count.
    """
    files = [*sorted(facts.glob("*.csv")), *sorted(catalogue.glob("*.csv"))]
    files += [QUERIES / f"{name}.sql" for name in _WRITTEN_BY]
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for path in files + sorted(_CODE.rglob("*.py")):
        digest.update(f"{path.name} {file_digest(path)}\n".encode())
    for sha256 in official:
        digest.update(f"official {sha256}\n".encode())
    return digest.hexdigest()[:_HASH_LENGTH]


def is_up_to_date(facts: Path = FACTS, catalogue: Path = CATALOGUE, root: Path | None = None) -> bool:
    """Whether the current release was built from the inputs as they are now, and is whole."""
    try:
        release_id = current_id(root)
    except NoReleaseError:
        return False
    path = release_path(releases_root(root), release_id)
    expected = inputs_hash(facts, catalogue, official_inputs(root))
    return release_id.endswith(f"-{expected}") and _is_whole(path)


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
    official: Sequence[str] = (),
    author: str = "",
    note: str = "",
    progress: Progress = lambda _message: None,
) -> BuildReport:
    """Build a release from the CSV files of two folders and official files, without publishing it.

    `official`: SHA-256 of archived files, in the order in which they count. The id is the last
    day that a figure speaks of and a digest of the inputs (with LATIHAN between them where a file
    is for practice): the same inputs give the same id, and a release that is there already is not
    written again. The file gets its name only when it is
    whole. Raises RefusedRowsError, DamagedInputError, and OSError where it cannot be written.
    """
    folder = releases_root(root)
    folder.mkdir(parents=True, exist_ok=True)
    say = Text()
    progress(say("cli.reading", folder=facts))
    files = [received(folder, sha256) for sha256 in official]
    content = read_content(facts, catalogue, files)
    digest = inputs_hash(facts, catalogue, official)
    # The id stands beside every figure, on screen and in files: it says what must never be missed.
    marks = [MARK] if any(file.practice for file in files) else []
    release_id = "-".join([content.newest.isoformat(), *marks, digest])
    path = release_path(folder, release_id)
    # A file and the digest beside it must be of one builder.
    with only_writer(folder):
        reused = _is_whole(path)
        if not reused:
            progress(say("cli.writing", path=path))
            about = {"author": author or default_author(), "note": note or None}
            _write_whole(path, content, {**about, "parent": _parent(folder)})
    figures = len(content.observations) + len(content.official)
    estimates = sum(figure.status == "estimate" for figure in content.observations)
    return BuildReport(release_id, path, reused, figures, estimates, content.findings)


def _parent(folder: Path) -> str | None:
    try:
        return current_id(folder)
    except NoReleaseError:
        return None


def _write_whole(path: Path, content: Content, about: dict[str, object]) -> None:
    """Write a release under another name, and give it its own when it is on disk."""
    pending = path.with_name(f"{PENDING}{path.stem}")
    known = digest_path(path).exists()  # of a file that is lost: it tells that there was one
    try:
        with writing(path):
            _write(pending, content, {"id": path.stem, **about})
        replace_durably(digest_path(path), f"{file_digest(pending)}\n".encode())
        records.begin(path.parent)
        pending.replace(path)
    except BaseException:
        # With DuckDB's own log and folder for what memory does not hold.
        for left in path.parent.glob(f"{pending.name}*"):
            remove(left)
        if not known:
            remove(digest_path(path))
        raise
    sync_folder(path.parent)


def _write(path: Path, content: Content, about: dict[str, object]) -> None:
    path.unlink(missing_ok=True)
    tables: dict[str, Iterable[dict[str, object]]] = {
        **content.tables,
        "release": [
            {
                **about,
                "built_at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
                "schema_version": SCHEMA_VERSION,
                "practice": any(file.practice for file in content.received),
            }
        ],
        "release_input": _inputs(content),
        "observation": [_columns(figure) for figure in content.observations],
        "finding": [asdict(finding) for finding in content.findings],
    }
    with duckdb.connect(str(path), config=_WRITING) as connection:
        connection.execute(sql("schema"))
        for name, rows in tables.items():
            frame = _frame(list(rows))
            if len(frame):
                connection.append(name, frame, by_name=True)
        if len(content.reports):
            connection.append("report", content.reports, by_name=True)
        for start in range(0, len(content.official), _ROWS_AT_ONCE):
            part = content.official.iloc[start : start + _ROWS_AT_ONCE]
            connection.append("observation", part, by_name=True)
        # what pages ask most, worked out once
        connection.execute(sql("figure_kept"))
        connection.sql(sql("freshness_found")).create("freshness")
        # Closing does the same, but says nothing where it fails: the file would be without its rows.
        connection.execute("checkpoint")
    sync_file(path)


def _inputs(content: Content) -> Table:
    """What the release was built from: facts by name, then official files in their order."""
    hashes, counts = content.inputs.hashes, content.inputs.row_counts
    facts: Table = [
        {"file": name, "kind": "facts", "name": name, "sha256": digest, "row_count": counts[name]}
        for name, digest in sorted(hashes.items())
    ]
    official: Table = [
        {
            "file": f"{INPUTS}/{file.sha256}",
            "kind": "official",
            "name": file.name,
            "sha256": file.sha256,
            "row_count": sum(file.rows.values()),
            "author": file.author,
            "received_at": file.received_at,
        }
        for file in content.received
    ]
    return [{**row, "position": at} for at, row in enumerate(facts + official, start=1)]


def _columns(figure: Observation) -> dict[str, object]:
    return {name: getattr(figure, name) for name in _OBSERVED}


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
