"""The title of a view is its finding: one sentence made by rule, from nothing but its Table.

With a target it says how many areas are below it and who is furthest; without one who is highest and
lowest, where all figures shown may be compared; else how many areas have figures, and no more.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.naming import choice_name
from pantau.answers.sentences import indicator_name, table_ends
from pantau.text import Text
from pantau.text.numbers import number, people
from pantau.text.values import value_text
from pantau.view import NATION


def finding(table: Table, scope: str) -> str:
    """The finding of a Table. scope: the name of its scope, said unless it is the nation."""
    say = Text(table.view.language)
    told = _against(say, table, table.target) if table.target else _on_its_own(say, table)
    return told if table.view.scope == NATION else say("title.scoped", scope=scope, finding=told)


def _against(say: Text, table: Table, choice: TargetChoice) -> str:
    """How the areas stand to the target; those that may not be compared with it count for nothing."""
    column, key = ("gap_people", "below_people") if choice.unit == "people" else ("gap_points", "below")
    compared = table.rows[table.rows[column].notna()]
    words = {
        "level": _level(say, table),
        "compared": number(len(compared), 0, say.language),
        "target": _named(say, choice, table.indicator.basis),
    }
    if compared.empty:
        return say("title.not_compared", **words)
    below = compared[compared[column] > 0]
    if below.empty:
        return say("title.none_below", **words)
    words["below"] = number(len(below), 0, say.language)
    if compared["comparison_group"].nunique(dropna=False) > 1:  # who is furthest compares them all
        return say("title.below_only", **words)
    furthest = below[column].max()
    return say(
        f"title.{key}",
        **words,
        furthest=_who(say, below[below[column] == furthest]),
        points=number(furthest, 1, say.language),
        people=people(furthest, say.language),
    )


def _on_its_own(say: Text, table: Table) -> str:
    known = table.rows[table.rows["value"].notna()]
    words = {
        "indicator": indicator_name(table),
        "level": _level(say, table),
        "count": number(len(known), 0, say.language),
        "total": number(len(table.rows), 0, say.language),
    }
    if known.empty:
        return say("title.nothing", **words)
    if (known["status"] == "estimate").all():
        return say("title.estimates", **words)
    highest, lowest = table_ends(table)
    if highest and lowest:
        high, low = (value_text(end[1], table.indicator.unit, say.language) for end in (highest, lowest))
        return say("title.ends", **words, highest=highest[0], high=high, lowest=lowest[0], low=low)
    if known["rank"].notna().all() and known["comparison_group"].nunique() == 1:
        return say("title.same", **words)
    return say("title.some", **words)


def _named(say: Text, choice: TargetChoice, basis: str) -> str:
    """The target's name, and that it is our reading of its document where it is."""
    name = choice_name(say, choice, basis)
    return f"{name} ({say('targets.readings.ours')})" if choice.inferred else name


def _level(say: Text, table: Table) -> str:
    return say(f"title.level.{table.view.level}")


def _who(say: Text, rows: pd.DataFrame) -> str:
    """The one area, or how many share the place."""
    if len(rows) == 1:
        return str(rows["name"].iloc[0])
    return say("league.areas", count=number(len(rows), 0, say.language))
