"""Reading a boundary file that someone sent: is it one, is it safe to open, where on earth does it lie."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path, PurePosixPath

import geopandas as gpd
import numpy as np
import pyogrio
import pyproj
import shapely

from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding
from pantau.outline.project import BOX
from pantau.text.numbers import number

MEGABYTE = 1_000_000
LARGEST_FILE = 300 * MEGABYTE
LARGEST_UNPACKED = 1_000 * MEGABYTE
MOST_FEATURES = 200_000  # the nation has 84,000 villages
MOST_POINTS = 6_000_000  # that many take about a minute and 2 GB
_TIGHTEST = 100  # unpacked bytes a packed byte; maps pack about 3 to 1
_MAPS = (".shp", ".gpkg", ".geojson", ".json", ".topojson", ".fgb", ".kml")
_SHAPEFILE = (".shp", ".shx", ".dbf")
_SHAPEFILE_MORE = (".prj", ".cpg")
_DRIVERS = {"GeoJSON", "TopoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML", "LIBKML"}
_FLATGEOBUF = b"fgb\x03fgb"
_MARGIN = 2.0  # degrees around Indonesia that still count as there
WGS84 = "EPSG:4326"


def read_features(
    path: Path, layer: str | None = None, crs: str | None = None
) -> tuple[gpd.GeoDataFrame, list[BoundaryFinding]]:
    """The features of a GeoJSON, TopoJSON, KML, FlatGeobuf, GeoPackage or zipped Shapefile, in degrees.

    One row a feature, in the order of the file and with its attributes. `layer` is needed when
    there are several; `crs` ('EPSG:32748') overrides what the file says. Raises BoundaryFileError.
    """
    if not path.is_file():
        raise BoundaryFileError("not_there", file=path.name)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise BoundaryFileError(
            "too_large", file=path.name, size=size // MEGABYTE, limit=LARGEST_FILE // MEGABYTE
        )
    with tempfile.TemporaryDirectory() as folder:
        opened = _unpack(path, Path(folder)) if zipfile.is_zipfile(path) else _recognised(path)
        try:
            frame = _read(opened, path.name, layer)
        except pyogrio.errors.DataSourceError as error:
            raise BoundaryFileError("unreadable", file=path.name) from error
    points = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    if points > MOST_POINTS:
        raise BoundaryFileError(
            "too_detailed", file=path.name, count=number(points), limit=number(MOST_POINTS)
        )
    return _in_degrees(frame, path.name, crs)


def _recognised(path: Path) -> Path:
    """The path, when its first bytes are a map's: GDAL would open far more, even links to elsewhere."""
    with path.open("rb") as file:
        start = file.read(512)
    if not start:
        raise BoundaryFileError("empty_file", file=path.name)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    known = (b"SQLite format 3\x00", _FLATGEOBUF)
    if not (start.startswith(known) or text.startswith(b"{") or (text.startswith(b"<") and b"<kml" in text)):
        raise BoundaryFileError("not_a_map", file=path.name)
    return path


