"""An ASGI app asked without a server: what it sends to a request made up here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.helpers.apart import run_apart

Pairs = Iterable[tuple[str, str]]


async def greet(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that takes whatever comes, whole, and greets."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"halo"})


def answers(
    app: ASGIApp, headers: Pairs = (), *, kind: str = "http", chunks: Iterable[bytes] = (b"",), **scope: Any
) -> list[Message]:
    """What the app sends to a request or handshake with these headers, whose body comes in these chunks."""
    sent: list[Message] = []
    left = list(chunks)

    async def receive() -> Message:
        if kind == "websocket":
            return {"type": "websocket.connect"}
        if not left:
            return {"type": "http.disconnect"}
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    plain = [(name.encode(), value.encode()) for name, value in headers]
    asked = {"type": kind, "path": "/", "method": "GET", "headers": plain, "server": ("127.0.0.1", 8501)}
    run_apart(app, asked | scope, receive, send)
    return sent


def status(sent: list[Message]) -> int:
    """Of the answer."""
    return int(sent[0]["status"])


def body(sent: list[Message]) -> bytes:
    """All of the answer's."""
    return b"".join(message.get("body", b"") for message in sent[1:])
