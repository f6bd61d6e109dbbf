"""Who may ask: our own pages, and what is no page at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from pantau.web.origin import OwnOriginOnly, same_site

TRUSTED = "https://dasbor.example.id"
OWN = "http://dasbor:8501"


async def greet(scope: Scope, _receive: Receive, send: Send) -> None:
    """An app that answers everything."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"halo"})


def answers(kind: str, origins: Iterable[str], hosts: Iterable[str] = ("dasbor:8501",)) -> list[Message]:
    """What the guarded app sends to a request or handshake with these headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect" if kind == "websocket" else "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", host.encode()) for host in hosts]
    headers += [(b"origin", origin.encode()) for origin in origins]
    scope: dict[str, Any] = {"type": kind, "path": "/", "method": "GET", "headers": headers}
    anyio.run(OwnOriginOnly(greet, lambda: [TRUSTED]), scope, receive, send)
    return sent


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
