"""One area's own row, without anybody beside it: what a card, a ladder and a sentence speak of.

The rows of all areas of its kind are made at once and shared: they cost what one does, and the pages of
the others find them there.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.assemble import assemble
from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.flags import BESIDE_OTHERS
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import places_named
from pantau.analysis.table import ask, figures_of
from pantau.analysis.targets.choices import known_choices
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.progress import comparable_points
from pantau.areas import REGENCY_LEVELS
from pantau.remembered import remembered
from pantau.view import View

# What a row says of those it stands beside.
_OF_OTHERS = ["rank", "rank_of", "rank_note", "parent_rank", "parent_rank_of"]
_OF_OTHERS += ["improvement_rank", "improvement_rank_of", "improvement_note"]


def own_row(release: Release, view: View) -> pd.DataFrame:
    """The figure of the View's area in focus as one row (index 0) of assemble.COLUMNS, without ranks.

    The focus may be the nation, a Kanwil (level 'regional_office'), a province or a regency. status is
    'missing', with a missing_reason, where there is no figure. Errors as in `table.ask`.
    """
    shared, kind, at = _shared(release, view)
    return _one(_rows(release, shared, kind), at)


def own_row_against(release: Release, view: View, key: str, since: pd.Timestamp | None) -> pd.DataFrame:
    """The columns of targets.against of `own_row`, held against the choice of target `key`: one row, index 0.

    since: the day from which the pace is counted; None: the date of the figure.
    """
    shared, kind, at = _shared(release, view)
    return _one(_against(release, shared, kind, key, since), at)


def own_points(release: Release, view: View) -> pd.DataFrame:
    """The figures that make a trend up to `own_row` (progress.comparable_points), newest first."""
    shared, kind, _ = _shared(release, view)
    points = _points(release, shared, kind)
    return points[points["area_code"] == view.area]


def _one(rows: pd.DataFrame, at: int) -> pd.DataFrame:
    return rows.iloc[[at]].reset_index(drop=True)


def _shared(release: Release, view: View) -> tuple[View, str, int]:
    """What all areas of a kind are asked: the View without its area, the kind, and the area's place in it."""
    at = ask(release, view).view
    for kind in ("regency", "above"):
        place = _positions(release, kind).get(at.area)
        if place is not None:
            plain = View(at.indicator, at.segment, at.period, estimates=at.estimates)
            return plain.but(language=at.language), kind, place
    raise UnknownInReleaseError("wilayah", at.area)


@remembered(8)
def _places(release: Release, kind: str) -> pd.DataFrame:
    """Regencies, or all that stands above them: nation, Kanwil and provinces."""
    known = catalogue_of(release)
    places = places_named(known.areas, known.offices)
    return places[places["level"].isin(REGENCY_LEVELS) == (kind == "regency")]


@remembered(8)
def _positions(release: Release, kind: str) -> dict[str, int]:
    return {code: at for at, code in enumerate(_places(release, kind)["code"])}


@remembered(64)
def _rows(release: Release, view: View, kind: str) -> pd.DataFrame:
    asked = ask(release, view)
    places = _places(release, kind)
    rows = assemble(asked.view, asked.indicator, places, asked.areas, asked.figures)
    nothing = {name: pd.Series(None, index=rows.index, dtype=rows.dtypes[name]) for name in _OF_OTHERS}
    flags = rows["flags"].map(lambda known: tuple(flag for flag in known if flag not in BESIDE_OTHERS))
    return rows.assign(flags=flags, **nothing)


@remembered(32)
def _points(release: Release, view: View, kind: str) -> pd.DataFrame:
    figures = figures_of(release, view.indicator, view.segment)
    return comparable_points(_rows(release, view, kind), figures)


@remembered(128)
def _against(release: Release, view: View, kind: str, key: str, since: pd.Timestamp | None) -> pd.DataFrame:
    return against(
        _rows(release, view, kind),
        known_choices(release)[key],
        past=figures_of(release, view.indicator, view.segment),
        since=since,
        points=_points(release, view, kind),
    )
