"""Build the outlines and the map's static files: `python -m pantau.outline.build`.

Two steps. `outlines` makes data/outlines/*.parquet from registry packages; `geometry` makes
static/*.json from data/outlines and data/tiles. Both write the same bytes when run again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.outline import cells, coverage, files, geometry, packages, tiles, villages
from pantau.outline.manifest import STATIC

ROOT = STATIC.parent
OUTLINES = ROOT / "data" / "outlines"
PACKAGES = ROOT / "data" / "packages"
TILES = ROOT / "data" / "tiles" / "provinces.csv"
AREAS = ROOT / "data" / "facts" / "areas.csv"
LINEAGE = ROOT / "data" / "facts" / "area_lineage.csv"

SIMPLIFICATION = 0.004  # degrees, about 0.4 km: finer than the village points can tell
_CRS = "EPSG:4326"


def build_outlines(areas: pd.DataFrame) -> None:
    """Write regencies, provinces and neighbouring countries to data/outlines."""
    wheel = packages.fetch(packages.VILLAGES, PACKAGES)
    atlas = packages.fetch(packages.LAND, PACKAGES)
    below_province = areas[areas["parent_code"] != "ID"]
    points = villages.read_villages(wheel, below_province)
    home, neighbours = read_countries(atlas)
    regencies, abroad = cells.cut_at_coast(
        cells.regency_cells(points), cells.grow_land(home, points), neighbours
    )
    simple = coverage.simplify({**regencies, **abroad}, SIMPLIFICATION)
    regencies = {code: simple[code] for code in regencies}
    provinces = coverage.union_by(regencies, areas.set_index("area_code")["parent_code"].to_dict())
    _write(OUTLINES / "regencies.parquet", regencies)
    _write(OUTLINES / "provinces.parquet", provinces)
    _write(OUTLINES / "neighbours.parquet", {name: simple[name] for name in abroad})


def build_geometry(areas: pd.DataFrame, lineage: pd.DataFrame, folder: Path) -> None:
    """Write every layer of the map to `folder`, from the committed outlines."""
    regencies = read_outlines("regencies")
    provinces = read_outlines("provinces")
    table = areas.set_index("area_code")
    before_split = lineage.set_index("successor")["predecessor"].to_dict()
    earlier = coverage.union_by(provinces, {code: before_split.get(code, code) for code in provinces})
    layers: dict[str, object] = {}
    for name, outlines in (("provinces38", provinces), ("provinces34", earlier)):
        layers[name], _ = geometry.area_layer(name, outlines, table, tolerance=0.6, least_area=0.3)
    layers["regencies"] = geometry.regency_layer(regencies, table)
    layers["context"] = geometry.context_layer(read_outlines("neighbours"), provinces, tolerance=0.6)
    layers["tiles"] = tiles.tile_layer(pd.read_csv(TILES, dtype={"code": str}), areas, before_split)
    for code in provinces:
        layers[f"province-{code}"] = geometry.province_layer(code, regencies, table)
    files.write_layers(layers, folder)


def read_countries(atlas: Path) -> tuple[BaseGeometry, dict[str, BaseGeometry]]:
    """Indonesia's land, and the other countries by name, in degrees (Natural Earth, 1:10m)."""
    source = f"/vsitar/{atlas}/package/countries-10m.json"
    countries = gpd.read_file(source, layer="countries", columns=["name"], bbox=cells.BOX)
    shapes = {
        name: coverage.polygonal(shape) for name, shape in zip(countries["name"], countries.geometry, strict=True)
    }
    return shapes.pop("Indonesia"), dict(sorted(shapes.items()))


def read_outlines(name: str) -> dict[str, BaseGeometry]:
    """Outlines of data/outlines/<name>.parquet: area code (country name for neighbours) -> polygon."""
    frame = gpd.read_parquet(OUTLINES / f"{name}.parquet")
    return dict(zip(frame["area_code"], frame.geometry, strict=True))


def read_areas(path: Path) -> pd.DataFrame:
    """areas.csv with codes as strings."""
    codes = dict.fromkeys(("area_code", "parent_code"), str)
    return pd.read_csv(path, dtype=codes)


def _write(path: Path, outlines: dict[str, BaseGeometry]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    multi = [shapely.multipolygons(shapely.get_parts(shape)) for shape in outlines.values()]
    frame = gpd.GeoDataFrame({"area_code": list(outlines)}, geometry=multi, crs=_CRS)
    frame.sort_values("area_code").to_parquet(path, index=False, compression="zstd", compression_level=19)


def main() -> None:
    """Command line: all of it, or `--geometry-only` for the static files alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=Path, default=AREAS)
    parser.add_argument("--lineage", type=Path, default=LINEAGE)
    parser.add_argument("--static", type=Path, default=STATIC)
    parser.add_argument("--geometry-only", action="store_true")
    options = parser.parse_args()
    areas = read_areas(options.areas)
    if not options.geometry_only:
        build_outlines(areas)
    build_geometry(areas, pd.read_csv(options.lineage, dtype=str), options.static)


if __name__ == "__main__":
    main()
