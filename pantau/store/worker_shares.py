"""What the catalogue makes of the columns of the files of workers: `from_columns` of its indicators."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.store.records import Table

# Columns of active_participants.csv; all others are of the files of employed workers.
PARTICIPANTS = ("active_pu", "active_bpu")


@dataclass(frozen=True, slots=True)
class WorkerShare:
    """An indicator that is a count of workers, or a part of them: 'agriculture' of 'employed'.

    part, whole: columns of counts; whole '' for a count alone. pct: the column of the per cent as
    published, '' where the source prints none.
    """

    indicator: str
    segment: str
    basis: str
    part: str
    whole: str
    pct: str

    @property
    def of_participants(self) -> bool:
        """Whether its part is participants, who are known of provinces on 34-province boundaries only."""
        return self.part in PARTICIPANTS


def worker_shares(indicators: Table) -> tuple[WorkerShare, ...]:
    """Those of table indicator that name columns."""
    found = []
    for row in indicators:
        if row.get("from_columns"):
            part, whole, pct = (*str(row["from_columns"]).split(), "", "")[:3]
            segment = str(row["segments"]).split()[0]
            found.append(WorkerShare(str(row["id"]), segment, str(row["basis"]), part, whole, pct))
    return tuple(found)
