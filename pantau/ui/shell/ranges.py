"""Ranks with their ranges on a page: in words, and the error they assume."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from pantau.analysis import Table
from pantau.analysis.ranks.tiers import differing, tell_apart, without_tiers
from pantau.analysis.ranks.uncertainty import OF_KNOWN, WITHOUT_ERROR, assumes_error, errors_of
from pantau.answers import ranks
from pantau.text import numbers, values
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import PAGES
from pantau.ui.shell.offered import if_offered

# The options that a page with ranges reads (open_frame's `uses`).
OPTIONS = ("error_province", "error_regency")
# Offered beside whatever a link asks for; a cent of a denominator either way to a fifth of it.
ERRORS = ("0", "1", "2", "3", "5", "7.5", "10", "15", "20")
METHOD_PAGE = "metodologi"


def ranged_table(frame: Frame) -> Table:
    """The frame's Table with uncertainty.RANGE_COLUMNS, for the errors the View assumes."""
    found = ranks.ranged(frame.release, frame.table.view, errors_of(frame.view))
    return replace(found, draft=frame.draft)


def row_of(frame: Frame, code: str) -> pd.Series:
    """The row of an area of the frame's Table, with its range."""
    rows = ranged_table(frame).rows
    return rows[rows["area_code"] == code].iloc[0]


def own_standing(frame: Frame) -> pd.Series | None:
    """The row of the area in focus among all of its level, with its range; None for nation and Kanwil."""
    return ranks.standing(frame.release, frame.view, errors_of(frame.view))


def range_lines(frame: Frame, row: pd.Series) -> list[str]:
    """What stands under a rank: its range and the error assumed, who does not differ, what it leaves out."""
    say, language = frame.say, frame.view.language
    if pd.isna(row["rank"]):
        return []
    if pd.isna(row["rank_low"]):
        return [_sentence(frame, row["range_note"])]
    places = values.places(row["rank_low"], row["rank_high"], language)
    counted = row["basis"] in WITHOUT_ERROR
    error = {} if counted else {"error": _percent(frame, _error(frame, row["level"]))}
    lines = [say("ranking.range_counted" if counted else "ranking.range", places=places, **error)]
    if pd.notna(row["tier"]) and tell_apart(row["tier_of"], row["rank_of"]):
        lines.append(say("ranking.tier", tier=row["tier"], of=row["tier_of"]))
    if row["similar"]:
        lines.append(say("ranking.similar", count=numbers.number(row["similar"], 0, language)))
    elif row["rank_of"] > 1:  # alone it differs from nobody
        known = row["range_note"] == OF_KNOWN
        lines.append(say("ranking.similar_none_known" if known else "ranking.similar_none"))
    return [*lines, _sentence(frame, row["range_note"])] if pd.notna(row["range_note"]) else lines


def error_words(frame: Frame, row: pd.Series) -> str:
    """What the range of a rank assumes; '' of figures that are counted."""
    if row["basis"] in WITHOUT_ERROR:
        return ""
    return frame.say("profile.line.error", error=_percent(frame, _error(frame, row["level"])))


def parent_range(frame: Frame, row: pd.Series) -> str:
    """'(rentang 95%: 2–7)' of a rank inside the province, with a space before it; '' where there is none."""
    if pd.isna(row["parent_rank_low"]):
        return ""
    places = values.places(row["parent_rank_low"], row["parent_rank_high"], frame.view.language)
    return f" ({frame.say('ranking.parent_range', places=places)})"


def error_control(frame: Frame) -> None:
    """The error assumed of the denominators on screen; choosing one writes the address. Nothing is
    drawn where no range depends on it."""
    if not assumes_error(frame.table):
        return
    name = "error_province" if frame.view.level == "province" else "error_regency"
    now, key = frame.view.option(name), f"control_{name}"
    st.session_state[key] = now

    def changed() -> None:
        state.choose(**{name: st.session_state[key]})

    offered = sorted({*ERRORS, now}, key=float)
    st.selectbox(
        frame.say(f"ranking.{name}"),
        offered,
        format_func=lambda error: _percent(frame, error),
        key=key,
        on_change=if_offered(key, offered, changed),
        help=frame.say("ranking.error_help"),
    )


def explanation(frame: Frame, table: Table) -> str:
    """What the ranges, tiers and ranks of improvement mean, and that the error is ours; HTML.

    Two sentences stay in sight, the others are opened.
    """
    say, rows = frame.say, table.rows
    shown = rows[rows["rank_low"].notna()]
    paragraphs = [] if shown.empty else _lead(frame, table)
    rules = [] if shown.empty else _rules(frame, rows)
    known = [page.name for page in PAGES]
    return render(
        "ranking_note",
        say,
        paragraphs=[text for text in paragraphs if text],
        rules=[text for text in rules if text],
        method=frame.link(METHOD_PAGE, section="peringkat") if METHOD_PAGE in known else "",
    )


def _lead(frame: Frame, table: Table) -> list[str]:
    """What a range holds, and what it does not."""
    say, rows = frame.say, table.rows
    if assumes_error(frame.table):
        level = say(f"ranking.level.{frame.view.level}")
        lead = say("ranking.lead", level=level, error=_percent(frame, _error(frame, frame.view.level)))
    else:
        lead = say("ranking.lead_counted")
    ranked = rows[rows["tier_of"].notna()]
    in_tiers = [tell_apart(*pair) for pair in zip(ranked["tier_of"], ranked["rank_of"], strict=True)]
    return [
        f"{lead} {say('ranking.read_tiers')}" if any(in_tiers) else lead,
        _no_tiers(frame, rows),
    ]


def _no_tiers(frame: Frame, rows: pd.DataFrame) -> str:
    """That no tiers are shown, and what the rows say of their differences; '' where nothing is to be said."""
    found = without_tiers(rows)
    if not found:
        return ""
    count, total = (numbers.number(part, 0, frame.view.language) for part in differing(rows))
    return frame.say(f"ranking.no_tiers.{found}", count=count, total=total)


def _rules(frame: Frame, rows: pd.DataFrame) -> list[str]:
    say, reasons = frame.say, rows["improvement_note"].dropna().unique()
    improved = rows["improvement_rank"].notna().any()
    why_not = _sentence(frame, reasons[0]) if not improved and len(reasons) == 1 else ""
    # its figures are of coverage
    season = ["season"] if frame.table.indicator.held_to_targets else []
    rules = [
        say(f"ranking.rule.{name}") for name in ("similar", "tier", "over", "common", *season, "without")
    ]
    return [*rules, say("ranking.improvement") if improved else why_not]


def _error(frame: Frame, level: str) -> str:
    return frame.view.option("error_province" if level == "province" else "error_regency")


def _percent(frame: Frame, error: str) -> str:
    digits = 0 if float(error).is_integer() else 1
    return numbers.percent(float(error), digits, frame.view.language)


def _sentence(frame: Frame, key: str) -> str:
    text = frame.say(key)
    return f"{text[:1].upper()}{text[1:]}."
