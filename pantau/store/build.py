"""Building a release: read every input, refuse what is wrong, compute, write, rename."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from pantau.areas import Areas
from pantau.store import checks, sakernas
from pantau.store.catalogue_files import (
    AreaFile,
    Table,
    read_areas,
    read_budgets,
    read_indicators,
    read_lineage,
    read_offices,
    read_segments,
    read_targets,
)
from pantau.store.errors import NoReleaseError, RefusedRowsError
from pantau.store.estimates import estimate
from pantau.store.published import read_published
from pantau.store.queries import FOLDER as QUERIES
from pantau.store.queries import sql
from pantau.store.records import ESTIMATE_SOURCE, CitedSource, Finding, Observation
from pantau.store.release import (
    SCHEMA_VERSION,
    current_id,
    digest_path,
    file_digest,
    release_path,
    releases_root,
    sync_folder,
    write_durably,
)
from pantau.store.rows import Inputs
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
    counts: dict[str, int]  # rows by table; {} when reused
    findings: list[Finding]


@dataclass(slots=True)
class Content:
    """Everything that will stand in a release, checked."""

    areas: Areas
    tables: dict[str, Table]
    observations: list[Observation]
    findings: list[Finding]
    inputs: Inputs = field(default_factory=Inputs)


def inputs_hash(facts: Path, catalogue: Path) -> str:
    """A short digest of all that decides what a release holds: files, schema, and this code."""
    files = [*sorted(facts.glob("*.csv")), *sorted(catalogue.glob("*.csv")), QUERIES / "schema.sql"]
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for path in files + sorted(_CODE.glob("*.py")):
        digest.update(f"{path.name} {file_digest(path)}\n".encode())
    return digest.hexdigest()[:_HASH_LENGTH]


def is_up_to_date(facts: Path = FACTS, catalogue: Path = CATALOGUE, root: Path | None = None) -> bool:
    """Whether the current release was built from the inputs as they are now."""
    try:
        return current_id(root).endswith(f"-{inputs_hash(facts, catalogue)}")
    except NoReleaseError:
        return False


def read_content(facts: Path, catalogue: Path) -> Content:
    """Read and check all inputs and compute what follows from them.

    Raises RefusedRowsError with every row that is wrong.
    """
    inputs = Inputs()
    area_file = read_areas(inputs, facts)
    areas = area_file.areas
    tables: dict[str, Table] = {
        "area": area_file.table,
        "area_lineage": _without(read_lineage(inputs, facts), "valid_from", areas),
        "regional_office": read_offices(areas),
        "indicator": read_indicators(inputs, catalogue),
        "segment": read_segments(inputs, catalogue),
        "target": read_targets(inputs, facts, areas),
        "budget": read_budgets(inputs, facts, areas),
    }
    figures, findings = _figures(inputs, facts, area_file, tables)
    if inputs.refusals:
        raise RefusedRowsError(inputs.refusals)
    tables["source"] = _sources(facts, figures)
    return Content(areas, tables, figures, findings, inputs)


def _without(lineage: Table, column: str, areas: Areas) -> Table:
    """Lineage of the areas there are, without the column that went to table area."""
    return [
        {key: value for key, value in row.items() if key != column}
        for row in lineage
        if row["successor"] in areas
    ]


def _figures(
    inputs: Inputs, facts: Path, area_file: AreaFile, tables: dict[str, Table]
) -> tuple[list[Observation], list[Finding]]:
    areas = area_file.areas
    published = read_published(inputs, facts, areas)
    counted = sakernas.read_sakernas(inputs, facts, areas)
    known = {name: {str(row["id"]) for row in tables[name]} for name in ("segment", "indicator")}
    inputs.refusals += checks.refuse_figures(published, known["segment"], known["indicator"])
    if inputs.refusals:
        return [], []
    published, empty = checks.without_figure(published, areas)
    published, repeated = checks.once(published, areas)
    computed, incomplete = sakernas.observations(counted, areas)
    inputs.refusals += checks.refuse_figures(
        [row for row in computed if row.file], known["segment"], known["indicator"]
    )
    figures = published + computed
    findings = area_file.findings + empty + repeated + incomplete + checks.remark(figures, areas)
    return figures + estimate(counted, areas, area_file.population, published), findings


def _sources(facts: Path, figures: list[Observation]) -> Table:
    """Every citation in the facts, once, and our own estimates where there are any."""
    inputs = Inputs()
    cited = {
        CitedSource(row.text("source"))
        for path in sorted(facts.glob("*.csv"))
        for row in inputs.rows(path, ())
        if row.text("source")
    }
    table: Table = [
        {"id": source.id, "title": source.title, "url": source.url, "published": source.published}
        for source in sorted(cited, key=lambda source: source.id)
    ]
    if any(figure.status == "estimate" for figure in figures):
        title = Text()("store.estimate_source")
        table.append({"id": ESTIMATE_SOURCE, "title": title, "url": None, "published": None})
    return table


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
    if path.is_file() and digest_path(path).is_file():
        return BuildReport(release_id, path, True, {}, content.findings)
    progress(say("cli.writing", path=path))
    pending = folder / f".building-{os.getpid()}-{release_id}"
    try:
        counts = _write(pending, release_id, content, author or _author(), note)
        write_durably(digest_path(path), f"{file_digest(pending)}\n".encode())
        pending.replace(path)
    finally:
        pending.unlink(missing_ok=True)
    sync_folder(folder)
    return BuildReport(release_id, path, False, counts, content.findings)


def _author() -> str:
    """Who builds, for the record: what they call themselves, else their account."""
    return os.environ.get("PANTAU_AUTHOR") or os.environ.get("USER") or "pantau build"


def _write(path: Path, release_id: str, content: Content, author: str, note: str) -> dict[str, int]:
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
    counts = {}
    with duckdb.connect(str(path), config={"threads": 2, "memory_limit": "512MB"}) as connection:
        connection.execute(sql("schema"))
        for name, rows in tables.items():
            frame = _frame(list(rows))
            counts[name] = len(frame)
            if len(frame):
                connection.append(name, frame, by_name=True)
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return counts


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
