"""Which failures are tried once more: of what never came, and not of what came and is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.conftest import NEVER_CAME

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("look", "again"),
    [
        (lambda page: expect(page.locator("h1")).to_have_text("27,1%", timeout=50), False),
        (lambda page: expect(page.locator("h1")).to_be_hidden(timeout=50), False),
        (lambda page: expect(page.locator("p")).to_be_visible(timeout=50), True),
        (lambda page: page.locator("p").click(timeout=50), True),
        (lambda page: page.wait_for_function("() => window.ready", timeout=50), True),
    ],
)
def test_only_what_never_came_is_tried_again(
    browser: Browser, look: Callable[[Page], object], again: bool
) -> None:
    page = browser.new_page()
    page.set_content("<h1>26,1%</h1>")
    with pytest.raises((AssertionError, Error)) as caught:
        look(page)
    page.close()
    assert any(re.search(pattern, str(caught.value)) for pattern in NEVER_CAME) is again
