"""Laws and regulations on the page Tentang data: what each asks and of whom, as far as it is certain."""

from __future__ import annotations

import pandas as pd

from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import Cell, plain_table
from pantau.ui.shell.cited import source_cell
from pantau.ui.shell.frame import Frame
from pantau.view import NATION


def law_values(frame: Frame) -> dict[str, str]:
    """Two tables as HTML: the nation's, and those of local governments that are on record."""
    rows = frame.release.query("regulations")
    own = rows["area_code"] == NATION
    return {"nation": _nation(frame, rows[own]), "local": _local(frame, rows[~own])}


def _nation(frame: Frame, rows: pd.DataFrame) -> str:
    say = frame.say
    head = [Cell(say(f"about.laws.{name}")) for name in ("number", "about", "date", "asks", "of_whom")]
    body = [
        [
            Cell(_number(row)),
            _told(row, "title"),
            Cell(date_text(row["date"], say.language)),
            _told(row, "asks"),
            _told(row, "of_whom"),
        ]
        for _, row in rows.iterrows()
    ]
    return plain_table(say, say("about.law"), head, body, titled=True)


def _local(frame: Frame, rows: pd.DataFrame) -> str:
    say = frame.say
    head = [Cell(say(f"about.laws.{name}")) for name in ("area", "number", "about", "source")]
    body = [
        [
            Cell(frame.area_name(str(row["area_code"]))),
            Cell(_number(row)),
            _told(row, "title"),
            source_cell(frame.release, say, row["source_title"]),
        ]
        for _, row in rows.iterrows()
    ]
    return plain_table(say, say("about.laws.local"), head, body, titled=True) if body else ""


def _number(row: pd.Series) -> str:
    """'UU 40/2004'; 'SE Mendagri 842.2/5193/SJ', whose number says no year of its own."""
    parts = [str(row["number"]) if pd.notna(row["number"]) else ""]
    if pd.notna(row["year"]) and "/" not in parts[0]:
        parts.append(str(row["year"]))
    return f"{row['kind']} {'/'.join(part for part in parts if part)}".strip()


def _told(row: pd.Series, name: str) -> Cell:
    if numbers.is_missing(row[name]):
        return Cell(numbers.MISSING)
    return Cell(str(row[name]), language="id" if numbers.is_missing(row[f"{name}_en"]) else "")
