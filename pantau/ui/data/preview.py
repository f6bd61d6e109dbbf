"""What a draft would change: figures, and the league tables, beside the current release."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.answers.names import indicator_names, segment_names
from pantau.publishing import Diff
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import number, percent, points
from pantau.text.values import change_text, value_text
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.data.state import Prepared
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.view import NATION

CHANGES = ("new", "changed", "gone")
_LISTED = 20


def draw_preview(frame: Frame, prepared: Prepared) -> None:
    """The section. Links lead to pages that show the draft."""
    say, draft = frame.say, prepared.draft
    if draft.release_id is None or draft.unchanged:
        return
    release_id = draft.release_id
    shown = {"segment": "", "period": "", "scope": NATION, "area": NATION} | _most_changed(draft.diff)
    ways = [
        (say(f"data.preview.{page}"), frame.link(page, release=release_id, **shown))
        for page in ("peta", "peringkat")
    ]
    values: dict[str, Any] = {"counts": {}, "summary": "", "periods": "", "figures": [], "league": []}
    if draft.diff is not None:
        values = {
            "summary": say("data.preview.summary", id=draft.diff.before),
            "counts": {
                change: number(draft.diff.figures.count(change), 0, say.language) for change in CHANGES
            },
            "periods": _periods(frame, draft.diff),
            "figures": [
                (change, _figures(frame, draft.diff, change))
                for change in CHANGES
                if draft.diff.figures.count(change)
            ],
            "league": _league(frame, draft.diff),
        }
    body = render("data_preview", say, draft=release_id, ways=ways, **values)
    follow(linked_html(body, key="data_preview"))


def _most_changed(diff: Diff | None) -> dict[str, object]:
    """The indicator, level and period of the area that changes most; nothing where none does."""
    if diff is None or diff.league.empty:
        return {}
    # A figure where there was none is the greatest change of all.
    farthest = diff.league["points"].abs().fillna(float("inf")).argmax()
    row = diff.league.iloc[farthest]
    return {"indicator": str(row["indicator"]), "level": str(row["level"]), "period": str(row["view_after"])}


def _periods(frame: Frame, diff: Diff) -> str:
    """Every period that is touched: how many figures, and for how many areas the shown value changes."""
    say = frame.say
    indicators = indicator_names(frame.release, say.language)
    head = [Cell(say("data.preview.figure")), Cell(say("data.preview.as_of"))]
    head += [Cell(say(f"data.preview.{name}"), numeric=True) for name in (*CHANGES, "areas")]
    cells = [
        [
            Cell(indicators.get(str(row["indicator"]), str(row["indicator"]))),
            Cell(date_text(row["as_of"], say.language)),
            *(Cell(number(row[change], 0, say.language), numeric=True) for change in (*CHANGES, "areas")),
        ]
        for row in diff.shown.to_dict("records")
    ]
    return plain_table(say, say("data.preview.periods_caption"), head, cells)


def _figures(frame: Frame, diff: Diff, change: str) -> str:
    """The figures of one kind of change that moved most."""
    say, rows = frame.say, diff.figures.rows
    rows = rows[rows["change"] == change].head(_LISTED)
    head = [Cell(say(f"data.preview.{name}")) for name in ("area", "figure", "as_of")]
    head += [Cell(say(f"data.preview.{name}"), numeric=True) for name in ("before", "after")]
    words = {
        "count": number(diff.figures.count(change), 0, say.language),
        "listed": number(len(rows), 0, say.language),
    }
    cells = [_figure(frame, row) for row in rows.to_dict("records")]
    return plain_table(say, say(f"data.preview.{change}_caption", **words), head, cells)


def _figure(frame: Frame, row: dict[Any, Any]) -> list[Cell]:
    say = frame.say
    names = segment_names(frame.release, say.language)
    indicators = indicator_names(frame.release, say.language)
    indicator = indicators.get(str(row["indicator"]), str(row["indicator"]))
    segment = names.get(str(row["segment"]), str(row["segment"]))
    return [
        Cell(frame.names.get(str(row["area_code"]), str(row["area_code"]))),
        Cell(f"{indicator}, {segment}"),
        Cell(date_text(row["as_of"], say.language)),
        *(
            Cell(
                _value(row, when, say),
                numeric=True,
                status="" if pd.isna(row[f"status_{when}"]) else str(row[f"status_{when}"]),
            )
            for when in ("before", "after")
        ),
    ]


def _value(row: dict[Any, Any], when: str, say: Text) -> str:
    """'24,50% (1.234 / 5.036)', with what of it there is."""
    pct, top, whole = (row[f"{name}_{when}"] for name in ("pct", "numerator", "denominator"))
    counts = " / ".join(number(part, 0, say.language) for part in (top, whole) if not pd.isna(part))
    if pd.isna(pct):
        return counts or "–"
    return percent(pct, 2, say.language) + (f" ({counts})" if counts else "")


def _league(frame: Frame, diff: Diff) -> list[str]:
    """A table for each league table that changes: the areas that move most."""
    if diff.league.empty:
        return []
    groups = diff.league.groupby(["indicator", "level", "view_after"], sort=False)
    return [
        _moves(frame, str(key[0]), str(key[1]), rows, diff)
        for key, rows in ((tuple(key), rows) for key, rows in groups)
    ]


def _moves(frame: Frame, indicator: str, level: str, rows: pd.DataFrame, diff: Diff) -> str:
    say = frame.say
    indicators = indicator_names(frame.release, say.language)
    views = [date_text(str(rows[f"view_{when}"].iloc[0]), say.language) for when in ("before", "after")]
    period = views[1] if views[0] == views[1] else say("data.preview.to", before=views[0], after=views[1])
    caption = say(
        "data.preview.league_caption",
        indicator=indicators.get(indicator, indicator),
        period=period,
        level=say(f"ui.level.{level}"),
        listed=number(len(rows), 0, say.language),
    )
    head = [Cell(say("data.preview.area"))]
    numeric = ("before", "after", "points", "rank_before", "rank_after")
    head += [Cell(say(f"data.preview.{name}"), numeric=True) for name in numeric]
    cells = [_move(frame, indicator, row, diff) for row in rows.to_dict("records")]
    return plain_table(say, caption, head, cells)


def _move(frame: Frame, indicator: str, row: dict[Any, Any], diff: Diff) -> list[Cell]:
    say = frame.say
    code = str(row["area_code"])
    href = frame.link("wilayah", area=code, indicator=indicator, segment="", period="", release=diff.after)
    cells = [Cell(str(row["name"]), href=href)]
    for when in ("before", "after"):
        value, status, of = (row[f"{name}_{when}"] for name in ("value", "status", "denominator"))
        marked = status in ("estimate", "official") and not pd.isna(value)
        whole = None if pd.isna(of) else int(of)
        words = value_text(value, str(row["unit"]), say.language, 2, whole)
        cells.append(Cell(words, numeric=True, status=str(status) if marked else ""))
    cells.append(Cell(_moved(row, say), numeric=True))
    cells += [Cell(_rank(row[f"rank_{when}"], say), numeric=True) for when in ("before", "after")]
    return cells


def _moved(row: dict[Any, Any], say: Text) -> str:
    """The change, with the two decimals of the per cents beside it."""
    if row["unit"] in ("people", "rupiah"):
        return change_text(row["points"], str(row["unit"]), say.language)
    return points(row["points"], 2, say.language)


def _rank(value: Any, say: Text) -> str:
    return say("data.preview.unranked") if pd.isna(value) else number(value, 0, say.language)
