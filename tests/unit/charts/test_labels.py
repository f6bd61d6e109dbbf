"""Names beside marks: nothing covers another or leaves the drawing; with no room, numbers and a key."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from pantau.charts.labels import PHONE, Labels, placed

HEIGHT = 400.0


def boxes(x: list[float], y: list[float], found: Labels) -> list[tuple[float, float, float, float]]:
    """Left, right, bottom, top of each text in pixels, from plotly's meaning of its position: a letter of
    twelve pixels is at least five wide, a line at least twelve high."""
    held = []
    for i, text in enumerate(found.texts):
        if not text:
            continue
        wide = 5.0 * len(text)
        upright, side = found.positions[i].split()
        middle_x = x[i] * PHONE + {"left": -1, "center": 0, "right": 1}[side] * wide / 2
        middle_y = y[i] * HEIGHT + {"top": 1, "middle": 0, "bottom": -1}[upright] * 12
        held.append((middle_x - wide / 2, middle_x + wide / 2, middle_y - 6, middle_y + 6))
    return held


def test_a_name_at_the_edge_is_written_inwards() -> None:
    x, y = [0.0, 1.0, 0.5], [0.5, 0.5, 1.0]
    found = placed(np.array(x), np.array(y), ["Papua Barat", "Jawa Barat", "Aceh"], HEIGHT)
    assert found.key == []
    assert found.positions[0].endswith("right")
    assert found.positions[1].endswith("left")
    assert found.positions[2].startswith(("bottom", "middle"))
    for left, right, low, high in boxes(x, y, found):
        assert left >= 0
        assert right <= PHONE
        assert low >= 0
        assert high <= HEIGHT


def test_names_beside_each_other_do_not_cover_each_other() -> None:
    x, y = [0.40, 0.45, 0.50], [0.50, 0.52, 0.49]
    found = placed(np.array(x), np.array(y), ["Lampung", "Bengkulu", "Jambi"], HEIGHT)
    assert found.key == []
    for one, other in combinations(boxes(x, y, found), 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart


def test_where_not_all_find_room_all_named_marks_bear_numbers_from_the_left() -> None:
    chance = np.random.default_rng(3)
    x, y = 0.45 + 0.05 * chance.random(16), 0.45 + 0.05 * chance.random(16)
    names = [f"Kabupaten <{i}>" for i in range(15)] + [""]
    found = placed(x, y, names, HEIGHT)
    assert sorted(found.texts) == sorted([*map(str, range(1, 16)), ""])
    by_place = [found.texts[i] for i in np.argsort(x) if names[i]]
    assert by_place == [str(i) for i in range(1, 16)]
    words = "; ".join(found.key).replace("\u00a0", " ")
    for i, name in enumerate(names[:15]):
        assert f"{found.texts[i]} Kabupaten &lt;{i}&gt;" in words
        assert name not in words


def test_marks_without_names_bear_none() -> None:
    found = placed(np.array([0.2, 0.8]), np.array([0.5, 0.5]), ["", ""], HEIGHT)
    assert (found.texts, found.key) == (["", ""], [])


@pytest.mark.parametrize("name", ["Papua Barat (sebelum pemekaran)", "<b>Kota</b>"])
def test_one_name_is_written_whole_and_escaped(name: str) -> None:
    found = placed(np.array([0.5]), np.array([0.5]), [name], HEIGHT)
    assert "<" not in found.texts[0]
    assert found.key == []
