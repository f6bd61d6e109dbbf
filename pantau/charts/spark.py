"""A line small enough to stand in a card, as inline SVG: no script, no request."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pantau.text.numbers import is_missing


def spark_svg(values: Sequence[Any], *, width: int = 96, height: int = 24, label: str = "") -> str:
    """An SVG of `values` at even steps, in the colour of the text around it.

    A missing value leaves a gap; the last known one bears a dot. `label` is what a screen reader
    says; without one the picture is decoration. Fewer than two known values draw nothing: ''.
    """
    known = [float(value) for value in values if not is_missing(value)]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    inset = 3.0
    step = (width - 2 * inset) / (len(values) - 1)
    scale = (height - 2 * inset) / (high - low) if high > low else 0.0
    middle = height / 2

    def place(i: int) -> tuple[float, float]:
        y = height - inset - (float(values[i]) - low) * scale if scale else middle
        return round(inset + i * step, 1), round(y, 1)

    runs = [
        [place(i) for i in run]
        for present, run in groupby(range(len(values)), key=lambda i: not is_missing(values[i]))
        if present
    ]
    path = "".join(
        "M" + "L".join(f"{x:g},{y:g}" for x, y in run) + ("h0" if len(run) == 1 else "") for run in runs
    )
    x, y = runs[-1][-1]
    named = f'role="img" aria-label="{html.escape(label, quote=True)}"' if label else 'aria-hidden="true"'
    stroke = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"'
    return (
        f'<svg {named} width="{width}" height="{height}" viewBox="0 0 {width} {height}" class="spark">'
        f'<path d="{path}" {stroke} stroke-linejoin="round"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="currentColor"/></svg>'
    )
