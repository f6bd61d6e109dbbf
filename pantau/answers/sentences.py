"""A Table put into words: what it shows, in its own language, for captions, files and slides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.analysis import Table
from pantau.text import Text
from pantau.text.alternatives import map_caption
from pantau.text.dates import date_text, quarter_text
from pantau.text.numbers import is_missing, number
from pantau.text.sentences import Figure, area_summary
from pantau.text.values import uncovered_text

_DECEMBER = 12
BY_SOURCE = ("unstated", "none")  # bases whose figures are compared inside one source only


def indicator_name(table: Table) -> str:
    """Name of the Table's indicator, with the segment where it is not the whole."""
    language = table.view.language
    name = table.indicator.name[language]
    # A group or a kind of institution is never the whole.
    whole = table.view.segment == table.indicator.default_segment
    if whole and table.segment.kind not in ("group", "institution"):
        return name
    return f"{name} · {table.segment.name[language]}"


def map_sentence(table: Table, *, ends: bool = True) -> str:
    """The Table in one sentence: the map's caption and text twin; `ends`: with highest and lowest."""
    rows, known = table.rows, table.rows[table.rows["value"].notna()]
    highest, lowest = table_ends(table) if ends else (None, None)
    bases = known["basis"].unique()
    return map_caption(
        Text(table.view.language),
        indicator=indicator_name(table),
        basis=bases[0] if len(bases) == 1 else "mixed" if len(bases) else table.indicator.basis,
        as_of=table.view.period,
        with_data=len(known),
        total=len(rows),
        estimates=int((known["status"] == "estimate").sum()),
        highest=highest,
        lowest=lowest,
        unit=table.indicator.unit,
    )


def table_ends(table: Table) -> tuple[tuple[str, float], tuple[str, float]] | tuple[None, None]:
    """Names and values of the highest and the lowest, where all figures shown may be compared.

    None where some stand apart, and where all have the same rank.
    """
    known = table.rows[table.rows["value"].notna()]
    groups = known["comparison_group"]
    if groups.isna().any() or groups.nunique() != 1 or known["value"].nunique() == 1:
        return None, None
    ends, say = known.sort_values(["value", "area_code"]), Text(table.view.language)
    return _named(say, ends, -1), _named(say, ends, 0)


def _named(say: Text, ends: pd.DataFrame, at: int) -> tuple[str, float]:
    """Name and value of the first or last of `ends`; of several with that value, how many they are."""
    row = ends.iloc[at]
    sharing = int((ends["value"] == row["value"]).sum())
    several = say("league.areas", count=number(sharing, 0, say.language))
    return str(row["name"]) if sharing == 1 else several, float(row["value"])


def league_words(row: Mapping[Any, Any], say: Text) -> list[str]:
    """What makes the figures of a row's league comparable: ['Terhadap semesta', 'triwulan IV 2025']."""
    words = [say(f"charts.basis.{row['basis']}")]
    if row["basis"] in BY_SOURCE and not is_missing(row["source_title"]):
        words += [str(row["source_title"]), date_text(row["as_of"], say.language)]
    elif row["grain"] == "year" and row["month"] == _DECEMBER:
        words.append(date_text(row["as_of"], say.language))
    else:
        # a figure of a year is of the month its source says, and its period ends with the year
        words.append(quarter_text(dt.date(row["period_end"].year, int(row["month"]), 1), say.language))
    return [*words, *_counted_words(row, say)]


def _counted_words(row: Mapping[Any, Any], say: Text) -> list[str]:
    """How the figures of a league were counted, and of what, where those of their basis mostly are not.

    Published participants over employed workers are counted by domicile, and those over eligible workers do
    not say how; a survey's shares count no participants.
    """
    way = row["counted_by"]
    mostly = "nik" if row["basis"] in ("sakernas", "employees") else "unstated"
    silent = way == mostly or (way == "unstated" and row["status"] != "official")
    words = [] if silent or is_missing(way) else [say(f"league.by_{way}")]
    if is_missing(row["made_of"]) or row["basis"] == "budget":
        return words
    segments = [part.partition(":")[0] for part in row["made_of"].split()]
    names = ", ".join(say(f"publishing.segment.{segment}") for segment in segments)
    return [*words, say("league.of_parts", segments=names)]


def value_title(table: Table) -> str:
    """What heads a column of values: '' where it is the coverage of workers, which has a name."""
    return "" if table.indicator.covers_workers else Text(table.view.language)("league.value")


def row_summary(table: Table, row: pd.Series) -> str:
    """What one row of the Table's indicator says, in one or two sentences."""
    known = {str(name): None if pd.api.types.is_scalar(v) and is_missing(v) else v for name, v in row.items()}
    figure = Figure(
        area=row["name"],
        as_of=known["as_of"] or table.view.period,
        value=known["value"],
        numerator=known["numerator"],
        denominator=known["denominator"],
        status=row["status"],
        basis=known["basis"] or "unstated",
        segment="" if table.view.segment == "all" else table.segment.name[table.view.language],
        measure="" if table.indicator.covers_workers else indicator_name(table),
        unit=str(row["unit"]),
        counted=str(row["counted"]),
        denominator_as_of=known["denominator_as_of"],
        change_points=known["change_points"],
        change_people=known["change_people"],
        change_from=known["change_from"],
        uncovered="" if known["uncovered"] is None else uncovered_text(row, table.view.language),
        margin=known["margin"],
        caveat=known["caveat"],
        age_months=int(known["age_months"] or 0),
    )
    return area_summary(Text(table.view.language), figure)
