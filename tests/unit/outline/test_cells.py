from __future__ import annotations

import pandas as pd
import pytest
import shapely

from pantau.outline import cells


def villages(*rows):
    return pd.DataFrame(rows, columns=["regency", "longitude", "latitude"])


POINTS = villages(
    ("11.01", 100.25, 0.5), ("11.01", 100.25, 0.2), ("11.02", 100.75, 0.5), ("11.03", 103.0, 0.5)
)
ISLAND = shapely.multipolygons([shapely.box(100, 0, 101, 1)])


def test_cells_meet_half_way_between_villages():
    made = cells.regency_cells(POINTS)
    assert sorted(made) == ["11.01", "11.02", "11.03"]
    assert made["11.01"].contains(shapely.Point(100.49, 0.5))
    assert made["11.02"].contains(shapely.Point(100.51, 0.5))
    assert shapely.coverage_is_valid(list(made.values()))


def test_a_village_at_sea_gets_a_small_disc():
    land = cells.grow_land(ISLAND, POINTS)
    assert shapely.get_num_geometries(land) == 2
    # a twelve-sided disc is a little smaller than the circle
    circle = 3.1416 * cells.ISLET_RADIUS**2
    assert land.area - 1 == pytest.approx(circle, rel=0.1)


def test_regencies_end_at_the_coast_and_at_the_border():
    land = cells.grow_land(ISLAND, POINTS)
    abroad = {"Utara": shapely.multipolygons([shapely.box(100, 1, 101, 2)])}
    regencies, neighbours = cells.cut_at_coast(cells.regency_cells(POINTS), land, abroad)
    # half the island, less the triangle south of 0.35 that lies nearer the village at 0.2: it is 0.35 high,
    # and 0.21 wide at the coast, where the line x = 100.5 - 0.6 (y - 0.35) between the two ends
    assert regencies["11.02"].area == pytest.approx(0.5 - 0.35 * 0.21 / 2, abs=1e-4)
    assert regencies["11.01"].area + regencies["11.02"].area == pytest.approx(1)
    assert neighbours["Utara"].area == pytest.approx(1)
    assert shapely.coverage_is_valid([*regencies.values(), *neighbours.values()])


def test_an_area_without_land_is_named():
    with pytest.raises(ValueError, match=r"11\.03"):
        cells.cut_at_coast(cells.regency_cells(POINTS), ISLAND, {})
