"""Half-sent requests end: a head that does not come, and a body that drips.

uvicorn waits for both as long as the connection stands; it only ends connections on which nothing at
all is going on between two requests.
"""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import Any

import anyio
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.web.words import told

HEAD_SECONDS = 10.0
# A body may take so long, and a second more for every so many bytes that came: slower than any line in use.
BODY_SECONDS, BODY_BYTES_A_SECOND = 30.0, 8 * 1024


class SlowBodyError(Exception):
    """A body comes more slowly than anybody waits."""


class Patience:
    """Answers 408 and closes, where the body of a request does not come within its time."""

    def __init__(self, app: ASGIApp, seconds: float = BODY_SECONDS, rate: int = BODY_BYTES_A_SECOND) -> None:
        self.app = app
        self.seconds, self.rate = seconds, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, came, whole, answered = time.monotonic(), 0, False, False

        async def in_time() -> Message:
            nonlocal came, whole
            if whole or answered:  # what is waited for now is the end of the connection
                return await receive()
            try:
                with anyio.fail_after(max(0.0, began + self.seconds + came / self.rate - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                raise SlowBodyError from None
            came += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            return message

        async def noted(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self.app(scope, in_time, noted)
        except SlowBodyError:
            words = told("web.slow")
            answer = PlainTextResponse(words, HTTPStatus.REQUEST_TIMEOUT, {"connection": "close"})
            await answer(scope, receive, send)


def end_half_heads(protocol: Any, seconds: float = HEAD_SECONDS) -> None:
    """Let connections of a protocol of uvicorn end where the head of a request is not whole in time.

    protocol: the class that uvicorn makes one of for each connection. Streamlit makes uvicorn's
    settings itself and offers no class of ours a place in them, so this one is changed where it is.
    Done once: a second call changes nothing.
    """
    if getattr(protocol, "_heads_end", False):
        return
    made, received, lost = protocol.connection_made, protocol.data_received, protocol.connection_lost

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)
        self._head_due = None
        _wait_for_head(self, seconds)

    def data_received(self: Any, data: bytes) -> None:
        if self._head_due is None and not _answering(self):
            _wait_for_head(self, seconds)
        received(self, data)
        if _answering(self):
            _stop_waiting(self)

    def connection_lost(self: Any, error: Exception | None) -> None:
        _stop_waiting(self)
        lost(self, error)

    protocol.connection_made, protocol.data_received = connection_made, data_received
    protocol.connection_lost = connection_lost
    protocol._heads_end = True


def _answering(connection: Any) -> bool:
    """Whether a request has come whole as to its head, and has no whole answer yet."""
    return connection.cycle is not None and not connection.cycle.response_complete


def _wait_for_head(connection: Any, seconds: float) -> None:
    connection._head_due = connection.loop.call_later(seconds, _end, connection, connection.cycle)


def _stop_waiting(connection: Any) -> None:
    if connection._head_due is not None:
        connection._head_due.cancel()
        connection._head_due = None


def _end(connection: Any, before: Any) -> None:
    """Close a connection on which no request has begun since the wait did."""
    connection._head_due = None
    ours = connection.transport.get_protocol() is connection  # a WebSocket has another by now
    if ours and connection.cycle is before and not connection.transport.is_closing():
        connection.transport.close()
