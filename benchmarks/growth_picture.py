"""The picture of docs/decisions/speed.md: work of each page's first opening by months of official data."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "growth.svg"
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 420, 50, 190, 34, 40
_LINE = 13  # pixels between two names
_TARGET = 1.0  # seconds


def drawn(months: Mapping[str, Mapping[str, Any]]) -> str:
    """SVG: a line a page over the months, seconds of processor time, and the target at 1.0 s.

    months: as months_speed.measure gives them, by number of months.
    """
    of_months = [int(number) for number in months]
    pages = {
        name: [found["pages"][name]["work"] for found in months.values()]
        for name in next(iter(months.values()))["pages"]
    }
    top = max(_TARGET, *(value for values in pages.values() for value in values)) * 1.05

    def x(number: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * number / of_months[-1]

    def y(seconds: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * seconds / top

    parts = [_text(_LEFT, 18, "First opening of a page after a publish: seconds of processor time", size=14)]
    for at in range(int(top) + 1):
        parts.append(_path(f"M{_LEFT} {y(at):.0f}H{x(of_months[-1]):.0f}", "#d5dae0"))
        parts.append(_text(_LEFT - 8, y(at) + 4, str(at), anchor="end"))
    parts.append(_path(f"M{_LEFT} {y(_TARGET):.0f}H{x(of_months[-1]):.0f}", "#8a4b08", dash="5 4"))
    for number in of_months:
        parts.append(_text(x(number), _HEIGHT - 20, str(number), anchor="middle"))
    parts.append(_text(_LEFT, _HEIGHT - 4, "months of official data; dashed: the target for 60 months"))
    below = _TOP
    for name, values in sorted(pages.items(), key=lambda page: -page[1][-1]):
        points = [f"{x(number):.1f} {y(value):.1f}" for number, value in zip(of_months, values, strict=True)]
        parts.append(_path("M" + "L".join(points), "#1f5fa8"))
        # names in the order of the lines' ends, none over another
        below = max(below + _LINE, y(values[-1]))
        parts.append(_text(x(of_months[-1]) + 10, below + 4, f"{name} {values[-1]:.1f} s", size=11))
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _text(x: float, y: float, words: str, *, size: int = 12, anchor: str = "start") -> str:
    where = f'x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {where} fill="#1b2530">{escape(words)}</text>'


def _path(points: str, colour: str, *, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{points}" fill="none" stroke="{colour}" stroke-width="1.5"{dashed}/>'
