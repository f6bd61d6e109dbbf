"""Similar areas on an area's own page."""

from __future__ import annotations

from pantau.text.dates import date_text
from pantau.text.numbers import number
from pantau.text.values import shown
from pantau.ui.cards import Cell, plain_table, render
from pantau.ui.compare import answers
from pantau.ui.compare.choice import read
from pantau.ui.compare.similar import higher, included, lead_of, notes_of, table_of, ways
from pantau.ui.frame import Frame

# Options of the address that this section reads.
OPTIONS = ("neighbours", "features")


def similar_areas(frame: Frame) -> str:
    """The section of an area's page: its neighbours, the way to compare them, and those that stand higher.

    '' for the nation and a Kanwil, which have none.
    """
    say, view = frame.say, frame.view
    if view.area not in frame.areas.index or frame.areas.at[view.area, "level"] == "nation":
        return ""
    choice = read(view)
    found = answers.neighbours(frame.release, view, choice.k, choice.features)
    title = say("compare.peers_title", area=frame.area_name(view.area))
    if found.included_in:
        return render("section", say, title=title, text=included(frame, found))
    table = table_of(frame)
    rows = table.rows.set_index("area_code").loc[list(found.near["area_code"])]
    cells = [
        [
            Cell(str(row["name"]), href=frame.link("wilayah", area=code)),
            Cell(number(distance, 2, view.language), numeric=True),
            Cell(shown(row, view.language), numeric=True, status=row["status"]),
        ]
        for (code, row), distance in zip(rows.iterrows(), found.near["distance"], strict=True)
    ]
    when = date_text(table.view.period, view.language)
    head = [
        Cell(say("compare.head.area")),
        Cell(say("compare.head.distance"), numeric=True),
        Cell(f"{table.indicator[f'name_{view.language}']}, {when}", numeric=True),
    ]
    caption = say("compare.peers_caption", area=frame.area_name(view.area))
    lead = " ".join([lead_of(frame, found), *(note for note in notes_of(frame, found) if note)])
    return "".join(
        [
            render("section", say, title=title, text=lead),
            plain_table(say, caption, head, cells, titled=True),
            ways(frame, found, more=True),
            higher(frame, found, table),
        ]
    )