def _unpack(path: Path, folder: Path) -> Path:
    """The one map inside a zip, written to `folder` under a name of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            chosen = _one_map(path.name, members)
            stem = chosen.filename[: -len(_ending(chosen))]
            beside = [info for info in members if info.filename[: -len(_ending(info))] == stem]
            _check_weight(path.name, beside)
            for info in beside:
                _copy_member(path.name, archive, info, folder / f"map{_ending(info)}")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise BoundaryFileError("damaged_zip", file=path.name) from error
    missing = [end for end in _SHAPEFILE if not (folder / f"map{end}").exists()]
    if _ending(chosen) == ".shp" and missing:
        raise BoundaryFileError("shapefile_incomplete", file=path.name, missing=", ".join(missing))
    opened = folder / f"map{_ending(chosen)}"
    return opened if opened.suffix == ".shp" else _recognised(opened)


def _ending(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    hidden = info.filename.startswith("__MACOSX") or PurePosixPath(info.filename).name.startswith(".")
    return not info.is_dir() and not hidden and _ending(info) in {*_MAPS, *_SHAPEFILE, *_SHAPEFILE_MORE}


def _one_map(name: str, members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    maps = [info for info in members if _ending(info) in _MAPS]
    if not maps:
        raise BoundaryFileError("zip_without_map", file=name)
    if len(maps) > 1:
        listed = ", ".join(PurePosixPath(info.filename).name for info in maps)
        raise BoundaryFileError("zip_with_several", file=name, members=listed)
    return maps[0]


def _check_weight(name: str, members: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in members) > LARGEST_UNPACKED:
        raise BoundaryFileError("unpacks_too_large", file=name, limit=LARGEST_UNPACKED // MEGABYTE)
    for info in members:
        if info.file_size > MEGABYTE and info.file_size > _TIGHTEST * max(info.compress_size, 1):
            raise BoundaryFileError("suspicious_zip", file=name)


def _copy_member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    """Write one member, and no more of it than it said it holds."""
    left = info.file_size
    with archive.open(info) as packed, target.open("wb") as file:
        while chunk := packed.read(MEGABYTE):
            left -= len(chunk)
            if left < 0:
                raise BoundaryFileError("suspicious_zip", file=name)
            file.write(chunk)


def _read(opened: Path, name: str, layer: str | None) -> gpd.GeoDataFrame:
    listed = {str(one): str(kind) for one, kind in pyogrio.list_layers(opened) if kind is not None}
    layers = list(listed)
    if layer is None and len(layers) > 1:
        layer = _only_layer_of_areas(listed)
    if layer is not None and layer not in layers:
        raise BoundaryFileError("no_such_layer", file=name, layer=layer, layers=", ".join(layers))
    if not layers:
        raise BoundaryFileError("no_features", file=name)
    if layer is None and len(layers) > 1:
        raise BoundaryFileError("several_layers", file=name, layers=", ".join(layers))
    about = pyogrio.read_info(opened, layer=layer or layers[0], force_feature_count=True)
    if about["driver"] not in _DRIVERS:
        raise BoundaryFileError("not_a_map", file=name)
    if not about["features"]:
        raise BoundaryFileError("no_features", file=name)
    if about["features"] > MOST_FEATURES:
        raise BoundaryFileError(
            "too_many_features", file=name, count=number(about["features"]), limit=number(MOST_FEATURES)
        )
    # A ring that is not closed makes a feature without a shape, which is then reported as one.
    frame = pyogrio.read_dataframe(opened, layer=layer or layers[0], on_invalid="ignore")
    # Degrees by its standard, as GeoJSON's are; GDAL does not say so.
    return frame.set_crs(WGS84) if about["driver"] == "TopoJSON" and frame.crs is None else frame


def _only_layer_of_areas(listed: dict[str, str]) -> str | None:
    """Of layers by kind of shape the one of polygons, beside points and lines; None where it is not alone."""
    areas = [name for name, kind in listed.items() if "Polygon" in kind]
    return areas[0] if len(areas) == 1 else None


def _in_degrees(
    frame: gpd.GeoDataFrame, name: str, crs: str | None
) -> tuple[gpd.GeoDataFrame, list[BoundaryFinding]]:
    findings = []
    frame = frame.set_geometry(shapely.force_2d(frame.geometry.to_numpy()), crs=frame.crs)
    if crs is not None:
        try:
            frame = frame.set_crs(pyproj.CRS.from_user_input(crs), allow_override=True)
        except pyproj.exceptions.CRSError as error:
            raise BoundaryFileError("crs_unknown", crs=crs) from error
    elif frame.crs is None or (frame.crs.is_geographic and not _are_degrees(frame)):
        # GeoJSON without a word on coordinates is read as degrees, even when it holds metres.
        if not (_lies_there(frame, swapped=False) or _lies_there(frame, swapped=True)):
            raise BoundaryFileError("crs_needed", file=name)
        findings.append(BoundaryFinding("crs_missing"))
        frame = frame.set_crs(WGS84, allow_override=True)
    frame = frame.to_crs(WGS84)
    if not _lies_there(frame, swapped=False) and _lies_there(frame, swapped=True):
        findings.append(BoundaryFinding("swapped"))
        turned = shapely.transform(frame.geometry.to_numpy(), lambda points: points[:, ::-1])
        frame = frame.set_geometry(turned, crs=WGS84)
    return frame, findings


def middles(geometries: np.ndarray) -> np.ndarray:
    """Middle of the bounds of each shape (n rows of x, y); not a number for those without any."""
    bounds = shapely.bounds(geometries)
    middle: np.ndarray = (bounds[:, :2] + bounds[:, 2:]) / 2
    return middle


def in_indonesia(points: np.ndarray) -> np.ndarray:
    """Which of n points (longitude, latitude) lie in or close to Indonesia; False for not a number."""
    west, south, east, north = BOX
    x, y = points[:, 0], points[:, 1]
    return (x > west - _MARGIN) & (x < east + _MARGIN) & (y > south - _MARGIN) & (y < north + _MARGIN)


def _lies_there(frame: gpd.GeoDataFrame, *, swapped: bool) -> bool:
    """Whether most of the shapes lie in Indonesia."""
    points = middles(frame.geometry.to_numpy())
    points = points[np.isfinite(points).all(axis=1)]
    inside = in_indonesia(points[:, ::-1] if swapped else points)
    return len(points) == 0 or bool(inside.mean() > 0.5)


def _are_degrees(frame: gpd.GeoDataFrame) -> bool:
    bounds = frame.total_bounds
    return not np.isfinite(bounds).all() or bool(np.abs(bounds).max() <= 180)
