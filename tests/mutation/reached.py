"""A plugin of pytest that writes down which test runs which lines of pantau/.

Used as a copy of this file that any checkout can import: `-p reached_lines`.

Works with workers too (-n 2): each has a data file of its own beside $REACHED, put together afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

_DATA = os.environ["REACHED"]
_COVERAGE = coverage.Coverage(
    data_file=_DATA, data_suffix=True, source=[str(Path.cwd() / "pantau")], branch=False, config_file=False
)
_COVERAGE.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Lines that run from here on are of this test, its fixtures among them."""
    _COVERAGE.switch_context(item.nodeid)
    return (yield)


def pytest_sessionfinish() -> None:
    """Keep what was found."""
    _COVERAGE.stop()
    _COVERAGE.save()
