"""All that will stand in a release: read from the input files, checked, computed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pantau.areas import Areas
from pantau.store import checks, computed, sakernas
from pantau.store.archived import Received
from pantau.store.area_file import AreaFile, read_area_file, read_lineage, read_offices
from pantau.store.catalogue_files import (
    read_budgets,
    read_catalogue,
    read_names,
    read_regulations,
    read_targets,
)
from pantau.store.errors import RefusedRowsError
from pantau.store.estimate_errors import MethodError, closest
from pantau.store.estimates import estimate
from pantau.store.governments import budget_figures, regulation_figures, says_none
from pantau.store.known import known_of
from pantau.store.notes import read_english, translated, worded
from pantau.store.official import (
    Reported,
    findings_of,
    first_reports,
    official_coverage,
    official_figures,
    official_records,
    reported_by_year,
    reported_parts,
    stack_kinds,
)
from pantau.store.published import read_published
from pantau.store.records import ESTIMATE_SOURCE, TIMELESS_BASES, FindingRow, Observation, Table
from pantau.store.rows import Inputs
from pantau.store.sources import estimate_source, read_sources
from pantau.store.spoken_names import read_spoken_names
from pantau.store.worker_shares import worker_shares

# The date in the id of a release without a single figure.
_NO_DATE = dt.date(2000, 1, 1)


@dataclass(slots=True)
class Content:
    """Everything that will stand in a release, checked."""

    areas: Areas
    tables: dict[str, Table]
    observations: list[Observation]
    findings: list[FindingRow]
    inputs: Inputs = field(default_factory=Inputs)
    received: list[Received] = field(default_factory=list)
    # Of official files, as rows of tables observation and report; empty where there are none.
    official: pd.DataFrame = field(default_factory=pd.DataFrame)
    reports: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def newest(self) -> dt.date:
        """The last day that any figure speaks of; long ago where there is no figure.

        Of a figure in doubt the date may be, too: it makes no release newer.
        """
        days = [
            figure.period_end
            for figure in self.observations
            if figure.basis not in TIMELESS_BASES and figure.caveat != "uncertain"
        ]
        if len(self.official):
            days.append(self.official["period_end"].max().date())
        return max(days, default=_NO_DATE)


def read_content(facts: Path, catalogue: Path, received: Sequence[Received] = ()) -> Content:
    """Read and check all inputs and compute what follows from them.

    `received`: official files in the order in which they count; they have been checked when
    they came in. Raises RefusedRowsError with every row of the facts that is wrong,
    UnconvertedKindError and DamagedInputError.
    """
    inputs = Inputs()
    area_file = read_area_file(inputs, facts)
    areas = area_file.areas
    read_english(inputs, catalogue)
    tables = _tables(inputs, facts, catalogue, area_file)
    names = read_names(inputs, catalogue)
    stacked = stack_kinds(received)
    people = stacked["participants"]
    figures, findings, errors = _figures(inputs, facts, area_file, tables, people)
    if inputs.refusals:
        raise RefusedRowsError(inputs.refusals)
    tables["estimate_error"] = _estimate_errors(errors)
    if any(figure.source_id == ESTIMATE_SOURCE for figure in figures):
        tables["source"] = [*tables["source"], estimate_source()]
    records = official_records(stacked, received)
    for name, rows in records.items():
        tables[name] = tables[name] + rows
    tables["regulation"] = [row for row in tables["regulation"] if not says_none(row["title"])]
    days = {file.source_id: file.received_at.date() for file in received}
    of_governments = budget_figures(tables["budget"], areas, names, days)
    of_governments += regulation_figures(records["regulation"], areas, names, days)
    figures += worded(of_governments, inputs.english)
    findings = findings + findings_of(received)
    content = Content(areas, tables, figures, findings, inputs, list(received))
    if received:
        content.official = official_figures(stacked, areas)
        content.reports = first_reports(people, received)
    return content


def _tables(inputs: Inputs, facts: Path, catalogue: Path, area_file: AreaFile) -> dict[str, Table]:
    """The tables that are read as they stand, figures aside."""
    areas = area_file.areas
    tables: dict[str, Table] = {
        "source": read_sources(inputs, facts),
        "area": area_file.table,
        "area_lineage": _without(read_lineage(inputs, facts), "valid_from", areas),
        "regional_office": read_offices(areas),
        **read_catalogue(inputs, catalogue),
        "target": translated(read_targets(inputs, facts, areas), inputs.english),
        "budget": read_budgets(inputs, facts, areas),
        "regulation": read_regulations(inputs, facts, areas),
    }
    tables["spoken_name"] = read_spoken_names(inputs, catalogue, tables)
    return tables


def _without(lineage: Table, column: str, areas: Areas) -> Table:
    """Lineage of the areas there are, without the column that went to table area."""
    return [
        {key: value for key, value in row.items() if key != column}
        for row in lineage
        if row["successor"] in areas
    ]


def _figures(
    inputs: Inputs,
    facts: Path,
    area_file: AreaFile,
    tables: dict[str, Table],
    people: pd.DataFrame,
) -> tuple[list[Observation], list[FindingRow], list[MethodError]]:
    """Figures, what was noticed of them, and errors of the estimates; `people`: official participants."""
    areas, reported = area_file.areas, reported_by_year(people)
    known = known_of(tables)
    published = read_published(inputs, facts, areas, known)
    shares = worker_shares(tables["indicator"])
    counted = sakernas.read_sakernas(inputs, facts, areas, shares)
    inputs.refusals += checks.refuse_figures(published, known)
    if inputs.refusals:
        return [], [], []
    published = worded(published, inputs.english)
    published, empty = checks.without_figure(published, areas)
    published, repeated = checks.once(published, areas)
    covered, incomplete = computed.observations(counted, areas, shares)
    covered = worded(covered, inputs.english)
    inputs.refusals += checks.refuse_figures([row for row in covered if row.file], known)
    figures = published + covered
    findings = area_file.findings + empty + repeated + incomplete + checks.remark(figures, areas, known)
    estimated, unequal, errors = estimate(counted, areas, published, reported, reported_parts(people))
    ours = worded(_with_official(estimated, figures, areas, reported), {})
    return figures + ours, findings + unequal, errors


def _estimate_errors(errors: list[MethodError]) -> Table:
    chosen = closest(errors).method if errors else ""
    return [
        {
            "method": one.method,
            "areas": one.areas,
            "mean_points": one.mean,
            "within_points": one.within,
            "chosen": one.method == chosen,
        }
        for one in errors
    ]


def _with_official(
    estimated: list[Observation], figures: list[Observation], areas: Areas, reported: Sequence[Reported]
) -> list[Observation]:
    """Estimates, with those that official participants replace taken out, and those participants' own."""
    employed = {
        (row.period.year, row.area_code): row
        for row in figures
        if row.indicator == "employed" and row.boundaries != 34
    }
    official = official_coverage(reported, areas, employed)
    replaced = {(row.area_code, row.period, row.segment) for row in official}
    kept = [row for row in estimated if (row.area_code, row.period, row.segment) not in replaced]
    return kept + official
