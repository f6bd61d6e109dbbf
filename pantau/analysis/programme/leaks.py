"""Which steps of an area may be compared, and the smallest share among them: the gate decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from pantau.analysis.comparable import READ, beside
from pantau.analysis.programme.cascade import STEPS, YES_OR_NO, share


@dataclass(frozen=True, slots=True)
class Alike:
    """Steps that may be compared, two or more, and the one with the smallest share.

    lowest: None where several share it, so that none is the smallest.
    """

    steps: tuple[str, ...]
    lowest: str | None


@dataclass(frozen=True, slots=True)
class Leaks:
    """What may be said of where an area stops. refused: text keys of why the other steps are not compared."""

    alike: tuple[Alike, ...]
    refused: tuple[str, ...]


def leaks(rows: Mapping[str, Mapping[str, Any]]) -> Leaks:
    """The steps of an area that the gate lets stand side by side, in the order of STEPS.

    rows: by step, a row of `cascade` or of `roll_up`. Only a share is compared (`share`): a
    regulation or a budget is there or is not, and a sum that leaves out parts is none of the area's.
    Nor is an estimate or a figure in doubt, of which the page tells apart.
    """
    shares = {step: value for step in STEPS if (value := _compared(step, rows.get(step))) is not None}
    reasons = _reasons(shares, rows)
    groups: list[list[str]] = []
    for step in shares:
        fitting = [group for group in groups if all(reasons[other, step] is None for other in group)]
        if fitting:
            fitting[0].append(step)
        else:
            groups.append([step])
    found = tuple(_alike(group, shares) for group in groups if len(group) > 1)
    refused = dict.fromkeys(str(why) for why in reasons.values() if why is not None)
    return Leaks(found, tuple(refused))


def is_doubtful(row: Mapping[str, Any]) -> bool:
    """Whether a step's figure is an estimate or in doubt."""
    return bool(row["status"] == "estimate" or not pd.isna(row["caveat"]))


def _compared(step: str, row: Mapping[str, Any] | None) -> float | None:
    return None if row is None or step in YES_OR_NO or is_doubtful(row) else share(row)


def _reasons(
    shares: Mapping[str, float], rows: Mapping[str, Mapping[str, Any]]
) -> dict[tuple[str, str], str | None]:
    """By pair of steps: the gate's text key of why they may not be compared; None where they may."""
    pairs = list(combinations(shares, 2))
    first, second = (_figures([rows[pair[side]] for pair in pairs]) for side in (0, 1))
    return dict(zip(pairs, beside(first, second), strict=True))


def _figures(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame([{name: row[name] for name in READ} for row in rows], columns=READ)


def _alike(steps: Sequence[str], shares: Mapping[str, float]) -> Alike:
    least = min(shares[step] for step in steps)
    lowest = [step for step in steps if shares[step] == least]
    return Alike(tuple(steps), lowest[0] if len(lowest) == 1 else None)
