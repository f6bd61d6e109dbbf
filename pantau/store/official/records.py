"""What official files say beside figures: budgets, regulations, targets, sources, who reported when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial

import pandas as pd

from pantau.store.archived import Received
from pantau.store.official.stack import winners
from pantau.store.records import FindingRow, Table
from pantau.store.sources import OFFICIAL_FILE
from pantau.text.both import both
from pantau.text.dates import date_text


def source_row(file: Received) -> dict[str, object]:
    """How figures of an official file are cited."""
    date = file.received_at.date()
    publisher = both("store.official_publisher")
    title = both("store.official_source", name=file.name, date=partial(date_text, date))
    return {
        "id": file.source_id,
        "publisher": publisher.id,
        "publisher_en": publisher.en,
        "title": file.name,
        "title_en": None,
        "date": date.isoformat(),
        "url": None,
        "note": None,
        "note_en": None,
        "kind": OFFICIAL_FILE,
        "seen": "yes",
        "short_name": title.id,
        "short_name_en": title.en,
        "named": True,
    }


def _rows(frame: pd.DataFrame, keys: Sequence[str]) -> Table:
    """Rows as records, of equal `keys` the last, with None where there is nothing."""
    if frame.empty:
        return []
    kept = winners(frame, [key for key in keys if key in frame])
    plain = kept.astype(object).where(kept.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def budget_rows(frame: pd.DataFrame) -> Table:
    """Rows of table budget."""
    return [
        {
            "area_code": row["area_code"],
            "as_of": str(row["year"]),
            "period": dt.date(int(str(row["year"])), 1, 1),
            **{name: row.get(name) for name in ("status", "amount", "fund_source", "workers")},
            "source_id": row["source_id"],
        }
        for row in _rows(frame, ("area_code", "year", "fund_source"))
    ]


def regulation_rows(frame: pd.DataFrame) -> Table:
    """Rows of table regulation."""
    names = ("area_code", "kind", "number", "year", "title", "source_id")
    return [
        {name: row.get(name) for name in names}
        for row in _rows(frame, ("area_code", "kind", "number", "year"))
    ]


def target_rows(frame: pd.DataFrame) -> Table:
    """Rows of table target."""
    result: Table = []
    for row in _rows(frame, ("document", "area_code", "year", "basis")):
        slug = re.sub(r"[^a-z0-9]+", "-", str(row["document"]).lower()).strip("-")
        basis = str(row.get("basis") or "unstated")
        result.append(
            {
                # The whole slug: a permalink names a target by its id, which must stay the same.
                "id": f"{slug[:30]}-{row['area_code']}-{row['year']}-{basis}".lower(),
                "document": row["document"],
                "area_code": row["area_code"],
                "year": row["year"],
                "value": row["value"],
                "unit": row.get("unit") or "percent",
                "basis": basis,
                "uncertain": False,
                "inferred": False,
                "note": None,
                "note_en": None,
                "source_id": row["source_id"],
            }
        )
    return result


def first_reports(people: pd.DataFrame, files: Sequence[Received]) -> pd.DataFrame:
    """When the participants of each area and month first came in: rows of table report.

    `people`: the participants of `files`, stacked. Empty where there are none.
    """
    if people.empty:
        return pd.DataFrame()
    months = people.loc[(people["grain"] == "month").to_numpy(), ["area_code", "period", "source_id"]]
    months = months[~months.duplicated().to_numpy()]
    by_source = {file.source_id: file for file in files}
    sources = [by_source[str(source)] for source in months["source_id"]]
    told = months.assign(
        received_at=pd.to_datetime([file.received_at for file in sources]),
        input=[file.sha256 for file in sources],
    ).sort_values(["received_at", "input"], kind="stable")
    first = told[~told.duplicated(["area_code", "period"]).to_numpy()]
    return first.drop(columns="source_id").sort_values(["area_code", "period"]).reset_index(drop=True)


def findings_of(files: Sequence[Received]) -> list[FindingRow]:
    """What was noticed when each file came in, without the rows that one finding stands for."""
    result = []
    for file in files:
        frame = file.findings()
        if "detail" in frame:
            frame = frame[~frame["detail"].to_numpy(dtype=bool)]
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
            result.append(
                FindingRow(
                    str(row["severity"]),
                    str(row["rule"]),
                    file.name,
                    int(row["row"]) if row["row"] is not None else None,
                    row.get("area_code") or None,
                    str(row["message"]),
                    row.get("message_en") or None,
                    row["sheet"] or None,
                    file.sha256,
                )
            )
    return result
