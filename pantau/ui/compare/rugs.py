"""The tartan rug: the chosen areas by every indicator of the year; it is its own table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.crossing import BANDS, FEWEST_IN_BANDS, rug
from pantau.analysis.comparing.sets import Comparison
from pantau.answers import comparing
from pantau.answers.names import indicator_names
from pantau.text.dates import date_text
from pantau.text.numbers import MISSING, is_missing, listing, number
from pantau.text.values import value_text
from pantau.ui.compare.choice import CompareOptions
from pantau.ui.compare.trends import drawn_rows, few_of_many
from pantau.ui.compare.twin_columns import Twin, TwinColumn, flag_words
from pantau.ui.compare.twin_files import twin_files
from pantau.ui.compare.words import named, nothing, section
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import source_fold
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The rug, its key, and its files."""
    say = frame.say
    found = comparing.together(frame.release, main.table.view, choice.areas)
    rows = main.table.rows
    if main.chosen:
        rows = rows[rows["area_code"].isin(main.chosen)]
    elif len(main.shown):
        rows = drawn_rows(main)
    else:
        rows = rows.head(0)
    if rows.empty or not found:
        nothing(frame, say("compare.none"))
        return
    rows = named(frame, rows)
    cells = rug(found, main, list(rows["area_code"]))
    held = cells.groupby("indicator")["value"].count()
    bare = [name for name in found if not held[name]]
    found = {name: side for name, side in found.items() if name not in bare}
    cells = cells[cells["indicator"].isin(list(found))]
    lead = say(
        "compare.rug_lead",
        areas=len(rows),
        indicators=len(found),
        year=str(main.table.view.period)[:4],
        bands=BANDS,
    )
    section(
        frame,
        say("compare.rug_title"),
        lead,
        [few_of_many(frame, main, rows), _bare(frame, bare), say("compare.rug_note")],
    )
    follow(linked_html(_table(frame, found, rows, cells, lead), key="compare_rug"))
    with st.container(horizontal=True, gap="small", key="compare_files"):
        twin_files(frame, _twin(frame, rows, cells))


def _bare(frame: Frame, indicators: list[str]) -> str:
    names = indicator_names(frame.release, frame.view.language)
    listed = listing([names[name] for name in indicators], frame.view.language)
    return frame.say("compare.rug_bare", names=listed) if indicators else ""


def _table(
    frame: Frame, found: dict[str, Comparison], rows: pd.DataFrame, cells: pd.DataFrame, caption: str
) -> str:
    names = indicator_names(frame.release, frame.view.language)
    heads = [
        (names[name], frame.say("compare.rug_of", count=len(side.shown))) for name, side in found.items()
    ]
    at = {(row["area_code"], row["indicator"]): row for row in cells.astype("object").to_dict("records")}
    lines = [
        {
            "name": name,
            "href": frame.link("wilayah", area=code),
            "cells": [_cell(frame, side, at[code, indicator]) for indicator, side in found.items()],
        }
        for code, name in zip(rows["area_code"], rows["name"], strict=True)
    ]
    sources = source_fold(frame, cells.loc[cells["value"].notna(), "source_title"])
    table = {"caption": caption, "heads": heads, "lines": lines, "bands": BANDS}
    return render("compare_rug", frame.say, **table, sources=sources)


def _cell(frame: Frame, side: Comparison, row: dict[Any, Any]) -> dict[str, object]:
    """value, band (0: none), its words, and why there is no figure or no band."""
    unit = side.table.indicator.unit
    reason = "" if is_missing(row["reason"]) else frame.say(str(row["reason"]))
    band = 0 if is_missing(row["band"]) else int(str(row["band"]))
    shown = not is_missing(row["value"])
    if shown and not band:
        reason = frame.say("compare.rug_few", fewest=FEWEST_IN_BANDS)
    of = None if is_missing(row["denominator"]) else int(row["denominator"])
    remarks = flag_words(frame, row["flags"]) if shown else ""
    return {
        "value": value_text(row["value"], unit, frame.view.language, of=of) if shown else MISSING,
        "about": _about(frame, row, of) if shown else "",
        "remarks": remarks,
        "band": band,
        "position": frame.say("compare.rug_band", band=band, bands=BANDS) if band else "",
        "reason": reason,
        "estimate": shown and row["status"] == "estimate",
    }


def _about(frame: Frame, row: dict[Any, Any], of: int | None) -> str:
    """n, N, date and source of a cell, shown where the pointer rests; the files hold the same."""
    language = frame.view.language
    counts = [number(part, 0, language) for part in (row["numerator"], of) if not is_missing(part)]
    parts = [" / ".join(counts), date_text(row["as_of"], language), str(row["source_title"])]
    return "; ".join(part for part in parts if part)


def _twin(frame: Frame, rows: pd.DataFrame, cells: pd.DataFrame) -> Twin:
    say = frame.say
    names = indicator_names(frame.release, frame.view.language)
    by_code = dict(zip(rows["area_code"], rows["name"], strict=True))
    long = cells.assign(
        name=cells["area_code"].map(by_code),
        indicator_name=cells["indicator"].map(names),
        why=["" if is_missing(reason) else say(str(reason)) for reason in cells["reason"]],
    )
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        TwinColumn("indicator_name", say("compare.head.indicator")),
        TwinColumn("value", say("compare.head.value"), "decimal"),
        TwinColumn("band", say("compare.head.band"), "people"),
        TwinColumn("of", say("compare.head.of"), "people"),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("source_title", say("compare.head.source"), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
        TwinColumn("why", say("compare.head.why")),
    ]
    return Twin(say("compare.rug_title"), columns, long, [(say("compare.rug_key"), say("compare.rug_note"))])
