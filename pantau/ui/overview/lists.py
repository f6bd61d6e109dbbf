"""The lists of Ringkasan: who is behind, who moved, where to go on, how fresh the figures are."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.summary import furthest_behind, movers, of_main_group
from pantau.answers.stories import stories as stories_known
from pantau.text import numbers, values
from pantau.text.dates import date_text, short_date
from pantau.text.sentences import sentence_case
from pantau.ui.shell.cards import Bar, bar_list, render
from pantau.ui.shell.cited import source_fold
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import address
from pantau.ui.shell.panels import part_line
from pantau.ui.shell.words import own_date

_FURTHEST = 8  # areas of the one list


def furthest(frame: Frame, by: str) -> str:
    """Who is furthest behind among comparable figures, one line each. by: 'people' or 'percent'."""
    say, table = frame.say, frame.table
    empty = _why_nobody_is_listed(frame)
    rows = furthest_behind(table, by, _FURTHEST)
    if by == "people":
        counted = of_main_group(table)["uncovered"].notna()
        if 0 < 2 * counted.sum() < len(counted):
            rows = rows.head(0)
            known = int(counted.sum())
            empty = say("pages.ringkasan.few_counts", known=known, all=len(counted))
        whole = rows["uncovered"].max()
    else:
        whole = of_main_group(table)["value"].max()
    column = "uncovered" if by == "people" else "value"
    bars = [_bar(frame, row, by, float(row[column]) / (float(whole) or 1.0)) for _, row in rows.iterrows()]
    title = say("pages.ringkasan.lagging_people" if by == "people" else "pages.ringkasan.lagging_percent")
    cited = source_fold(frame, rows["source_title"], "sources.listed")
    note = _worked_out(frame, rows) if by == "people" else ""
    return render("rows", say, title=title, bars=bars, empty=empty, note=note) + str(cited)


def _worked_out(frame: Frame, rows: pd.DataFrame) -> str:
    """Whose participants alone are taken off, and that who is left is worked out and not published."""
    if rows.empty:
        return ""
    marks = [values.derived_mark(status) for status in rows["status"].unique()]
    told = [frame.say(f"analysis.status.{mark}") for mark in marks]
    counted = sentence_case(numbers.listing(told, frame.view.language))
    return " ".join(part for part in (part_line(frame, frame.table.segment.id), f"{counted}.") if part)


def moved_line(frame: Frame) -> str:
    """'Naik 28 · Turun 6': how many comparable figures rose and fell, as a link; '' of none."""
    say = frame.say
    changes = of_main_group(frame.table)["change_points"].dropna()
    if changes.empty:
        return ""
    up, down = int((changes > 0).sum()), int((changes < 0).sum())
    ways = [(say("pages.ringkasan.moved", up=up, down=down), frame.link("bandingkan", drawing="selisih"))]
    return render("ways", say, ways=ways)


def _why_nobody_is_listed(frame: Frame) -> str:
    """The one reason that keeps every figure out of a league, or that they are of several kinds."""
    rows, say = frame.table.rows, frame.say
    if rows["value"].isna().all():
        return say("pages.ringkasan.list_empty")
    notes = rows.loc[rows["value"].notna() & (rows["caveat"].isna()), "rank_note"].dropna().unique()
    if len(notes) == 1:
        return f"{sentence_case(say(notes[0]))}."
    return say("pages.ringkasan.not_comparable")


def moving(frame: Frame) -> str:
    """Who rose and who fell most, between which dates."""
    say, language = frame.say, frame.view.language
    up, down = movers(frame.table)
    known = pd.concat([up, down])
    note = ""
    if len(known):
        if _one_origin(known):
            dates = {name: date_text(known[name].iloc[0], language) for name in ("as_of", "change_from")}
            note = say("pages.ringkasan.movers_note", now=dates["as_of"], previous=dates["change_from"])
        else:
            note = say("pages.ringkasan.movers_each")
    empty = _why_nobody_moved(frame)
    largest = float(known["change_points"].abs().max()) if len(known) else 1.0

    def bars(rows: pd.DataFrame) -> list[Bar]:
        kind = "change" if _one_origin(known) else "change_since"
        return [
            _bar(frame, row, kind, abs(float(row["change_points"])) / largest) for _, row in rows.iterrows()
        ]

    return (
        bar_list(say, say("pages.ringkasan.risers"), bars(up), empty=empty)
        + bar_list(say, say("pages.ringkasan.fallers"), bars(down), empty=empty, note=note)
        + str(source_fold(frame, known["source_title"], "sources.listed"))
    )


def _why_nobody_moved(frame: Frame) -> str:
    """Why no change stands in the Table: the reason that most of its figures have."""
    notes = frame.table.rows["change_note"].dropna()
    if notes.empty:
        return frame.say("pages.ringkasan.movers_empty")
    return f"{sentence_case(frame.say(notes.mode().iloc[0]))}."


def _one_origin(rows: pd.DataFrame) -> bool:
    """Whether all changes are from the same date to the same date, so that it need be said only once."""
    return rows["change_from"].nunique() == 1 and rows["as_of"].nunique() == 1


def _bar(frame: Frame, row: pd.Series, kind: str, share: float) -> Bar:
    """One area of a list; what is not of the View's period says its own date."""
    language = frame.view.language
    if kind in ("change", "change_since"):
        figure = values.change_text(row["change_points"], row["unit"], language)
        moves_people = row["unit"] == "percent" and pd.notna(row["change_people"])
        parts = [numbers.signed_people(row["change_people"], language) if moves_people else ""]
        parts.append(_span(frame, row) if kind == "change_since" else "")
    elif kind == "people":
        figure = values.counted_text(row["uncovered"], row["counted"], language)
        parts = [values.shown(row, language), own_date(frame, row)]
    else:
        figure = values.shown(row, language)
        parts = [_counts(row, language), own_date(frame, row)]
    if "suspect" in row["flags"]:
        parts.append(frame.say("analysis.flags.suspect"))
    return Bar(
        row["name"],
        frame.link("wilayah", area=row["area_code"]),
        figure,
        " · ".join(part for part in parts if part),
        share,
        row["status"] == "estimate",
        fall=kind in ("change", "change_since") and float(row["change_points"]) < 0,
    )


def _counts(row: pd.Series, language: str) -> str:
    """'38.214 / 92.753'; '' where the source gives neither."""
    if pd.isna(row["numerator"]) and pd.isna(row["denominator"]):
        return ""
    return values.fraction_text(row, language)


def _span(frame: Frame, row: pd.Series) -> str:
    """The dates between which a value changed: 'Mar 2023 – Des 2025'."""
    language = frame.view.language
    return f"{short_date(row['change_from'], language)} – {short_date(row['as_of'], language)}"


def stories(frame: Frame) -> str:
    """Ways into what the data tell at once."""
    say = frame.say
    bars = []
    for story in stories_known().values():
        href = address(story.page, story.view.but(language=say.language))
        bars.append(Bar(say(f"pages.ringkasan.story.{story.id}"), href, "›"))
    return bar_list(say, say("pages.ringkasan.stories"), bars)
