"""What monitors of Streamlit could ask is asked by nobody here."""

from __future__ import annotations

import pytest

from pantau.web.closed import Closed
from tests.helpers.asgi import answers, body, greet, status


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "/dasbor/_stcore/metrics", "/_stcore/script-health-check"],
)
def test_routes_that_tell_of_the_server_are_closed(path: str) -> None:
    sent = answers(Closed(greet), path=path)
    assert (status(sent), body(sent)) == (404, b"")


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/healthz"])
def test_what_pages_and_monitors_need_is_open(path: str) -> None:
    assert status(answers(Closed(greet), path=path)) == 200
