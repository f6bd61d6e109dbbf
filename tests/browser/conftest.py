"""One browser a session, and the real server on all facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.helpers.browser import ROOT, launch, served

# A busy machine may take its time; a page that never comes still fails.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; tests are skipped, with the reason, where there is none."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def app_url(full_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of server.py on all facts."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with served(ROOT / "server.py", full_root, log=log) as address:
        yield address
