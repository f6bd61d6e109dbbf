"""Map, bars and pages are as large as they are to be on the screens they are read on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tools.sizes import SIZES, Size, measured, table

pytestmark = pytest.mark.browser


def test_every_size_is_as_it_may_be(app_url: str, browser: Browser) -> None:
    found = list(measured(browser, app_url))
    assert len(found) == len(SIZES)
    assert [(size, value) for size, value in found if not size.holds(value)] == []


def test_a_size_that_is_not_met_is_told() -> None:
    most, least = Size("", (390, 844), "height", most=2000), Size("peta", (1366, 768), "map", least=55)
    told = table([(most, 2004.0), (least, 54.6)])
    assert "| / | 390x844 | height | 2004 | at most 2000 | **not met** |" in told
    assert "| /peta | 1366x768 | map | 55 | at least 55 | met |" in told
