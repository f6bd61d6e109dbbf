"""A release of fictional figures says so on every page, in every file and in every name."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pantau.publishing import export_release
from pantau.store import build_release, open_release_by_id, publish
from tests.helpers import facts, official
from tests.helpers.pages import PAGES, _elements, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

ROWS = [("16", "2025-08", "pu", 100_000, 200_000, 400_000)]


@pytest.fixture(scope="module")
def practice_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A releases folder whose current release holds a practice file."""
    root = tmp_path_factory.mktemp("practice")
    file = official.keep(root, ROWS, "LATIHAN-laporan.xlsx", practice=True)
    small = facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    publish(root, build_release(small, root=root, official=[file.sha256]).release_id)
    return root


def banners(app: AppTest) -> list[str]:
    """The banners of fictional figures on a page."""
    bodies = [element.proto.body for element in _elements(app._tree) if element.type == "html"]
    return [body for body in bodies if "pj-practice" in body]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_practice_release_says_so(
    practice_root: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANTAU_RELEASES", str(practice_root))
    app = run_page(page)
    (banner,) = banners(app)
    assert "<strong>LATIHAN</strong>" in banner
    assert "bukan angka sebenarnya" in banner
    (release_id,) = [path.stem for path in practice_root.glob("*.duckdb")]
    assert f"Rilis {release_id}</p>" in said(app)
    assert "-LATIHAN-" in release_id


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_a_real_release_says_so(release_root: Path, page: str) -> None:
    assert banners(run_page(page)) == []


def test_every_file_of_an_export_says_so_in_its_name(practice_root: Path, tmp_path: Path) -> None:
    (release_id,) = [path.stem for path in practice_root.glob("*.duckdb")]
    written = export_release(open_release_by_id(release_id, practice_root), tmp_path)
    assert {path.name for path in written} >= {"LATIHAN-observation.csv", "LATIHAN-kamus-data.csv"}
    assert all(path.name.startswith("LATIHAN-") for path in tmp_path.iterdir())
