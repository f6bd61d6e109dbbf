"""Where a regional office goes first: a list made of facts alone, each with its reason.

No weights: an area is on it because it stands last by people among comparable provinces, because a published
figure of it fell, or because it has no figure of its own and many workers. One with two reasons stands once.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from pantau.analysis.release import Release, coverage_of
from pantau.analysis.summary import furthest_behind
from pantau.analysis.table import Table, figures_of

FURTHEST = 1  # provinces, by people not covered
SILENT = 3  # regencies without a figure of their own, by workers


@dataclass(frozen=True)
class Reason:
    """Why an area is on the list. kind: 'people', 'fell' or 'silent'; row: the Table row it is taken from."""

    kind: str
    row: pd.Series


@dataclass(frozen=True)
class Visit:
    """An area to go to, and why."""

    area_code: str
    name: str
    reasons: tuple[Reason, ...]


def fell(table: Table) -> pd.DataFrame:
    """Rows of a Table whose figure fell since the one it may be compared with; no estimates."""
    rows = moved(table)
    return rows[rows["change_points"] < 0]


def moved(table: Table) -> pd.DataFrame:
    """Rows whose published or official figure may be compared with an earlier one, greatest rise first."""
    rows = table.rows[(table.rows["status"] != "estimate") & table.rows["change_points"].notna()]
    return rows.sort_values(["change_points", "area_code"], ascending=[False, True])


def counted(release: Release) -> pd.DataFrame:
    """The newest sound count of participants that a source tells without a percentage, by area code.

    It is a figure of its own, though nothing to compare. Columns: those of analysis.figures_of.
    """
    semesta = coverage_of(release)["semesta"]
    rows = figures_of(release, semesta.id, semesta.default_segment)  # newest first
    rows = rows[rows["numerator"].notna() & rows["value"].isna() & rows["caveat"].isna()]
    return rows[rows["status"] != "estimate"].drop_duplicates("area_code").set_index("area_code")


def silent(regencies: Table, workers: Table, told: Collection[str] = ()) -> pd.DataFrame:
    """Rows of `workers` whose area has no figure of its own in `regencies`, most workers first.

    told: codes of areas whose participants a source has counted, which are not silent either.
    """
    own = regencies.rows[regencies.rows["value"].notna() & (regencies.rows["status"] != "estimate")]
    rows = workers.rows[~workers.rows["area_code"].isin({*own["area_code"], *told})]
    return rows.sort_values(["value", "area_code"], ascending=[False, True], na_position="last")


def visits(provinces: Table, regencies: Table, workers: Table, told: Collection[str] = ()) -> list[Visit]:
    """The list: who is furthest by people, who fell, who is silent, in this order; areas once each.

    provinces, regencies: Tables of the scope with the figures of coverage shown; workers: one of employed
    workers of its regencies. told: as of `silent`.
    """
    quiet = _known(silent(regencies, workers, told))
    found = [
        *(Reason("people", row) for _, row in furthest_behind(provinces, "people", FURTHEST).iterrows()),
        *(Reason("fell", row) for table in (provinces, regencies) for _, row in fell(table)[::-1].iterrows()),
        *(Reason("silent", row) for _, row in quiet.head(SILENT).iterrows()),
    ]
    by_area: dict[str, list[Reason]] = {}
    for reason in found:
        by_area.setdefault(str(reason.row["area_code"]), []).append(reason)
    return [Visit(code, str(of[0].row["name"]), tuple(of)) for code, of in by_area.items()]


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["value"].notna()]
