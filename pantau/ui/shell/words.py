"""What a page says around its Table: its title, the date of a figure apart, and notes on the whole."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.answers import tables
from pantau.answers.finding import finding
from pantau.answers.sentences import indicator_name, map_sentence
from pantau.text.dates import date_text, short_date
from pantau.text.numbers import is_missing
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def heading(frame: Frame) -> None:
    """The page's title, which is its finding; under it measure, denominator, date and areas."""
    title = finding(frame.table, frame.area_name(frame.view.scope))
    st.html(render("heading", frame.say, title=title, lead=map_sentence(frame.table, ends=False)))


def name_of_comparison(frame: Frame) -> str:
    """'Bandingkan: Cakupan penduduk bekerja, 2024'."""
    period = date_text(frame.view.period, frame.view.language)
    return frame.say("compare.title", indicator=indicator_name(frame.table), period=period)


def shown_name(frame: Frame) -> str:
    """The area in focus, and what its figure holds of it: 'Papua (sebelum pemekaran)'."""
    row = tables.headline(frame.release, frame.view)
    province = row["level"] == "province" and not is_missing(row["value"])
    return str(row["name"]) if province else frame.area_name(frame.view.area)


def own_date(frame: Frame, row: pd.Series) -> str:
    """'Mei 2025' where a row's figure is not of the View's period; '' where the heading says its date."""
    as_of = row["as_of"]
    return "" if is_missing(as_of) or as_of == frame.view.period else short_date(as_of, frame.view.language)


def notes(frame: Frame) -> None:
    """What a reader must know about the whole Table."""
    if frame.table.notes:
        st.html(render("notes", frame.say, notes=frame.table.notes))
