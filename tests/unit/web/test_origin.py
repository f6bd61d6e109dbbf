"""Who may ask: our own pages, and what is no page at all."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from starlette.types import Message

from pantau.web.origin import OwnOriginOnly, same_site
from tests.helpers import asgi

TRUSTED = "https://dasbor.example.id"
OWN = "http://dasbor:8501"


def answers(kind: str, origins: Iterable[str], hosts: Iterable[str] = ("dasbor:8501",)) -> list[Message]:
    """What the guarded app sends to a request or handshake with these headers."""
    headers = [("host", host) for host in hosts] + [("origin", origin) for origin in origins]
    return asgi.answers(OwnOriginOnly(asgi.greet, lambda: [TRUSTED]), headers, kind=kind)


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("https://dasbor.example.id", "dasbor.example.id", True),
        ("https://dasbor.example.id:443", "dasbor.example.id", True),
        ("http://DASBOR.example.id", "dasbor.example.id:80", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://dasbor.example.id", "dasbor.example.id:8501", False),
        ("http://127.0.0.1:8502", "127.0.0.1:8501", False),
        ("https://jahat.example", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501.jahat.example", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501@jahat.example", "127.0.0.1:8501", False),
        ("null", "127.0.0.1:8501", False),
        ("", "127.0.0.1:8501", False),
        ("file://", "127.0.0.1:8501", False),
        ("http://127.0.0.1:port", "127.0.0.1:8501", False),
        ("http://[::1", "127.0.0.1:8501", False),
    ],
)
def test_a_site_is_its_name_and_its_port(origin: str, host: str, same: bool) -> None:
    assert same_site(origin, host) is same


@pytest.mark.parametrize("origins", [(), (OWN,), (TRUSTED,)])
def test_our_own_pages_and_what_is_no_page_are_answered(origins: tuple[str, ...]) -> None:
    assert [message.get("status") for message in answers("http", origins)] == [200, None]
    assert answers("websocket", origins) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize(
    "origins", [("https://jahat.example",), ("null",), ("http://dasbor:1",), (OWN, "https://jahat.example")]
)
def test_pages_of_other_sites_are_refused(origins: tuple[str, ...]) -> None:
    start, body = answers("http", origins)
    assert (start["status"], body["body"]) == (403, b"")
    assert answers("websocket", origins) == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("hosts", [(), ("dasbor:8501", "dasbor:8501")])
def test_an_origin_needs_one_host_to_be_compared_with(hosts: tuple[str, ...]) -> None:
    assert answers("http", (OWN,), hosts)[0]["status"] == 403
    assert answers("http", (), hosts)[0]["status"] == 200, "no page of another site asks"
