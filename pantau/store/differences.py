"""What differs between the figures of two releases."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.store.frames import typed
from pantau.store.queries import sql
from pantau.store.release import Release

CHANGES = ("changed", "gone", "new")


@dataclass(frozen=True, slots=True, eq=False)
class FigureDifference:
    """`counts`, `rows` and `periods` as queries/difference_counts.sql, _rows.sql and _periods.sql say."""

    counts: pd.DataFrame
    rows: pd.DataFrame
    periods: pd.DataFrame

    def count(self, change: str) -> int:
        """How many figures are 'new', 'changed' or 'gone'."""
        return int(self.counts.loc[self.counts["change"] == change, "figures"].sum())


def difference(before: Release, after: Release, rows: int = 1000) -> FigureDifference:
    """Figures that are new, changed or gone in `after`; at most `rows` of each are listed."""
    with after.cursor() as cursor:
        cursor.register("before", before.batches("observation"))
        cursor.execute(sql("difference"))
        counts = cursor.execute(sql("difference_counts")).df()
        periods = cursor.execute(sql("difference_periods")).df()
        # each kind of change by itself: the first thousand of millions are found without ordering them all
        listed = [
            cursor.execute(sql("difference_rows"), {"rows": rows, "change": change}).df()
            for change in CHANGES
        ]
        cursor.execute(sql("difference_drop"))
    return FigureDifference(typed(counts), typed(pd.concat(listed, ignore_index=True)), typed(periods))
