"""What the second bar ends with: how far the data reach and where they come from, and sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pantau.analysis.periods import end_of
from pantau.analysis.table import figures_of
from pantau.analysis.targets.pace import today
from pantau.text import Text
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import draw_sources
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.newer import newer_line
from pantau.ui.shell.periods import period_name

if TYPE_CHECKING:
    from pantau.ui.shell.frame import Frame


def provenance(frame: Frame, with_figures: bool) -> None:
    """How far the figures of the View's indicator reach; behind it their sources and the release.

    with_figures: whether the page shows figures of the View.
    """
    say, table = frame.say, frame.table
    with st.popover(label_of(frame, with_figures), type="tertiary"):
        if with_figures:
            if table.newer:
                newer_line(table, frame.link(frame.name, period=table.newer.period), say)
            draw_sources(frame, table.rows["source_title"])
        st.html(render("paragraphs", say, lines=[say("ui.frame.release", release=frame.release.id)]))


def label_of(frame: Frame, with_figures: bool) -> str:
    """'Data s.d. 2025 (sementara)': the newest period that the indicator has figures of."""
    say, table = frame.say, frame.table
    if not with_figures:
        return say("ui.frame.about_release")
    if table.newer:
        key = "ui.frame.until_provisional" if table.newer.provisional else "ui.frame.until"
        return say(key, period=period_name(table.newer.period, today(), say.language))
    if not table.periods:
        return say("ui.frame.about_release")
    newest = max(table.periods, key=end_of)
    key = "ui.frame.until_provisional" if _is_provisional(frame, newest) else "ui.frame.until"
    return say(key, period=period_name(newest, today(), say.language))


def _is_provisional(frame: Frame, newest: str) -> bool:
    """Whether no figure of the newest period, nor what an estimate of it is made from, says its month."""
    table = frame.table
    figures = figures_of(frame.release, table.indicator.id, table.segment.id)
    figures = figures[figures["value"].notna() & figures["area_code"].isin(table.rows["area_code"])]
    earlier = [end_of(period) for period in table.periods if period != newest]
    of_newest = figures["period_end"] <= end_of(newest)
    if earlier:
        of_newest &= figures["period_end"] > max(earlier)
    months = figures.loc[of_newest, "month"]
    return bool(len(months) and months.isna().all())


def share(say: Text) -> None:
    """The page's address to copy, and paper."""
    with st.popover(say("ui.frame.share"), type="tertiary"):
        follow(linked_html(render("share", say), key="share"))
