"""Small boundary files in the shape of official ones, made of our own outlines of D.I. Yogyakarta."""

from __future__ import annotations

import zipfile

import geopandas as gpd
import numpy as np
import pytest
import shapely

# Kulon Progo, Bantul, Gunungkidul, Sleman, Kota Yogyakarta
YOGYAKARTA = ("34.01", "34.02", "34.03", "34.04", "34.71")
NAMES = ("Kulon Progo", "Bantul", "Gunungkidul", "Sleman", "Kota Yogyakarta")
VILLAGES = ("Baciro", "Panggang", "Bandung", "Wates", "Sidomulyo")


@pytest.fixture
def yogyakarta(regencies):
    """Five features, columns as BIG writes them: NAMOBJ is one village of the regency."""
    attributes = {
        "NAMOBJ": VILLAGES,
        "WADMKK": NAMES,
        "WADMPR": ["Daerah Istimewa Yogyakarta"] * 5,
        "KDPKAB": YOGYAKARTA,
    }
    return gpd.GeoDataFrame(attributes, geometry=[regencies[code] for code in YOGYAKARTA], crs="EPSG:4326")


def kinds(findings):
    """The kinds of findings, without the areas that a small file is bound to lack."""
    return sorted(finding.kind for finding in findings if finding.kind != "missing")


def one(findings, kind):
    """The only finding of a kind."""
    (found,) = [finding for finding in findings if finding.kind == kind]
    return found


def with_row(frame, **values):
    """The features, and one more that is like the first but for `values`."""
    row = {**frame.iloc[0].to_dict(), **values}
    return gpd.GeoDataFrame([*frame.to_dict("records"), row], crs=frame.crs)


def agreement(a, b):
    """Area of the overlap over the area of either: 1 for the same shape."""
    return shapely.intersection(a, b).area / shapely.union(a, b).area


def swapped(frame):
    """The features with longitude and latitude in each other's place."""
    turned = shapely.transform(frame.geometry.to_numpy(), lambda points: points[:, ::-1])
    return frame.set_geometry(gpd.GeoSeries(turned, crs=frame.crs))


def write(frame, path):
    """Write a GeoJSON, GeoPackage or, for .zip, a Shapefile in a folder inside a zip."""
    if path.suffix != ".zip":
        frame.to_file(path, driver="GPKG" if path.suffix == ".gpkg" else "GeoJSON")
        return path
    folder = path.parent / "unpacked"
    folder.mkdir()
    frame.to_file(folder / "batas.shp")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(folder.iterdir()):
            archive.write(part, f"Batas Wilayah/{part.name}")
    return path


def bow_tie(shape):
    """A ring that crosses itself in the middle of a shape's bounds."""
    west, south, east, north = shape.bounds
    return shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])


def no_shape():
    """What a feature without geometry holds."""
    return np.array([None], dtype=object)[0]
