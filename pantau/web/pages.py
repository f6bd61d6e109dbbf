"""Streamlit's page, which it sends for every address: changed for ours, compressed, 404 for the others."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.web.accepting import BROTLI, GZIP, PLAIN, coding
from pantau.web.copies import COMPRESSED
from pantau.web.lost import lost_page
from pantau.web.policy import frame_sources, policy_of
from pantau.web.precompressed import is_known

# What comes from elsewhere is nobody's page: files to download, Streamlit's own routes.
_NO_PAGES = ("/media/", "/component/", "/_stcore/", "/app/static/")


class Pages:
    """Finds pages by their type, whatever their address looks like.

    known: addresses of pages, without the slash at their beginning; at others stands a page that leads
    back. change: makes ours of Streamlit's HTML, by the address.
    """

    def __init__(self, app: ASGIApp, known: Container[str], change: Callable[[bytes, str], bytes]) -> None:
        self.app = app
        self.known = known
        self.change = change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and not scope["path"].startswith(_NO_PAGES)
        if not ours or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        held = _Held(send)
        # What is asked for the head alone needs the whole page, too: its length and policy are of it.
        await self.app({**scope, "method": "GET"}, receive, held)
        if held.start is not None:
            await self._answer(scope, held)(scope, receive, send)

    def _answer(self, scope: Scope, held: _Held) -> Response:
        asked = Headers(scope=scope)
        address = scope["path"].lstrip("/")
        if address in self.known:
            status = held.start["status"] if held.start else HTTPStatus.OK
            html = _changed(held.html, self.change, address)
        else:
            status, html = HTTPStatus.NOT_FOUND, lost_page(scope["path"])
        wanted = coding(", ".join(asked.getlist("accept-encoding")))
        content = _compressed(html, wanted)
        tag = f'"{hashlib.sha256(html).hexdigest()[:32]}-{wanted}"'
        headers = {
            "cache-control": "no-cache",
            "content-security-policy": policy_of(html, frame_sources()),
            "etag": tag,
            "vary": "Accept-Encoding",
        }
        if status == HTTPStatus.OK and is_known(tag, asked.getlist("if-none-match")):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if wanted != PLAIN:
            headers["content-encoding"] = wanted
        return Response(content, status, headers, media_type="text/html")


@dataclass
class _Held:
    """Passes an answer on unless it is a page, which is held back until it is whole."""

    send: Send
    start: Message | None = None
    body: bytes = field(default=b"")

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            kind = Headers(raw=message["headers"]).get("content-type", "")
            if kind.startswith("text/html"):
                self.start = message
                return
        if self.start is None:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    @property
    def html(self) -> bytes:
        """The page; Streamlit compresses it at some addresses, and not at others."""
        packed = self.start is not None and Headers(raw=self.start["headers"]).get("content-encoding") == GZIP
        return gzip.decompress(self.body) if packed else self.body


@lru_cache(16)
def _changed(html: bytes, change: Callable[[bytes, str], bytes], address: str) -> bytes:
    return change(html, address)


@lru_cache(32)
def _compressed(html: bytes, wanted: str) -> bytes:
    return COMPRESSED[wanted](html) if wanted in (BROTLI, GZIP) else html
