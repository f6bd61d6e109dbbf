"""The fewest areas that together hold enough people: to carry a whole over its target, or half of a gap."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, eq=False)
class Fewest:
    """The smallest set, and what shows that no smaller one will do.

    need: people wanted. chosen: area_code, people, running (people of this and all above it),
    most people first. available: people of all areas together. one_fewer: the most that any
    set of one area less can hold; below `need`, or there would be a smaller set.
    """

    need: int
    chosen: pd.DataFrame
    available: int
    one_fewer: int

    @property
    def enough(self) -> bool:
        """Whether all areas together hold `need` people; else `chosen` is all of them."""
        return self.available >= self.need


def fewest(people: pd.Series, need: int) -> Fewest:
    """The fewest areas whose `people` (by area code; NA and none count nothing) add up to `need`.

    Exact: no k areas hold more than the k with the most people, so the first k whose sum
    reaches the need is the least there is. Equal areas stand in order of code.
    """
    known = people.dropna().astype("int64")
    known = known[known > 0]
    frame = pd.DataFrame({"area_code": known.index.astype("object"), "people": known.to_numpy()})
    frame = frame.sort_values(["people", "area_code"], ascending=[False, True], ignore_index=True)
    frame["running"] = frame["people"].cumsum()
    available = int(frame["people"].sum())
    count = 0 if need <= 0 else int((frame["running"] < need).sum()) + 1
    chosen = frame.head(count)
    one_fewer = int(chosen["people"].iloc[:-1].sum()) if count <= len(frame) else available
    return Fewest(need, chosen, available, one_fewer)


def half_of(people: pd.Series) -> Fewest:
    """The fewest areas that hold at least half of all `people`."""
    total = int(people.dropna().astype("int64").clip(lower=0).sum())
    return fewest(people, -(-total // 2))
