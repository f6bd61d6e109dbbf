"""The small drawing of where an area lies: thinned, and what is too small is ringed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pantau.mapview.locator import HEIGHT, WIDTH, locator

SQUARE = "M0 0l100 0 0 100-100 0Z"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A layer of a large square, and a speck of 1 by 1 beside it."""
    areas = [
        {"code": "11", "name": "Besar", "d": SQUARE},
        {"code": "12", "name": "Kecil", "d": "M200 50l1 0 0 1-1 0Z"},
    ]
    (tmp_path / "two.json").write_text(json.dumps({"layer": "two", "areas": areas}), encoding="utf-8")
    (tmp_path / "manifest.json").write_text(json.dumps({"two": "two.json"}), encoding="utf-8")
    return tmp_path


def test_an_area_is_filled_inside_of_the_whole(static: Path) -> None:
    drawn = locator("two", ["11"], static)
    whole, part = re.findall(r' d="(.*?)"', drawn)
    # 201 by 100 units fit into 190 by 74 pixels less a margin of 4: 0.7 pixels a unit, by the height
    assert part in whole
    assert part == "M25 2l70 0 0 70-70 0Z"
    assert "ring" not in drawn
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in drawn


def test_what_would_hardly_be_seen_has_a_ring(static: Path) -> None:
    assert '<circle class="ring" cx="165.0" cy="37.4" r="6"/>' in locator("two", ["12"], static)


def test_without_any_of_the_areas_nothing_is_drawn(static: Path) -> None:
    assert locator("two", ["99"], static) == ""


def test_the_nation_is_small_enough_for_a_first_html() -> None:
    assert len(locator("provinces38", ["16"])) < 10_000
