"""Which figures of a period are one league: any two of them may stand side by side (comparable.beside)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.analysis.comparable import REVISED, doubts, first_key


def leagues(rows: pd.DataFrame, year: int, quarter: int | None) -> tuple[pd.Series, pd.Series]:
    """The league each row stands in, and the text key of why a row with a figure stands in none.

    Rows may be ranked only inside one league: one stated basis, of one quarter ('semesta:2025-Q4';
    'sakernas:2024' of a yearly series, whose month is December); of unstated basis, of one source and
    date. Counted in one way and made of the same, as the gate asks of any two: who does not say how
    they counted stands apart from who does ('sakernas:2024:nik', 'semesta:2025-Q4:branch:pu-bpu').
    year, quarter: of the period asked for; quarter None takes the figures of yearly series. A figure
    of another quarter, in doubt, or of ours stands in none.
    """
    known = rows["value"].notna()
    of_year = rows["period_end"].dt.year
    of_quarter = (rows["month"].astype("float64") - 1) // 3 + 1
    other = known & (of_year != year)
    if quarter is not None:
        other |= known & (of_quarter != quarter) & rows["basis"].isin(REVISED)
    cases = {**doubts(rows), "comparable.other_quarter": other}
    note = first_key({key: case & known for key, case in cases.items()}, rows.index)
    stands = known & note.isna()
    league = pd.Series(None, index=rows.index, dtype="object")
    league[stands] = [_league(row) for row in rows[stands].to_dict("records")]
    return league, note


def _league(row: Mapping[Any, Any]) -> str:
    """The name of the league of a row that stands in one."""
    end, month = row["period_end"], int(row["month"])
    when = f"{end.year}" if row["grain"] == "year" and month == 12 else f"{end.year}-Q{(month - 1) // 3 + 1}"
    if row["basis"] in ("unstated", "none"):
        when = f"{row['source_id']}:{row['as_of']}"
    way = "" if row["counted_by"] == "unstated" else f":{row['counted_by']}"
    parts = "" if pd.isna(row["made_of"]) else f":{row['made_of']}".replace(" ", "-")
    return f"{row['basis']}:{when}{way}{parts}"


def drawn_together(rows: pd.DataFrame) -> pd.Series:
    """Whether a row of a Table with a figure may stand in one scale of colours with the others.

    Colours compare. So the largest league is drawn and, where the month of none is known, the rows
    of one source and date; estimates are marked as such, and what keeps a row out of its league
    without a word of the gate's keeps it out of the ranks alone.
    """
    apart = rows["rank_note"].str.startswith("comparable.", na=False)
    own = rows["source_id"].astype("str") + ":" + rows["as_of"].astype("str")
    of_one_source = own.where(rows["rank_note"] == "comparable.month_unknown")
    group = rows["comparison_group"].astype("object").fillna(of_one_source)
    told = group[rows["value"].notna() & (rows["status"] != "estimate")].dropna()
    largest = told.value_counts().index[:1]
    together: pd.Series = (rows["status"] == "estimate") | group.isin(largest) | (~apart & group.isna())
    return together & rows["value"].notna()
