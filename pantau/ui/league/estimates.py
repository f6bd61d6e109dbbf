"""Below a league of regencies: those without a figure of their own, and what is known of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.answers import tables
from pantau.answers.names import is_before_split
from pantau.text import numbers
from pantau.text.values import shown, uncovered_text
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION, View

# Of whom Sakernas says how many are formal workers, and of how many.
_FORMAL = "formal_share"
_HEADS = ("area", "workers", "formal", "informal", "estimate", "uncovered")


def own_figures(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a Table that a league lists: all but estimates, which have no place in it."""
    return rows[rows["status"] != "estimate"]


def without_own_figures(frame: Frame) -> str:
    """One line a province, which unfolds to its areas that are only estimated; '' where there are none."""
    rows = frame.table.rows[frame.table.rows["status"] == "estimate"]
    if rows.empty:
        return ""
    say, count = frame.say, numbers.number(len(rows), 0, frame.view.language)
    formal = _formal(frame, str(rows["denominator_as_of"].iloc[0])[:4])
    folds = [_fold(frame, str(name), part, formal) for name, part in rows.groupby("parent_name", sort=True)]
    if frame.view.scope == NATION and len(rows) < len(frame.table.rows):
        body = render("fold", say, title=say("league.without.title", count=count), body="".join(folds))
    else:
        body = "".join(folds)
    return body + render("paragraphs", say, lines=[say("league.without.note")])


def _formal(frame: Frame, year: str) -> pd.Series:
    """Formal workers by area of the View's scope, in the year of its denominators; none where unknown."""
    view = View(_FORMAL, period=year, scope=frame.view.scope, level="regency", language=frame.view.language)
    return tables.table(frame.release, view).rows.set_index("area_code")["numerator"]


def _fold(frame: Frame, province: str, rows: pd.DataFrame, formal: pd.Series) -> str:
    say, language = frame.say, frame.view.language
    whole = tables.headline(frame.release, frame.view.but(area=_whole_of(frame, rows), scope=NATION))
    # of Papua the participants are those of the province before the split, whichever it is in today
    told = "province_before" if is_before_split(whole) else "province"
    title = say(
        f"league.without.{told}",
        count=numbers.number(len(rows), 0, language),
        province=province,
        whole=whole["name"],
        value=shown(whole, language),
    )
    head = [Cell(say(f"league.without.head.{name}"), numeric=name != "area") for name in _HEADS]
    body = [_cells(frame, row, formal.get(row["area_code"])) for row in rows.to_dict("records")]
    return render("fold", say, title=title, body=plain_table(say, title, head, body, titled=True))


def _whole_of(frame: Frame, rows: pd.DataFrame) -> str:
    """The province whose participants were shared out: of Papua that of before the split."""
    return str(frame.areas.at[rows["parent"].iloc[0], "province_code_2020"])


def _cells(frame: Frame, row: dict[Any, Any], formal: Any) -> list[Cell]:
    language, workers = frame.view.language, row["denominator"]
    informal = None if numbers.is_missing(formal) else int(workers) - int(formal)
    counts = (workers, formal, informal)
    return [
        Cell(str(row["name"]), href=frame.link("wilayah", area=row["area_code"])),
        *(Cell(numbers.number(count, 0, language), numeric=True) for count in counts),
        Cell(shown(row, language), numeric=True, status="estimate"),
        Cell(uncovered_text(row, language), numeric=True),
    ]
