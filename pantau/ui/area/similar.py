"""Similar areas on an area's own page."""

from __future__ import annotations

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.assemble import NOT_ESTIMATED
from pantau.analysis.comparing.peers import Peers
from pantau.answers import comparing
from pantau.text.dates import date_text
from pantau.text.numbers import number
from pantau.text.values import mark_of, shown
from pantau.ui.peers.words import (
    asked,
    feature_head,
    feature_text,
    higher,
    included,
    lead_of,
    peer_notes,
    table_of_level,
    ways,
)
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.words import shown_name


def has_neighbours(frame: Frame) -> bool:
    """Whether the area in focus is of a level whose areas have neighbours: not the nation, not a Kanwil."""
    areas, code = frame.areas, frame.view.area
    return code in areas.index and str(areas.at[code, "level"]) != "nation"


def similar_areas(frame: Frame) -> str:
    """The section of an area's page: its neighbours, the way to compare them, and those that stand higher.

    '' for the nation and a Kanwil, which have none.
    """
    say, view = frame.say, frame.view
    if not has_neighbours(frame):
        return ""
    found = comparing.neighbours(frame.release, view, *asked(view))
    title = say("compare.peers_title", area=shown_name(frame))
    if found.included_in:
        return render("section", say, title=title, text=included(frame, found))
    table = table_of_level(frame)
    caption = say("compare.peers_caption", area=shown_name(frame))
    notes = [note for note in peer_notes(frame, found) if note]
    return "".join(
        [
            render("section", say, title=title, text=lead_of(frame, found)),
            plain_table(say, caption, _head(frame, found, table), _rows(frame, found, table), titled=True),
            ways(frame, found, more=True),
            render("fold", say, title=say("compare.peers_how"), body=render("paragraphs", say, lines=notes)),
            higher(frame, found, table),
        ]
    )


def _head(frame: Frame, found: Peers, table: Table) -> list[Cell]:
    say, language = frame.say, frame.view.language
    figure = f"{table.indicator.name[language]}, {date_text(table.view.period, language)}"
    features = [Cell(feature_head(frame, one), numeric=one.unit != "yes_no") for one in found.features]
    return [
        Cell(say("compare.head.area")),
        Cell(say("compare.head.distance"), numeric=True),
        Cell(figure, numeric=True),
        *features,
    ]


def _rows(frame: Frame, found: Peers, table: Table) -> list[list[Cell]]:
    """The area itself, then its neighbours: distance, the View's figure, and every feature used."""
    language, rows = frame.view.language, table.rows.set_index("area_code")
    distances = dict(zip(found.near["area_code"], found.near["distance"], strict=True))
    return [
        [
            Cell(
                str(rows.at[code, "name"]), href=frame.link("wilayah", area=code) if code in distances else ""
            ),
            Cell(number(distances.get(code), 2, language), numeric=True),
            Cell(shown(rows.loc[code], language), numeric=True, status=_mark(rows.loc[code])),
            *(
                Cell(feature_text(frame, one, one.values.get(code)), numeric=one.unit != "yes_no")
                for one in found.features
            ),
        ]
        for code in [found.area, *distances]
    ]


def _mark(row: pd.Series) -> str:
    """The mark of a figure; of one that is missing on purpose, that it is not estimated."""
    return "not_estimated" if row["missing_reason"] == NOT_ESTIMATED else mark_of(row)
