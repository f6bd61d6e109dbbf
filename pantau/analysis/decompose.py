"""Why a value changed between two periods: participants, denominator, and the mix of an area's parts.

Exact and additive (Kitagawa 1955; Das Gupta 1993): each factor moves with the others at the mean of
both dates, so the parts add up to the change and no order of the factors is preferred.
docs/decisions/ranking.md gives the reasons and the cases in which nothing is split.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pantau.analysis.change import split_change
from pantau.analysis.comparable import comparable, why_not
from pantau.analysis.figures import aligned, pick
from pantau.analysis.periods import end_of
from pantau.analysis.release import Release
from pantau.analysis.resolve import areas_of
from pantau.analysis.table import Question, ask
from pantau.view import NATION, View

PARTS = ("participants", "denominator", "mix")
# A total and its value as published may differ by rounding of the last digit kept, no more.
_SAME = 1e-6


@dataclass(frozen=True, eq=False)
class Split:
    """A change and its parts, in percentage points.

    before, after: the two figures (prepared observations). points: by name of PARTS; without
    'mix' where the area's parts are not known. two: participants and denominator of the area as a
    whole, which is what a Table says. children: one row a part of the area with PARTS and
    area_code, `points` their sum; empty without a mix. no_mix: text key, why there is no mix; ''
    where there is one or the area has no parts. notes: text keys of what the change hides.
    since, until: the periods that can be chosen, newest first.
    """

    before: pd.Series
    after: pd.Series
    points: dict[str, float]
    two: dict[str, float]
    children: pd.DataFrame
    no_mix: str
    notes: list[str]
    since: list[str] = field(default_factory=list)
    until: list[str] = field(default_factory=list)


def split_mix(
    old_count: np.ndarray, old_whole: np.ndarray, count: np.ndarray, whole: np.ndarray
) -> pd.DataFrame:
    """What each part of an area adds to the change of the whole, in points: one row a part, columns PARTS.

    Counts and denominators in people, denominators above nought. participants, denominator: of
    the part's own value (change.split_change), at its mean weight. mix: its weight among the
    denominators shifted, at the distance of its mean value from that of the whole. All cells
    together add up to the change of the whole.
    """
    old_value, value = 100 * old_count / old_whole, 100 * count / whole
    old_weight, weight = old_whole / old_whole.sum(), whole / whole.sum()
    mean_weight = (old_weight + weight) / 2
    frames = (pd.Series(numbers) for numbers in (old_value, old_whole, value, whole))
    by_people, by_whole = split_change(*frames)
    of_all = (100 * old_count.sum() / old_whole.sum() + 100 * count.sum() / whole.sum()) / 2
    mix = ((old_value + value) / 2 - of_all) * (weight - old_weight)
    parts = {"participants": mean_weight * by_people, "denominator": mean_weight * by_whole, "mix": mix}
    return pd.DataFrame(parts)


def explain_change(release: Release, view: View, since: str = "", until: str = "") -> Split | str:
    """Why the value of the View's area changed between two of its figures, or a text key why that is unknown.

    since, until: periods as a View writes them; where one is empty or cannot be compared, the
    newest by the View's period and the one a year before it (or the newest earlier) stand in.
    Estimates are not split: they follow their province. Errors as in `build_table`.
    """
    asked = ask(release, view)
    if asked.indicator.unit != "percent":
        return "why.no_share"
    if asked.indicator.is_share_of_survey:
        return "why.survey"
    own = asked.figures[(asked.figures["area_code"] == view.area) & asked.figures["value"].notna()]
    real = own[own["status"] != "estimate"]
    if real.empty:
        return "why.no_figure" if own.empty else "why.estimate"
    pairs = _pairs(real)
    if not pairs:
        return _why_no_pair(real)
    at = _chosen_end(pairs, until, asked.view.period)
    after, earlier = pairs[at]
    before = _chosen_start(after, earlier, since)
    split = _split(asked, before, after)
    split.since.extend(earlier["key"])
    split.until.extend(pairs)
    if (until and until != at) or (since and since != before["key"]):
        split.notes.insert(0, "why.other_period")
    return split


def _pairs(figures: pd.DataFrame) -> dict[str, tuple[pd.Series, pd.DataFrame]]:
    """Each figure that has earlier comparable ones, by period, with those, newest first."""
    known = figures[figures["denominator"] > 0]
    pairs = {}
    for _, after in pick(known, "key").iterrows():
        earlier = pick(known[comparable(known, after)], "key")
        if not earlier.empty:
            pairs[str(after["key"])] = (after, earlier)
    return pairs


def _why_no_pair(real: pd.DataFrame) -> str:
    """Text key of why the newest figure may not be compared with the one before it."""
    newest = pick(real, "key").head(2)
    if len(newest) < 2:
        return "why.one_figure"
    return why_not(newest.iloc[[1]], newest.iloc[0]).iloc[0] or "why.no_denominator"


def _chosen_end(pairs: dict[str, tuple[pd.Series, pd.DataFrame]], until: str, period: str) -> str:
    if until in pairs:
        return until
    by_then = [key for key, (after, _) in pairs.items() if after["period_end"] <= end_of(period)]
    return by_then[0] if by_then else next(iter(pairs))


def _chosen_start(after: pd.Series, earlier: pd.DataFrame, since: str) -> pd.Series:
    asked = earlier[earlier["key"] == since]
    months = earlier["period_end"].dt.to_period("M")
    a_year_before = earlier[months == after["period_end"].to_period("M") - 12]
    before: pd.Series = pd.concat([asked, a_year_before, earlier]).iloc[0]
    return before


def _split(asked: Question, before: pd.Series, after: pd.Series) -> Split:
    columns = ("value", "denominator")
    by_people, by_whole = split_change(
        *(pd.Series([row[name]]) for row in (before, after) for name in columns)
    )
    two = {"participants": float(by_people.iloc[0]), "denominator": float(by_whole.iloc[0])}
    children, no_mix = _children(asked, before, after)
    points = two if children.empty else {name: float(children[name].sum()) for name in PARTS}
    return Split(before, after, points, two, children, no_mix, _notes(before, after))


def _children(asked: Question, before: pd.Series, after: pd.Series) -> tuple[pd.DataFrame, str]:
    """The parts of the area with what each adds, or an empty frame and the reason."""
    codes = _codes_of_parts(asked)
    nothing = pd.DataFrame()
    if codes.empty:
        return nothing, ""
    figures = asked.figures[asked.figures["area_code"].isin(codes) & asked.figures["value"].notna()]
    then = pick(figures[figures["key"] == before["key"]], "area_code")
    now = pick(figures[figures["key"] == after["key"]], "area_code")
    if then.empty or now.empty or set(then["area_code"]) != set(now["area_code"]):
        return nothing, "why.no_mix_missing"
    if (pd.concat([then, now])["status"] == "estimate").any():
        return nothing, "why.no_mix_estimate"
    then = then.sort_values("area_code").reset_index(drop=True)
    now = aligned(now, then["area_code"])
    if not (comparable(then, now).all() and _adds_up(then, before) and _adds_up(now, after)):
        return nothing, "why.no_mix_sum"
    counts = (part[name].to_numpy("float64") for part in (then, now) for name in ("numerator", "denominator"))
    parts = split_mix(*counts)
    return parts.assign(area_code=then["area_code"], points=parts.sum(axis=1)), ""


def _codes_of_parts(asked: Question) -> pd.Series:
    """Codes of the provinces of a nation or Kanwil, of the regencies of a province; empty for others."""
    code = asked.view.area
    regional_office = code.startswith("kanwil-")
    if "." in code:
        return asked.areas["code"].iloc[:0]
    level = "province" if code == NATION or regional_office else "regency"
    return areas_of(asked.view.but(scope=code, level=level), asked.areas)["code"]


def _adds_up(parts: pd.DataFrame, whole: pd.Series) -> bool:
    """Whether the parts are all of the whole: its participants, its denominator and hence its value."""
    n, of = parts["numerator"].sum(skipna=False), parts["denominator"].sum(skipna=False)
    if pd.isna(n) or pd.isna(of) or (parts["denominator"] <= 0).any():
        return False
    same = n == whole["numerator"] and of == whole["denominator"]
    return bool(same and abs(100 * n / of - whole["value"]) < _SAME)


def _notes(before: pd.Series, after: pd.Series) -> list[str]:
    derived = pd.isna(before["numerator"]) or pd.isna(after["numerator"])
    return ["why.counts_derived"] if derived else []
