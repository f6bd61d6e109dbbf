"""Official rows as observations: coverage on the semesta basis, registered, groups, institutions.

Frames, not records: a file can hold a million rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.areas import Areas
from pantau.store.official.mixes import IN_ALL, mix_codes, told_of_mixes, ways
from pantau.store.official.stack import winners
from pantau.store.published import LAST_YEAR_OF_34

_KEYS = ("area_code", "period", "grain", "segment")


def participant_figures(people: pd.DataFrame) -> list[pd.DataFrame]:
    """What rows of participants say, as frames for `join_figures`.

    `coverage_ucj`: active of eligible for each segment, and for 'all' the sum of PU, BPU and
    Jakon, or of those that are given, which it is `made_of` and the note names. Its basis is what
    the file says, else 'semesta' where the eligible are given and 'unstated' where not.
    `registered`: people, for the same segments; `active_share`: the active of them, where both are given.
    """
    active = winners(people[people["active"].notna()], _KEYS)
    active = active.assign(basis=_basis(active, _whole(active, "eligible")))
    whole = _in_all(active, "active", "eligible", on_basis=True)
    parts = [_figures(frame, "coverage_ucj", "", "active", "eligible") for frame in (active, whole)]
    known = winners(people[people["registered"].notna()], _KEYS)
    for frame in (known, _in_all(known, "registered")):
        parts.append(_figures(frame, "registered", "none", "registered"))
    both = _active_of(active, known)
    for frame in (both, _in_all(both, "active", "registered")):
        parts.append(_figures(frame, "active_share", "registered", "active", "registered"))
    return parts


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """How rows that give a count of a total become figures of one indicator, as they are given.

    `column` names the segment of a row; `count` and `total` are the columns of the two numbers.
    """

    indicator: str
    basis: str
    column: str
    count: str
    total: str

    def __call__(self, rows: pd.DataFrame) -> list[pd.DataFrame]:
        """The rows as a frame for `join_figures`."""
        rows = rows.rename(columns={self.column: "segment"})
        rows = rows if "grain" in rows else rows.assign(grain=pd.Categorical(["month"]).repeat(len(rows)))
        rows = winners(rows[rows[self.count].notna()], _KEYS)
        return [_figures(rows, self.indicator, self.basis, self.count, self.total)]


def join_figures(parts: Iterable[pd.DataFrame], areas: Areas) -> pd.DataFrame:
    """Frames of figures as one, with columns of table observation; empty where there is no figure."""
    filled = [part for part in parts if len(part)]
    return _with_boundaries(_together(filled), areas) if filled else pd.DataFrame()


def _active_of(active: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Rows with the active and the registered, counted alike, and not more of those than of these."""
    keys = list(_KEYS)
    counted = active[keys].assign(active=active["active"], way=ways(active))
    both = known.drop(columns=["active", "coverage_pct", "eligible_as_of"], errors="ignore").merge(
        counted, on=keys
    )
    alike = both["way"] == ways(both)
    return both[alike & (both["registered"] > 0) & (both["active"] <= both["registered"])]


def _in_all(rows: pd.DataFrame, count: str, total: str = "", *, on_basis: bool = False) -> pd.DataFrame:
    """Sums over the segments of `IN_ALL`, which say what they are made of and who counted.

    The total only where every segment summed has one; `on_basis`: and where all are on one basis, which
    is the sum's.
    """
    rows = rows[rows["segment"].isin(IN_ALL).to_numpy()]
    basis = pd.Categorical(rows["basis"]) if on_basis else pd.Categorical([""]).repeat(len(rows))
    work = pd.DataFrame(
        {
            "area_code": rows["area_code"],
            "period": rows["period"],
            "grain": rows["grain"],
            count: rows[count].astype("int64"),
            "mix": mix_codes(rows["segment"], ways(rows)),
            "file": rows["source_id"].cat.codes,
            "basis": basis.codes,
            "other_basis": basis.codes,
        }
    )
    wanted = {count: "sum", "mix": "sum", "file": "max", "basis": "min", "other_basis": "max"}
    if total:
        work[total] = rows[total].astype("Float64").astype("float64")
        work["lacking"] = work[total].isna()
        wanted |= {total: "sum", "lacking": "sum"}
    sums = work.groupby(["area_code", "period", "grain"], observed=True, sort=False).agg(wanted).reset_index()
    alike = sums["basis"] == sums["other_basis"]
    if total:
        # A nought would say that there is nobody to cover.
        whole = alike & (sums["lacking"] == 0) & (sums[total] > 0)
        sums[total] = sums[total].where(whole).round().astype("Int64")
    sources = rows["source_id"].cat.categories
    return sums.assign(
        segment=pd.Categorical(["all"]).repeat(len(sums)),
        source_id=pd.Categorical.from_codes(sums["file"], sources, ordered=True),
        basis=pd.Categorical.from_codes(sums["basis"].where(alike, -1), dtype=basis.dtype),
        **told_of_mixes(sums["mix"]),
    )


