"""Checks that look across areas: sums of parts, and who has not reported."""

from __future__ import annotations

from functools import partial

import pandas as pd

from pantau.areas import REGENCY_LEVELS
from pantau.publishing.findings import Notes, month
from pantau.text.numbers import listing, number
from pantau.view import NATION

_NAMED = 10  # areas named in one message


def check_sums(rows: pd.DataFrame, areas: pd.DataFrame, notes: Notes) -> None:
    """Regencies against their province and provinces against the nation, where new rows touch them.

    `rows` as series.along gives them. All parts there: the sum must be the whole; some missing:
    it must not exceed the whole.
    """
    parents, levels = areas.set_index("code")["parent"], areas.set_index("code")["level"]
    code = rows["area_code"].astype("object")
    work = rows.assign(parent=code.map(parents), level=code.map(levels))
    parts = work[work["parent"].notna().to_numpy()]
    keys = ["parent", "period", "segment"]
    for name in ("active", "eligible"):
        given = parts[parts[name].notna().to_numpy()].astype({"segment": "object", "parent": "object"})
        sums = given.groupby(keys, sort=False).agg(
            sum=(name, "sum"), count=(name, "size"), touched=("new", "any")
        )
        whole = work[work[name].notna().to_numpy()].drop(columns="parent")
        whole = whole.rename(columns={"area_code": "parent"}).astype(
            {"parent": "object", "segment": "object"}
        )
        both = whole.merge(sums.reset_index(), on=keys)
        both = both[(both["new"] | both["touched"]).to_numpy()]
        both = both.assign(
            parts=_parts(both, areas), difference=both["sum"] - both[name], area_code=both["parent"]
        )
        _tell(both, name, notes)


def _tell(both: pd.DataFrame, name: str, notes: Notes) -> None:
    placed = both.assign(file=both["file"].fillna(""), sheet=both["sheet"].fillna(""))
    complete = placed["count"] >= placed["parts"]
    words = {"count": "count", "sum": "sum", "total": name, "difference": "difference"}
    unequal = placed[(complete & (placed["difference"] != 0)).to_numpy()]
    notes.rows("sum_parts", unequal, "participants", name, **words)
    some = ~complete & (placed["difference"] == 0) & (placed["count"] > 1)
    notes.rows("sum_of_some", placed[some.to_numpy()], "participants", name, parts="parts", **words)
    exceeding = placed[(~complete & (placed["difference"] > 0)).to_numpy()]
    notes.rows("sum_exceeds", exceeding, "participants", name, **words)


def _parts(wholes: pd.DataFrame, areas: pd.DataFrame) -> pd.Series:
    """How many parts each whole had at its time: provinces split off later did not count yet."""
    since = pd.to_datetime(areas["valid_from"])
    result = pd.Series(0, index=wholes.index)
    for key, part in wholes.groupby(["parent", "period"], sort=False):
        parent, period = str(key[0]), pd.Timestamp(str(key[1]))
        inside = areas["parent"] == parent
        if parent == NATION:
            inside &= ~(since > period)
        result[part.index] = int(inside.sum())
    return result


def check_missing(rows: pd.DataFrame, areas: pd.DataFrame, notes: Notes) -> None:
    """Who has not reported: in each new month, the rest of a province of which some have."""
    new = rows[rows["new"].to_numpy()]
    if new.empty:
        return
    files = new.groupby("period", sort=True)["file"].first()
    reported = {key: set(part.astype(str)) for key, part in rows.groupby("period", sort=True)["area_code"]}
    local = areas[areas["level"].isin(REGENCY_LEVELS)]
    by_province = local.groupby("parent")["code"].agg(list)
    provinces = areas[areas["level"] == "province"]
    for key, file in files.items():
        period = pd.Timestamp(str(key))
        there = reported[period]
        for province, codes in by_province.items():
            lacking = [code for code in codes if code not in there]
            if 0 < len(lacking) < len(codes):
                _name(notes, "missing_parts", str(file), period, lacking, province=notes.names[str(province)])
        formed = provinces[~(pd.to_datetime(provinces["valid_from"]) > period).to_numpy()]["code"]
        lacking = [code for code in formed if code not in there]
        if 0 < len(lacking) <= len(formed) / 2:
            _name(notes, "missing_provinces", str(file), period, lacking)


def _name(notes: Notes, rule: str, file: str, period: pd.Timestamp, codes: list[str], **words: str) -> None:
    names = [notes.names[code] for code in codes[:_NAMED]]

    def listed(language: str) -> str:
        more = f" (+{number(len(codes) - _NAMED, 0, language)})" if len(codes) > _NAMED else ""
        return listing(names, language) + more

    told = {
        "period": partial(month, period),
        "count": partial(number, len(codes), 0),
        "names": listed,
    }
    notes.whole(rule, file, words={**told, **words})
