"""The demo page behind a real server, for the browser that all browser tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.browser import ROOT, served


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Streamlit serves `static/` beside the main script: the demo gets a folder with the product's own."""
    folder = tmp_path_factory.mktemp("map")
    (folder / "static").symlink_to(ROOT / "static", target_is_directory=True)
    (folder / "demo_app.py").symlink_to(Path(__file__).with_name("demo_app.py"))
    with served(folder / "demo_app.py", log=folder / "log") as url:
        yield url
