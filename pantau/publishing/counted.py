"""How new rows were counted, and on which boundaries, where files do not say: asked once a file."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pantau.publishing.findings import Notes
from pantau.publishing.nearest import nearest
from pantau.text import Text
from pantau.text.numbers import listing, number

# Ratio from which counts by branch and by NIK can be told from each other.
APART = 1.5
_NAMED = 3  # examples in one message
_FEWEST_PROVINCES = 10
# Provinces whose name and code are those of before the split as well, and what they became.
SPLIT = {"91": ("93", "94", "95"), "92": ("96",)}
_SPLIT_SINCE = pd.Timestamp(2022, 7, 1)


def check_boundaries(rows: pd.DataFrame, notes: Notes) -> None:
    """'Papua' beside none of the provinces split from it: of which boundaries? Asked once a file."""
    late = rows[(rows["period"] >= _SPLIT_SINCE).to_numpy()]
    for file, part in late.groupby("file", observed=True, sort=False):
        codes = set(part["area_code"].astype("object").dropna())
        old = [code for code, new in SPLIT.items() if code in codes and not codes & set(new)]
        if old:
            provinces = sum(len(str(code)) == 2 and str(code).isdigit() for code in codes)
            names = listing([notes.names[code] for code in old])
            words = {"names": names, "count": partial(number, provinces, 0)}
            notes.whole("boundaries_unsaid", str(file), words=words)


def looks_by_branch(work: pd.DataFrame, known: pd.DataFrame, by_branch: pd.DataFrame, notes: Notes) -> bool:
    """Whether rows that do not say how they were counted are nearer to counts by branch; asked of a file."""
    unsaid = work[(work["counted_by"].isna() & (work["active"] > 0)).to_numpy()]
    if unsaid.empty or known.empty or by_branch.empty:
        return False
    nik, branch = (nearest(unsaid, part, "known") for part in (known, by_branch))
    both = nik.assign(branch=branch["known"].astype("float64"), known=nik["known"].astype("float64"))
    tells = np.abs(np.log(both["branch"] / both["known"])) > np.log(APART)
    off_branch, off_nik = (np.abs(np.log(both["active"] / both[name])) for name in ("branch", "known"))
    nearer = tells & (off_branch < off_nik) & (off_branch < np.log(APART))
    asked = False
    for file, part in both[nearer.fillna(False).to_numpy(dtype=bool)].groupby(
        "file", observed=True, sort=False
    ):
        first = part.drop_duplicates("area_code").head(_NAMED).to_dict("records")
        notes.whole("counted_by_branch", str(file), words={"examples": partial(_examples, first, notes)})
        asked = True
    return asked


def _examples(rows: list[dict[Any, Any]], notes: Notes, language: str) -> str:
    say = Text(language)
    told = [
        say(
            "publishing.by_branch_example",
            name=notes.names[row["area_code"]],
            new=number(row["active"], 0, language),
            branch=number(row["branch"], 0, language),
            nik=number(row["known"], 0, language),
        )
        for row in rows
    ]
    return "; ".join(told)


def check_way_said(rows: pd.DataFrame, notes: Notes) -> None:
    """Many provinces without a word of how they were counted: asked once a file."""
    for file, part in rows.groupby("file", observed=True, sort=False):
        codes = part.loc[part["counted_by"].isna().to_numpy(), "area_code"].astype("object").dropna()
        provinces = {code for code in codes if len(code) == 2 and code.isdigit()}
        if len(provinces) >= _FEWEST_PROVINCES:
            notes.whole("counted_by_unsaid", str(file), words={"count": partial(number, len(provinces), 0)})
