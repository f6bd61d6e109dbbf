"""Names beside marks, placed so that none covers another or leaves the drawing, even on a phone."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PHONE = 290.0  # pixels across a drawing on the narrowest phone: on a wider screen marks only move apart
_CHARACTER, _LINE = 6.6, 15.0  # pixels of a letter and of a line, of text set at SIZE
SIZE = 12
_MARK = 7.0  # pixels from a mark's middle to its edge
_KEY_WIDTH = 42  # characters of a line of the key, which fit a phone
# plotly's own positions, the most usual first, and where the label's middle lies: in widths, in heights.
_POSITIONS = {
    "top center": (0.0, 1.0),
    "bottom center": (0.0, -1.0),
    "middle right": (1.0, 0.0),
    "middle left": (-1.0, 0.0),
    "top right": (1.0, 1.0),
    "top left": (-1.0, 1.0),
    "bottom right": (1.0, -1.0),
    "bottom left": (-1.0, -1.0),
}
_CLASH = 1000.0  # no number of marks covered outweighs a name that cannot be read


@dataclass(frozen=True)
class Labels:
    """texts: beside each mark, escaped, '' for none. positions: of plotly. key: lines that say which number
    is whose; empty where the names themselves are written."""

    texts: list[str]
    positions: list[str]
    key: list[str]


def placed(x: Floats, y: Floats, names: Sequence[str], height: float) -> Labels:
    """Where the names of marks go. x, y: 0 to 1 across the drawing, of all marks; names: '' for marks
    without one; height: of the drawing in pixels.

    Where not all names find room on a phone, every named mark bears a number, by place from the left.
    """
    at = np.column_stack([np.asarray(x) * PHONE, np.asarray(y) * height])
    named = [i for i, name in enumerate(names) if name]
    positions, clashes = _place(at, list(names), named, height)
    if not clashes:
        return Labels([html.escape(name) for name in names], positions, [])
    ranked = sorted(named, key=lambda i: (at[i, 0], at[i, 1], names[i]))
    numbers = {i: str(place) for place, i in enumerate(ranked, start=1)}
    texts = [numbers.get(i, "") for i in range(len(names))]
    positions, _ = _place(at, texts, named, height)
    # a number stays beside its name, and a name is not parted
    words = "; ".join(f"{numbers[i]} {names[i]}".replace(" ", "\u00a0") for i in ranked)
    return Labels(texts, positions, [html.escape(line) for line in textwrap.wrap(words, _KEY_WIDTH)])


def _place(at: Floats, texts: list[str], named: list[int], height: float) -> tuple[list[str], bool]:
    """The position of each text, and whether any had to clash; the most crowded marks choose first."""
    chosen = ["top center"] * len(texts)
    taken: list[Floats] = []
    clashes = False
    gaps = {i: np.sort(np.hypot(*(at[named] - at[i]).T))[:3].sum() for i in named}
    for i in sorted(named, key=lambda i: (gaps[i], i)):
        boxes = {name: _box(at[i], texts[i], way) for name, way in _POSITIONS.items()}
        costs = {name: _cost(box, at, taken, height) for name, box in boxes.items()}
        chosen[i] = min(costs, key=lambda name: costs[name])
        clashes = clashes or costs[chosen[i]] >= _CLASH
        taken.append(boxes[chosen[i]])
    return chosen, clashes


def _box(mark: Floats, text: str, way: tuple[float, float]) -> Floats:
    """Left, right, bottom and top of a text in pixels."""
    wide, tall = _CHARACTER * len(text), _LINE
    middle = mark + np.array(way) * (np.array([wide, tall]) / 2 + _MARK * np.array([way[0] != 0, 1.0]))
    return np.array([middle[0] - wide / 2, middle[0] + wide / 2, middle[1] - tall / 2, middle[1] + tall / 2])


def _cost(box: Floats, at: Floats, taken: list[Floats], height: float) -> float:
    left, right, low, high = box
    outside = left < 0 or right > PHONE or low < 0 or high > height
    clashing = sum(
        left < other[1] and right > other[0] and low < other[3] and high > other[2] for other in taken
    )
    covers = (
        (at[:, 0] > left - _MARK) & (at[:, 0] < right + _MARK) & (at[:, 1] > low) & (at[:, 1] < high)
    ).sum()
    return _CLASH * (float(outside) + float(clashing)) + float(covers)
