"""Scripts, styles and outlines leave as compressed copies, where there are some and a browser takes them."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from pathlib import Path

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.web.accepting import PLAIN, coding
from pantau.web.copies import Copies, Copy

IMMUTABLE = "public, max-age=31536000, immutable"


class Precompressed:
    """Answers what `copies` has; all else, and every request for a part of a file, goes on as it is."""

    def __init__(self, app: ASGIApp, copies: Copies) -> None:
        self.app = app
        self.copies = copies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        known = scope["type"] == "http" and scope["path"] in self.copies.files
        if not known or scope["method"] not in ("GET", "HEAD") or "range" in headers:
            await self.app(scope, receive, send)
            return
        wanted = coding(", ".join(headers.getlist("accept-encoding")))
        copy = self.copies.copy(scope["path"], wanted) if wanted != PLAIN else None
        content = await _content(copy) if copy else None
        if copy is None or content is None:
            await self.app(scope, receive, _varying(send))
            return
        answer = _answer(scope["path"], copy, wanted, content, headers.getlist("if-none-match"))
        await answer(scope, receive, send)


async def _content(copy: Copy) -> bytes | None:
    """The copy's bytes; None where its file has gone."""
    if isinstance(copy.content, Path):
        try:
            return await anyio.Path(copy.content).read_bytes()
        except OSError:
            return None
    return copy.content


def _answer(path: str, copy: Copy, wanted: str, content: bytes, known: list[str]) -> Response:
    """The copy, or 304 where the browser has it."""
    tag = f'"{copy.digest}-{wanted}"'
    headers = {"etag": tag, "vary": "Accept-Encoding", "cache-control": IMMUTABLE}
    if is_known(tag, known):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(content, headers={**headers, "content-encoding": wanted}, media_type=kind)


def is_known(tag: str, if_none_match: list[str]) -> bool:
    """Whether one of the If-None-Match headers names an ETag, be it as a weak one, or any ('*')."""
    entries = {entry.strip().removeprefix("W/") for header in if_none_match for entry in header.split(",")}
    return tag in entries or "*" in entries


def _varying(send: Send) -> Send:
    """Says of an answer as it is that others are compressed, so that no cache on the way mixes them up."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if "accept-encoding" not in headers.get("vary", "").lower():
                headers.add_vary_header("Accept-Encoding")
        await send(message)

    return told
