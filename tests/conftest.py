"""Releases for tests, built once a session from the facts of this repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from pantau.access import LOOPBACK
from pantau.publishing import diff_releases, draft
from pantau.publishing.release_diff import Diff
from pantau.store import Release, build_release, open_release, publish
from pantau.ui.shell import who
from tests.helpers import facts
from tests.helpers.browser import launch
from tests.helpers.examples import PROFILE

# How long an example takes is the machine's affair: tests never assert a time. The same code gives
# the same result; `make search` looks at new examples.
settings.register_profile("tests", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(PROFILE)

# A busy machine may take its time; a page that never comes still fails.
expect.set_options(timeout=20_000)

# What a browser test says of something that never came; of what came and is wrong it says its value.
NEVER_CAME = [r"Timeout \d+ms exceeded", r"element\(s\) not found"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser test to which something never came is tried once more: other work may have held it up.

    The closing line counts those that were ("rerun"). What came and is wrong is never tried again,
    and nothing is in the long runs, which look for what happens seldom.
    """
    if PROFILE == "search":
        return
    second_try = pytest.mark.flaky(reruns=1, only_rerun=NEVER_CAME)
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(second_try)


def _published(root: Path, folder: Path) -> Path:
    publish(root, build_release(folder, root=root, author="tests").release_id)
    return root


def _only_release(root: Path) -> Release:
    (path,) = root.glob("*.duckdb")
    return open_release(path)


@pytest.fixture(scope="session", autouse=True)
def comparisons_made_once() -> Iterator[None]:
    """A draft's comparison with the release before it, once for the same two: it takes most of a draft.

    A release is never another under its id, and nobody changes a comparison.
    """
    made: dict[tuple[str, str], Diff] = {}

    def once(before: Release, after: Release) -> Diff:
        if (before.id, after.id) not in made:
            made[before.id, after.id] = diff_releases(before, after)
        return made[before.id, after.id]

    with mock.patch.object(draft, "diff_releases", once):
        yield


@pytest.fixture(scope="session", autouse=True)
def at_the_machine() -> Iterator[None]:
    """Pages that run without a browser are looked at by somebody at the machine, unless a test says else.

    AppTest has no address: it gives a mock for one.
    """
    with mock.patch.object(who, "_address", return_value=LOOPBACK):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; tests are skipped, with the reason, where there is none."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Facts that build in a moment, a module's own: two provinces and no regencies."""
    return facts.sparse_facts(tmp_path_factory.mktemp("facts"))


@pytest.fixture(scope="session")
def full_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A releases folder whose current release holds all facts."""
    return _published(tmp_path_factory.mktemp("full"), facts.REAL)


@pytest.fixture(scope="session")
def sparse_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A releases folder with two provinces (16, 73) and no regencies."""
    folder = facts.sparse_facts(tmp_path_factory.mktemp("sparse-facts"))
    return _published(tmp_path_factory.mktemp("sparse"), folder)


@pytest.fixture(scope="session")
def empty_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A releases folder with every area and no figures."""
    folder = facts.empty_facts(tmp_path_factory.mktemp("empty-facts"))
    return _published(tmp_path_factory.mktemp("empty"), folder)


@pytest.fixture(scope="session")
def full_release(full_root: Path) -> Release:
    """All facts."""
    return _only_release(full_root)


@pytest.fixture(scope="session")
def sparse_release(sparse_root: Path) -> Release:
    """Sumatera Selatan and Sulawesi Selatan, without regencies."""
    return _only_release(sparse_root)


@pytest.fixture(scope="session")
def empty_release(empty_root: Path) -> Release:
    """Every area and no figures."""
    return _only_release(empty_root)


@pytest.fixture
def release_root(full_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """$PANTAU_RELEASES set to the folder with all facts."""
    monkeypatch.setenv("PANTAU_RELEASES", str(full_root))
    return full_root


@pytest.fixture
def sparse_release_root(sparse_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """$PANTAU_RELEASES set to the folder with two provinces."""
    monkeypatch.setenv("PANTAU_RELEASES", str(sparse_root))
    return sparse_root


@pytest.fixture
def empty_release_root(empty_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """$PANTAU_RELEASES set to the folder without figures."""
    monkeypatch.setenv("PANTAU_RELEASES", str(empty_root))
    return empty_root
