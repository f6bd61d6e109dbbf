"""Build the outlines and the map's static files: `python -m pantau.outline.build`.

Two steps. `outlines` makes data/outlines/*.parquet from registry packages; `geometry` makes
static/*.json from data/outlines and data/tiles. Both write the same bytes when run again.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from typing import cast

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import NATION
from pantau.areas.short_names import short_names
from pantau.folders import DATA, FACTS, STATIC
from pantau.outline import cells, coverage, files, geometry, packages, tiles, villages
from pantau.outline.project import BOX

OUTLINES = DATA / "outlines"
PACKAGES = DATA / "packages"
TILES = DATA / "tiles" / "provinces.csv"
AREAS = FACTS / "areas.csv"
LINEAGE = FACTS / "area_lineage.csv"

SIMPLIFICATION = 0.004  # degrees, about 0.4 km: finer than the village points can tell
SOURCES = "SOURCES.json"
_CRS = "EPSG:4326"


def build_outlines(areas: pd.DataFrame) -> None:
    """Write regencies, provinces and neighbouring countries to data/outlines."""
    wheel = packages.fetch(packages.VILLAGES, PACKAGES)
    atlas = packages.fetch(packages.LAND, PACKAGES)
    below_province = areas[areas["parent_code"] != NATION]
    points = villages.read_villages(wheel, below_province)
    home, neighbours = read_countries(atlas)
    land = cells.grow_land(home, points)
    regencies, abroad = cells.cut_at_coast(cells.regency_cells(points), land, neighbours)
    simple = coverage.simplify({**regencies, **abroad}, SIMPLIFICATION)
    regencies = {code: simple[code] for code in regencies}
    provinces = coverage.union_by(regencies, column_of(areas, "parent_code"))
    _write(OUTLINES / "regencies.parquet", regencies)
    _write(OUTLINES / "provinces.parquet", provinces)
    _write(OUTLINES / "neighbours.parquet", {name: simple[name] for name in abroad})
    _write_sources((packages.VILLAGES, packages.LAND))


def build_geometry(areas: pd.DataFrame, lineage: pd.DataFrame, folder: Path) -> None:
    """Write every layer of the map to `folder`, from the committed outlines."""
    regencies = read_outlines("regencies")
    provinces = read_outlines("provinces")
    labels, parents = short_names(column_of(areas, "name")), column_of(areas, "parent_code")
    before_split = dict(zip(lineage["successor"], lineage["predecessor"], strict=True))
    layers: dict[str, object] = dict(area_layers(regencies, provinces, areas, before_split))
    layers["context"] = geometry.context_layer(
        read_outlines("neighbours"), provinces, geometry.PROVINCES.tolerance
    )
    layers["tiles"] = tiles.tile_layer(
        pd.read_csv(TILES, dtype={"code": str}), regencies, labels, parents, before_split
    )
    files.write_layers(layers, folder)


def area_layers(
    regencies: dict[str, BaseGeometry],
    provinces: dict[str, BaseGeometry],
    areas: pd.DataFrame,
    before_split: dict[str, str],
) -> dict[str, geometry.Layer]:
    """The layers that hold areas, by name. `before_split`: successor -> predecessor province."""
    names, parents = column_of(areas, "name"), column_of(areas, "parent_code")
    earlier = coverage.union_by(provinces, {code: before_split.get(code, code) for code in provinces})
    layers = {}
    for name, outlines in (("provinces38", provinces), ("provinces34", earlier)):
        layers[name] = geometry.provinces_layer(name, outlines, names, parents)
    layers["regencies"] = geometry.regency_layer(regencies, names, parents)
    for code in provinces:
        layers[f"province-{code}"] = geometry.province_layer(code, regencies, names, parents)
    return {name: labelled(layer, short_names(names)) for name, layer in layers.items()}


def labelled(layer: geometry.Layer, labels: dict[str, str]) -> geometry.Layer:
    """The layer with the short name of each area as its `label`. labels: area code -> short name."""
    areas = cast("list[dict[str, object]]", layer["areas"])
    return {**layer, "areas": [{**area, "label": labels[str(area["code"])]} for area in areas]}


def read_countries(atlas: Path) -> tuple[BaseGeometry, dict[str, BaseGeometry]]:
    """Indonesia's land, and the other countries by name, in degrees (Natural Earth, 1:10m)."""
    source = f"/vsitar/{atlas}/package/countries-10m.json"
    countries = gpd.read_file(source, layer="countries", columns=["name"], bbox=BOX)
    shapes = {
        name: coverage.polygonal(shape)
        for name, shape in zip(countries["name"], countries.geometry, strict=True)
    }
    return shapes.pop("Indonesia"), dict(sorted(shapes.items()))


def read_outlines(name: str) -> dict[str, BaseGeometry]:
    """Outlines of data/outlines/<name>.parquet: area code (country name for neighbours) -> polygon."""
    frame = gpd.read_parquet(OUTLINES / f"{name}.parquet")
    return dict(zip(frame["area_code"], frame.geometry, strict=True))


def read_area_table(path: Path) -> pd.DataFrame:
    """areas.csv with codes as strings."""
    codes = dict.fromkeys(("area_code", "parent_code"), str)
    return pd.read_csv(path, dtype=codes)


def column_of(areas: pd.DataFrame, column: str) -> dict[str, str]:
    """One column of areas.csv by area code."""
    return dict(zip(areas["area_code"], areas[column], strict=True))


def _write(path: Path, outlines: dict[str, BaseGeometry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    multi = [shapely.multipolygons(shapely.get_parts(shape)) for shape in outlines.values()]
    frame = gpd.GeoDataFrame({"area_code": list(outlines)}, geometry=multi, crs=_CRS)
    frame.sort_values("area_code").to_parquet(path, index=False, compression="zstd", compression_level=19)


def _write_sources(used: tuple[packages.Package, ...]) -> None:
    """What the outlines were made of, and the hash of what came out."""
    made = {path.name: packages.sha256(path) for path in sorted(OUTLINES.glob("*.parquet"))}
    document = {
        "method": "Voronoi cells of villages joined by regency, cut at the coast, simplified as a coverage",
        "explained_in": "docs/decisions/outlines.md",
        "inputs": [dataclasses.asdict(package) for package in used],
        "outputs_sha256": made,
    }
    (OUTLINES / SOURCES).write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Command line: all of it, or `--geometry-only` for the static files alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, default=AREAS)
    parser.add_argument("--lineage", type=Path, default=LINEAGE)
    parser.add_argument("--static", type=Path, default=STATIC)
    parser.add_argument("--geometry-only", action="store_true")
    options = parser.parse_args()
    areas = read_area_table(options.areas)
    if not options.geometry_only:
        build_outlines(areas)
    build_geometry(areas, pd.read_csv(options.lineage, dtype=str), options.static)


if __name__ == "__main__":
    main()
