"""A boundary file read in a child process: GDAL opens it there, where it can end or hold nothing else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

import geopandas as gpd
import pandas as pd
import shapely

from pantau.confined import ConfinedWork, Limits, StoppedError
from pantau.confined.answers import read_answer, write_answer
from pantau.outline.boundaries.columns import texts
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding
from pantau.outline.boundaries.reading import LARGEST_UNPACKED, MEGABYTE, WGS84, read_features
from pantau.text.numbers import number

_GIGABYTE = 1024**3
# The largest that is taken, 6 million points, needs half of each.
LIMITS = Limits(4 * _GIGABYTE, processor=240, seconds=300, written=LARGEST_UNPACKED + 50 * MEGABYTE)
reader = ConfinedWork("pantau.outline.boundaries.confined", "read_into", LIMITS, at_once=1)
_SHAPE = "geometry"


def read_confined(
    path: Path, layer: str | None = None, crs: str | None = None
) -> tuple[gpd.GeoDataFrame, list[BoundaryFinding]]:
    """As `read_features`, in a child process with limits; attributes as texts. Raises BoundaryFileError."""
    # Ours, not the child's: one that is killed leaves behind what it has unpacked.
    with tempfile.TemporaryDirectory() as folder:
        options = {"path": str(path.absolute()), "layer": layer, "crs": crs, "folder": folder}
        try:
            about, frames = read_answer(reader.run({"options": json.dumps(options)}, b"", lambda _: None))
            return _features(about, frames)
        except StoppedError as stopped:
            raise _refusal(stopped, path) from stopped


def read_into(about: dict[str, str], _content: bytes, answer: BinaryIO, _tell: Any) -> None:
    """What the child does: read, and write down features, findings, or why there are none."""
    options = json.loads(about["options"])
    tempfile.tempdir = options["folder"]
    try:
        frame, findings = read_features(Path(options["path"]), options["layer"], options["crs"])
    except BoundaryFileError as error:
        write_answer(answer, {"refused": error.kind, "values": error.values}, [])
        return
    except OSError as error:  # a full disk is nothing that is wrong with the file
        write_answer(answer, {"trouble": [error.errno, error.strerror]}, [])
        return
    shapes = frame.geometry
    columns = {str(name): texts(frame[name]) for name in frame.columns if name != shapes.name}
    columns[_SHAPE] = shapely.to_wkb(shapes.to_numpy())
    told = [[one.kind, one.features, one.area, dict(one.values)] for one in findings]
    write_answer(answer, {"findings": told}, [pd.DataFrame(columns, index=range(len(frame)))])


def _features(
    about: dict[str, Any], frames: list[pd.DataFrame]
) -> tuple[gpd.GeoDataFrame, list[BoundaryFinding]]:
    """What was written down. Raises BoundaryFileError, OSError; StoppedError where it has no such form."""
    try:
        if "trouble" in about:
            raise OSError(*about["trouble"])
        if "refused" in about:
            raise BoundaryFileError(about["refused"], **about["values"])
        (frame,) = frames
        shapes = shapely.from_wkb(frame.pop(_SHAPE).to_numpy())
        findings = [
            BoundaryFinding(kind, tuple(features), area, values)
            for kind, features, area, values in about["findings"]
        ]
        return gpd.GeoDataFrame(frame, geometry=shapes, crs=WGS84), findings
    except BoundaryFileError:
        raise
    except (KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        raise StoppedError("broken") from error


def _refusal(stopped: StoppedError, path: Path) -> BoundaryFileError:
    limits = {"seconds": number(LIMITS.seconds), "memory": number(LIMITS.memory // _GIGABYTE)}
    return BoundaryFileError(f"reading_{stopped.reason}", file=path.name, **limits)
