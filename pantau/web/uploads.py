"""How much a reader may upload: a file, and a session; refused while it arrives.

Streamlit knows a limit for a file, none for a session: files that arrive together, or one after the
other, would fill the memory. It keeps a file in memory until it is taken out or its session ends.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from http import HTTPStatus

import anyio
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.web.words import told

MEGABYTE = 1024 * 1024
# What a form adds around a file: boundaries, its name.
FRAME = MEGABYTE // 16
_ROUTE = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+/?$")
_WITH_BODY = ("PUT", "POST", "PATCH")
# A browser reads an answer only once it has sent all, or a little: so long and so much is thrown away.
_LINGER_SECONDS, _LINGER_BYTES = 2.0, 8 * MEGABYTE


class TooMuchError(Exception):
    """More has arrived than may."""


class UploadLimits:
    """Answers 413 to a file of more than `file` bytes, or one that brings its session above `session`.

    held: how many bytes of files a session has in memory, by its id. What is arriving counts too, so
    that files sent at once are not each measured alone.
    """

    def __init__(self, app: ASGIApp, *, file: int, session: int, held: Callable[[str], int]) -> None:
        self.app = app
        self.file, self.session = file, session
        self.held = held
        self.arriving: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _ROUTE.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] not in _WITH_BODY:
            await self.app(scope, receive, send)
            return
        arrival = _Arrival(self, found["session"], receive, send)
        try:
            arrival.expect(_declared(scope))
            await self.app(scope, arrival.receive, arrival.send)
        except TooMuchError:
            arrival.forget()
            if not arrival.answered:
                await _refuse(scope, receive, send, self)
        finally:
            arrival.forget()


class _Arrival:
    """One file that arrives: what is expected of it, what came, and whether it was answered."""

    def __init__(self, limits: UploadLimits, session: str, receive: Receive, send: Send) -> None:
        self._limits, self._session = limits, session
        self._receive, self._send = receive, send
        self._expected, self._came, self.answered = 0, 0, False

    def expect(self, size: int) -> None:
        """It will have so many bytes in all. Raises TooMuchError where they are too many."""
        more = size - self._expected
        if more <= 0:
            return
        limits, session = self._limits, self._session
        whole = limits.held(session) + limits.arriving[session] + more
        if size > limits.file + FRAME or whole > limits.session + FRAME:
            raise TooMuchError
        limits.arriving[session] += more
        self._expected = size

    def forget(self) -> None:
        """It is no longer arriving."""
        arriving = self._limits.arriving
        arriving[self._session] -= self._expected
        self._expected = 0
        if not arriving[self._session]:
            del arriving[self._session]

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._came += len(message.get("body", b""))
            self.expect(self._came)
        return message

    async def send(self, message: Message) -> None:
        self.answered = True
        await self._send(message)


def _declared(scope: Scope) -> int:
    """What a request says of its length; 0 where it says nothing that is a number."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


async def _refuse(scope: Scope, receive: Receive, send: Send, limits: UploadLimits) -> None:
    """Say how much is too much; then throw a little more away, so that the answer is read, and close."""
    words = told("web.upload", file=limits.file // MEGABYTE, session=limits.session // MEGABYTE)
    answer = PlainTextResponse(words, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"connection": "close"})
    last: list[Message] = []

    async def all_but_the_last(message: Message) -> None:
        if message["type"] == "http.response.body":
            last.append({**message, "body": b""})
            message = {**message, "more_body": True}
        await send(message)

    await answer(scope, receive, all_but_the_last)
    await _throw_away(receive)
    await send(last[0])


async def _throw_away(receive: Receive) -> None:
    thrown, until = 0, time.monotonic() + _LINGER_SECONDS
    while thrown < _LINGER_BYTES and time.monotonic() < until:
        with anyio.move_on_after(until - time.monotonic()):
            message = await receive()
            thrown += len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body"):
                return
