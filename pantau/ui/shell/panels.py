"""Panels that say one row of a Table in full: figure, n, N, dates, source, rank, change."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.figures import SHARES
from pantau.answers import tables
from pantau.answers.names import part_name
from pantau.text import numbers, values
from pantau.text.dates import age_text, date_text
from pantau.text.sentences import change_split, sentence_case
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import Bar, Link, bar_list, render
from pantau.ui.shell.cited import note_line, source_line
from pantau.ui.shell.controls import opening
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.words import own_date
from pantau.view import NATION

_MOST_NAMED = 3  # areas of one rank that are still named in a list


def focus_row(frame: Frame) -> pd.Series:
    """The area in focus: its row of the Table, or its own figure when the Table lists its parts.

    Of a scope in which no area is chosen: the scope's own.
    """
    found = (frame.table.rows["area_code"] == frame.view.area).to_numpy().nonzero()[0]
    if len(found):
        row: pd.Series = frame.table.rows.iloc[found[0]]
        return row
    whole = frame.view.but(area=frame.view.scope) if frame.view.area == NATION else frame.view
    return tables.headline(frame.release, whole)


def area_panel(frame: Frame, row: pd.Series, folded: bool = False) -> str:
    """The focus panel of a row, as HTML with internal links; `folded`: all but its first lines in a fold."""
    say, view = frame.say, frame.view
    unknown = pd.isna(row["value"]) and pd.isna(row["numerator"])
    when = date_text(view.period, view.language)
    return render(
        "panel",
        say,
        name=row["name"],
        missing=say("pages.panel.missing", area=row["name"], period=when) if unknown else "",
        reason=_why_missing(frame, row) if unknown else "",
        figure=values.shown(row, view.language),
        status=values.mark_of(row),
        lines=[] if unknown else figure_lines(frame, row),
        folded=folded,
        flags=row["flags"],
        ways=_ways_on(frame, row),
    )


def _ways_on(frame: Frame, row: pd.Series) -> list[Link]:
    say, code = frame.say, row["area_code"]
    ways = [Link(say("pages.panel.profile"), frame.link("wilayah", area=code))]
    if row["level"] == "province" and frame.name == "peta":
        ways.append(
            Link(
                say("pages.panel.drill"),
                frame.link("peta", scope=code, level="regency", area=code, **opening(frame, "regency")),
            )
        )
    return ways


def _why_missing(frame: Frame, row: pd.Series) -> str:
    say = frame.say
    if row["missing_reason"] == "analysis.included_in_predecessor":
        areas = frame.areas
        old = areas.at[row["area_code"], "province_code_2020"]
        return say("pages.panel.included", predecessor=areas.at[old, "name"])
    return say("pages.panel.reason", reason=say(row["missing_reason"]))


def figure_lines(frame: Frame, row: pd.Series) -> list[str]:
    """What stands under a figure: n of N, dates, basis, source, rank, change; unescaped text."""
    say, language = frame.say, frame.view.language
    lines = [line for line in (counts_line(frame, row), dates_line(frame, row)) if line]
    if row["age_months"] and row["age_months"] > 0:
        lines.append(say("pages.panel.carried", age=age_text(row["age_months"], language)))
    lines.append(say("pages.panel.basis", basis=say(f"pages.basis.{row['basis']}")))
    if "differs" in row["flags"]:
        value = numbers.percent(row["recomputed_pct"], 2, language)
        lines.append(say("pages.panel.recomputed", value=value))
    lines += [*rank_lines(frame, row), *change_lines(frame, row)]
    if pd.notna(row["uncovered"]):
        left = say(f"format.{row['counted']}", number=values.uncovered_text(row, language))
        lines.append(say(f"pages.panel.uncovered_{row['counted']}", count=left))
        lines += [line for line in [part_line(frame, frame.table.segment.id)] if line]
    if row["alternatives"]:
        lines.append(say("pages.panel.alternatives", count=row["alternatives"]))
    if pd.notna(row["note"]) and row["status"] != "estimate":
        lines.append(note_line(say, "pages.panel.note", row))
    lines.append(
        source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"])
    )
    if pd.notna(row["quality"]):
        lines.append(
            say(
                "pages.panel.quality", grade=row["quality"], meaning=say(f"analysis.quality.{row['quality']}")
            )
        )
    return lines


def part_line(frame: Frame, segment: str) -> str:
    """Whose participants alone are taken off where not all of them are; '' where all are, or of a group."""
    part = part_name(frame.release, segment, frame.view.language)
    return frame.say("pages.panel.part", segment=part) if part else ""


def counts_line(frame: Frame, row: pd.Series) -> str:
    """'12 dari 39 lembaga'; empty where the figure is itself the count, or the answer of one government."""
    say, language, unit = frame.say, frame.view.language, row["unit"]
    if pd.isna(row["numerator"]) or pd.isna(row["denominator"]):
        if unit not in SHARES:
            return ""
        if pd.isna(row["denominator"]):
            return say("pages.panel.no_counts")
        return say("pages.panel.only_whole", denominator=numbers.number(row["denominator"], 0, language))
    if unit == "people" or (unit == "yes_no" and row["denominator"] == 1):
        return ""
    of = numbers.number(row["denominator"], 0, language)
    counted = values.numerator_text(row, language)
    if unit == "rupiah":
        counted = numbers.rupiah(row["numerator"], language)
    line = say(
        "pages.panel.of",
        numerator=counted,
        denominator=of,
        unit=say(f"sentence.workers.{row['basis']}", count=of),
    )
    if pd.isna(row["unknown"]):
        return line
    return f"{line}; {say('pages.panel.unknown', count=numbers.number(row['unknown'], 0, language))}"


def dates_line(frame: Frame, row: pd.Series) -> str:
    say, language = frame.say, frame.view.language
    figure = say("pages.panel.date", date=date_text(row["as_of"], language))
    if row["unit"] != "percent":
        return figure
    if pd.isna(row["denominator_as_of"]):
        return f"{figure}; {say('pages.panel.denominator_unstated')}"
    return (
        f"{figure}; {say('pages.panel.denominator_date', date=date_text(row['denominator_as_of'], language))}"
    )


def rank_lines(frame: Frame, row: pd.Series) -> list[str]:
    """Rank inside the scope and the province, or why there is none."""
    say, language = frame.say, frame.view.language
    lines = []
    if pd.notna(row["rank"]):
        lines.append(say("pages.panel.rank", rank=numbers.rank(row["rank"], row["rank_of"], language)))
        lines += ranges.range_lines(frame, ranges.row_of(frame, row["area_code"]))
    elif pd.notna(row["rank_note"]):
        lines.append(sentence_case(say(row["rank_note"])))
    if pd.notna(row["parent_rank"]) and frame.view.scope != row["parent"]:
        rank = numbers.rank(row["parent_rank"], row["parent_rank_of"], language)
        inside = ranges.parent_range(frame, ranges.row_of(frame, row["area_code"]))
        lines.append(say("pages.panel.rank_parent", rank=rank, parent=row["parent_name"]) + inside)
    return lines


def change_lines(frame: Frame, row: pd.Series) -> list[str]:
    """The change since the previous comparable figure, or why there is none."""
    say, language = frame.say, frame.view.language
    if pd.isna(row["change_points"]):
        return _why_no_change(frame, row)
    since = date_text(row["change_from"], language)
    moved = values.change_text(row["change_points"], row["unit"], language)
    if pd.notna(row["change_people"]) and row["unit"] == "percent" and row["counted"] == "people":
        people = numbers.signed_people(row["change_people"], language)
        line = say("pages.panel.change", points=moved, people=people, since=since)
    else:
        line = say("pages.panel.change_points", points=moved, since=since)
    lines = [line]
    if pd.notna(row["change_by_participants"]) and row["status"] != "estimate":
        parts = float(row["change_by_participants"]), float(row["change_by_denominator"])
        lines.append(change_split(say, float(row["change_points"]), *parts))
    return lines


def _why_no_change(frame: Frame, row: pd.Series) -> list[str]:
    """Why a figure that has an earlier one is not compared with it; what its rank says is not said twice."""
    note = row["change_note"]
    if pd.isna(note) or note in ("analysis.change_no_previous", row["rank_note"]):
        return []
    return [frame.say("pages.panel.no_change", reason=frame.say(note))]


def extremes_lists(frame: Frame, count: int = 5) -> str:
    """The highest and the lowest of the scope, inside the largest group of comparable figures.

    Areas that share a rank stand in one line when they are many: their order would mean nothing.
    """
    say, found = frame.say, tables.extremes(frame.release, frame.table.view, count)
    if not found.first:
        return bar_list(say, say("pages.peta.highest"), [], empty=say("pages.peringkat.none"))
    high, low = ([_place(frame, place, found.top) for place in end] for end in (found.first, found.last))
    counts = {"ranked": found.ranked, "known": found.known}
    note = "" if found.ranked == found.known else say("pages.peta.comparable", **counts)
    # The first by rank are the lowest where less is better.
    less = frame.table.indicator.polarity == "less_is_better"
    first, last = ("lowest", "highest") if less else ("highest", "lowest")
    lists = bar_list(say, say(f"pages.peta.{first}"), high, note=note if not low else "")
    return lists + bar_list(say, say(f"pages.peta.{last}"), low, note=note) if low else lists


def _place(frame: Frame, place: pd.DataFrame, top: float) -> Bar:
    """One rank: its area, or how many areas share it."""
    say, language, row = frame.say, frame.view.language, place.iloc[0]
    estimate = row["status"] == "estimate"
    figure = values.shown(row, language)
    dates = [own_date(frame, row) for _, row in place.iterrows()]
    # several of one rank bear no date of their own here; their table does
    told = [say("analysis.status.estimate") if estimate else "", dates[0] if len(set(dates)) == 1 else ""]
    sub = " · ".join(part for part in told if part)
    rank = numbers.number(row["rank"], 0, language)
    if len(place) > _MOST_NAMED:
        name, href = say("pages.peta.shared", rank=rank, count=len(place)), frame.link("peringkat")
    else:
        name = f"{rank}. {numbers.listing(list(place['name']), language)}"
        href = frame.link("wilayah", area=row["area_code"]) if len(place) == 1 else frame.link("peringkat")
    share = row["value"] / top if top else None
    return Bar(name, href, figure, sub, share, bool(estimate))
