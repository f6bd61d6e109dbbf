"""The tile grid: every area the same size, near its place."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pantau.outline.project import to_map

Tile = dict[str, object]


def tile_layer(provinces: pd.DataFrame, areas: pd.DataFrame, before_split: Mapping[str, str]) -> dict[str, object]:
    """Squares for provinces, hexagons for regencies."""
    squares = [
        {"code": row.code, "q": int(row.column), "r": int(row.row), "label": row.label}
        for row in provinces.itertuples()
    ]
    return {
        "layer": "tiles",
        "provinces38": squares,
        "provinces34": [square for square in squares if square["code"] not in before_split],
        "regencies": rough(areas),
    }


def rough(areas: pd.DataFrame) -> list[Tile]:
    rows = areas[areas["parent_code"] != "ID"]
    xy = to_map(rows[["longitude", "latitude"]].to_numpy())
    taken = set()
    out = []
    for (code, name, parent), (x, y) in zip(rows[["area_code", "name", "parent_code"]].itertuples(index=False), xy):
        r = round(y / 2000 * 55)
        q = round(x / 2000 * 55 - r / 2)
        cells = sorted(((a * a + a * b + b * b, a, b) for a in range(-12, 13) for b in range(-12, 13)))
        for _, a, b in cells:
            if (q + a, r + b) not in taken:
                taken.add((q + a, r + b))
                out.append({"code": code, "q": q + a, "r": r + b, "parent": parent, "label": name.removeprefix("Kabupaten ").removeprefix("Kota ")})
                break
    return out