def _figures(rows: pd.DataFrame, indicator: str, basis: str, count: str, total: str = "") -> pd.DataFrame:
    """Rows as figures; without a `basis` it is what each row says (`_basis`)."""
    size = len(rows)
    rows = rows.reset_index(drop=True)
    nothing = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    denominator = _whole(rows, total) if total else nothing
    return pd.DataFrame(
        {
            "area_code": rows["area_code"].astype("category"),
            "indicator": pd.Categorical([indicator]).repeat(size),
            "segment": rows["segment"].astype("category"),
            "period": rows["period"].astype("datetime64[s]"),
            "grain": rows["grain"].astype("category"),
            "numerator": rows[count].astype("Int64"),
            "denominator": denominator,
            "basis": pd.Categorical(np.full(size, basis) if basis else _basis(rows, denominator)),
            "status": pd.Categorical(["official"]).repeat(size),
            "counted_by": pd.Categorical(ways(rows)),
            "made_of": _words(rows, "made_of"),
            # The registered have no share and no denominator.
            "published_pct": _share(rows) if total else np.nan,
            "denominator_as_of": _words(rows, "eligible_as_of" if total else ""),
            "source_id": rows["source_id"].astype("category"),
            "note": _words(rows, "note"),
            "note_en": _words(rows, "note_en"),
        }
    )


def _basis(rows: pd.DataFrame, denominator: pd.Series) -> np.ndarray:
    """The basis that each row says, or else what its eligible tell."""
    implied = np.where(denominator.notna(), "semesta", "unstated")
    if "basis" not in rows or rows["basis"].isna().all():
        return implied
    return np.where(rows["basis"].notna(), rows["basis"].astype("object"), implied)


def _whole(rows: pd.DataFrame, total: str) -> pd.Series:
    """The denominators; one of nought is none: no share can be formed of it, and it names no basis."""
    whole = rows[total].astype("Int64")
    return whole.mask((whole == 0).fillna(False))


def _words(rows: pd.DataFrame, name: str) -> pd.Series:
    if name not in rows:
        return pd.Series(None, index=rows.index, dtype="object").astype("category")
    return rows[name].astype("category")


def _share(rows: pd.DataFrame) -> np.ndarray | float:
    """The per cent as the file gives it; sums of segments have none of their own."""
    if "coverage_pct" not in rows:
        return np.nan
    return rows["coverage_pct"].astype("Float64").to_numpy("float64", na_value=np.nan)


def _together(parts: list[pd.DataFrame]) -> pd.DataFrame:
    columns = {}
    for name in parts[0]:
        joined = [part[name] for part in parts]
        if isinstance(joined[0].dtype, pd.CategoricalDtype):
            values = pd.Index(dict.fromkeys(value for part in joined for value in part.cat.categories))
            joined = [part.cat.set_categories(values, ordered=False) for part in joined]
        columns[name] = pd.concat(joined, ignore_index=True)
    frame = pd.DataFrame(columns)
    end, written = _dates(frame["period"], frame["grain"])
    return frame.assign(period_end=end, as_of=written)


def _dates(period: pd.Series, grain: pd.Series) -> tuple[np.ndarray, pd.Categorical[str]]:
    """The last day and the written form of each period; each date worked out once."""
    at, dates = pd.factorize(period)
    kinds = [str(kind) for kind in grain.cat.categories]
    known = [_written(date, kind) for date in dates for kind in kinds]
    code = at * len(kinds) + grain.cat.codes.to_numpy()
    ends = pd.Series([end for end, _ in known]).astype("datetime64[s]")
    texts = pd.Categorical([text for _, text in known])
    return ends.to_numpy()[code], texts[code]


def _written(date: pd.Timestamp, grain: str) -> tuple[pd.Timestamp, str]:
    frequency, form = {"month": ("M", "%Y-%m"), "year": ("Y", "%Y"), "day": ("D", "%Y-%m-%d")}[grain]
    return pd.Period(date, frequency).end_time.normalize(), date.strftime(form)


def _with_boundaries(figures: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    provinces = {area.code for area in areas.provinces()}
    province = figures["area_code"].isin(provinces)
    of_34 = figures["period"].dt.year <= LAST_YEAR_OF_34
    boundaries = pd.Series(38, index=figures.index, dtype="Int64").mask(of_34, 34)
    return figures.assign(boundaries=boundaries.where(province))
