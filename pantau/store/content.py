"""All that will stand in a release: read from the input files, checked, computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pantau.areas import Areas
from pantau.store import checks, computed, sakernas
from pantau.store.area_file import AreaFile, read_areas, read_lineage, read_offices
from pantau.store.catalogue_files import (
    read_budgets,
    read_indicators,
    read_regulations,
    read_segments,
    read_targets,
)
from pantau.store.errors import RefusedRowsError
from pantau.store.estimates import estimate
from pantau.store.published import read_published
from pantau.store.records import ESTIMATE_SOURCE, CitedSource, Finding, Observation, Table
from pantau.store.rows import Inputs
from pantau.text import Text


@dataclass(slots=True)
class Content:
    """Everything that will stand in a release, checked."""

    areas: Areas
    tables: dict[str, Table]
    observations: list[Observation]
    findings: list[Finding]
    inputs: Inputs = field(default_factory=Inputs)


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
        "regulation": read_regulations(inputs, facts, areas),
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
    covered, incomplete = computed.observations(counted, areas)
    inputs.refusals += checks.refuse_figures(
        [row for row in covered if row.file], known["segment"], known["indicator"]
    )
    figures = published + covered
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
