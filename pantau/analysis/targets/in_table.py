"""A Table with the target that its View names in it: found once, compared once, for all who draw it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pantau.analysis.release import Release
from pantau.analysis.table import Table, figures_of
from pantau.analysis.targets.choices import AskedTarget, known_choices, resolve_choice, why_not
from pantau.analysis.targets.gaps import against


def with_target(release: Release, table: Table, target: str, since: pd.Timestamp | None) -> Table:
    """The Table with `target`, a key that a link carries, as its `asked` target.

    Where its figures may be compared with it, the rows bear the columns of targets.against and
    the View the target's key. `since`: the day from which the pace is counted; None: the date of
    each figure.
    """
    choice = resolve_choice(known_choices(release), target)
    why = why_not(choice, table.indicator, table.view.segment) if choice else ""
    asked = AskedTarget(target, choice, why)
    if asked.in_force is None:
        return replace(table, asked=asked)
    past = figures_of(release, table.view.indicator, table.view.segment)
    columns = against(table.rows, asked.in_force, past=past, since=since)
    return replace(
        table,
        asked=asked,
        view=table.view.but(target=asked.in_force.key),
        rows=pd.concat([table.rows, columns], axis=1),
    )
