"""Pages run without a browser: what a page says, as one text, and the data of its components."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "ringkasan",
    "peta",
    "peringkat",
    "wilayah",
    "bandingkan",
    "inpres",
    "simulasi",
    "cerita",
    "cek_angka",
    "data",
    "metodologi",
    "tentang",
)
# Where a browser finds each page; of areas, one that shows all that such a page can.
ADDRESSES = {page: page for page in PAGES} | {"ringkasan": "", "wilayah": "wilayah?wilayah=16"}


def run_page(name: str, **params: str) -> AppTest:
    """Run a page through the app with URL parameters; the test fails on an exception in it."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in params.items():
        app.query_params[key] = value
    if name != "ringkasan":
        app.switch_page(f"pages/{name}.py")  # before the first run, as an address opens it
    app.run()
    assert not app.exception, app.exception
    return app


def _elements(node: Any) -> Iterator[Any]:
    for child in getattr(node, "children", {}).values():
        yield child
        yield from _elements(child)


def elements(app: AppTest) -> Iterator[Any]:
    """Everything on a page, in its order."""
    yield from _elements(app._tree)


def component_data(app: AppTest, name: str) -> list[dict[str, Any]]:
    """The data sent to every component called `name` ('pantau_map'), in order of the page."""
    found = (e.proto for e in elements(app) if e.type == "bidi_component")
    return [json.loads(proto.json) for proto in found if proto.component_name == name and proto.json]


def said(app: AppTest) -> str:
    """All HTML of a page, unescaped: cards, lists, tables, messages."""
    bodies = [e.proto.body for e in elements(app) if e.type == "html"]
    bodies += [data["html"] for data in component_data(app, "pantau_linked")]
    return unescape("\n".join(bodies))
