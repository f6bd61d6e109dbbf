"""The colours of the map against the sea they lie in, by WCAG's contrast."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from pantau.folders import ROOT
from pantau.mapview import DIVERGING_RAMP, LEVEL_RAMP, MapClasses
from pantau.mapview.classes import DIVERGING_RAMP_DARK, LEVEL_RAMP_DARK

CSS = (Path(ROOT) / "pantau/mapview/map.css").read_text(encoding="utf-8")
THEMES = tomllib.loads((Path(ROOT) / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
_OF = {"accent": "primaryColor", "ground": "backgroundColor", "ink": "textColor"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(name: str, theme: str) -> str:
    """The colour that map.css mixes for a custom property in a theme: '--sea', '--coast'."""
    found = re.search(rf"{name}: color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)", CSS)
    assert found, name
    one, other = (THEMES[theme][_OF[found[at]]] for at in (1, 3))
    share = int(found[2]) / 100
    both = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in both)


@pytest.mark.parametrize("ramp", [LEVEL_RAMP_DARK, DIVERGING_RAMP_DARK])
def test_every_class_stands_off_the_dark_sea(ramp: tuple[str, ...]) -> None:
    assert min(contrast(colour, mixed("--sea", "dark")) for colour in ramp) >= 3


def test_the_dark_ramp_is_reversed() -> None:
    light = [luminance(colour) for colour in LEVEL_RAMP]
    dark = [luminance(colour) for colour in LEVEL_RAMP_DARK]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
    # far from the target is bright in the dark, on either side
    far = [luminance(colour) for colour in DIVERGING_RAMP_DARK]
    assert far[:3] == sorted(far[:3], reverse=True)
    assert far[3:] == sorted(far[3:])


@pytest.mark.parametrize("ramp", [LEVEL_RAMP, LEVEL_RAMP_DARK])
def test_neighbouring_classes_can_be_told_apart(ramp: tuple[str, ...]) -> None:
    assert min(contrast(one, other) for one, other in pairwise(ramp)) >= 1.2


def test_the_coast_stands_off_the_sea_and_off_the_palest_class() -> None:
    for theme in ("light", "dark"):
        assert contrast(mixed("--coast", theme), mixed("--sea", theme)) >= 3
    for palest in (LEVEL_RAMP[0], DIVERGING_RAMP[2], DIVERGING_RAMP[3]):
        assert contrast(mixed("--coast", "light"), palest) >= 2.5


def test_each_colour_has_its_twin_in_the_dark() -> None:
    assert MapClasses.of([1.0], (15, 20, 25, 35)).dark == LEVEL_RAMP_DARK
    assert MapClasses.of([1.0], (20, 30), (LEVEL_RAMP[0], "#123456", LEVEL_RAMP[4])).dark == (
        LEVEL_RAMP_DARK[0],
        "#123456",
        LEVEL_RAMP_DARK[4],
    )
