"""The web server: Streamlit's ASGI app around app.py, with what Streamlit leaves out.

Run by `make run`. Refuses what pages of other sites ask, other hosts' names, uploads that are too
large and requests that never become whole; adds immutable cache headers for the content-hashed map
geometry, the page's language, security headers, and /healthz for whoever watches the machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import anyio
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from pantau.access import may_upload, wrong_setting
from pantau.answers.warm import warm
from pantau.intake.limits import FILE_BYTES, SESSION_BYTES
from pantau.store import DamagedReleaseError, NoReleaseError, serving_release
from pantau.text import Text
from pantau.text.trouble import trouble_words
from pantau.ui.shell.incident import tell_incident
from pantau.web.closed import Closed
from pantau.web.collection import collecting
from pantau.web.hosts import OwnHostsOnly
from pantau.web.origin import OwnOriginOnly
from pantau.web.patience import Patience, end_half_heads
from pantau.web.peer import TellPeer
from pantau.web.policy import frame_sources, policy_of
from pantau.web.upload_gate import UploadGate
from pantau.web.uploads import UploadLimits

_log = logging.getLogger("pantau")
HASHED_FILE = re.compile(r"/app/static/.+\.[0-9a-f]{8,}\.json$")
IMMUTABLE = b"public, max-age=31536000, immutable"
COMMON_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]
# Streamlit's page asks for its backend below the page's own address first, and logs a 404 for
# each page but the first. All our pages lie one step below the root, so "." is the root.
BACKEND = b"""<head>
    <script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };</script>"""
PAGE_CHANGES = [
    (b'<html lang="en">', b'<html lang="id">'),
    (b"<head>", BACKEND),
    (b"<title>Streamlit</title>", b"<title>Pantau Jamsostek</title>"),
    (
        b"You need to enable JavaScript to run this app.",
        b"Aktifkan JavaScript untuk membuka dasbor ini.",
    ),
]


class Headers:
    """Sets headers on every response, and on Streamlit's page its language, title and backend."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hashed = HASHED_FILE.search(scope["path"]) is not None
        if not hashed and "." not in scope["path"] and not scope["path"].startswith("/_stcore"):
            # A page: ask for it uncompressed, since it is changed on the way out.
            headers = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, _Rewriter(send, hashed))


class _Rewriter:
    """Passes a response on; a page is held back until it is whole, because its length changes."""

    def __init__(self, send: Send, hashed: bool) -> None:
        self.send = send
        self.hashed = hashed
        self.start: Message | None = None
        self.page = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *COMMON_HEADERS]
            if self.hashed and message["status"] == HTTPStatus.OK:
                headers = [*(h for h in headers if h[0] != b"cache-control"), (b"cache-control", IMMUTABLE)]
            message = {**message, "headers": headers}
            if any(k == b"content-type" and v.startswith(b"text/html") for k, v in headers):
                self.start = message
                return
        elif message["type"] == "http.response.body" and self.start is not None:
            self.page += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self.start)
            return
        await self.send(message)

    async def _send_page(self, start: Message) -> None:
        for old, new in PAGE_CHANGES:
            self.page = self.page.replace(old, new, 1)
        headers = [h for h in start["headers"] if h[0] not in (b"content-length", b"etag")]
        headers.append((b"content-length", str(len(self.page)).encode()))
        headers.append((b"content-security-policy", policy_of(self.page, frame_sources()).encode()))
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": self.page})


def healthz(_request: Request) -> JSONResponse:
    """200 with the id of the release being served, and a notice where it stands in for a damaged one.

    503 when there is none that can be read.
    """
    try:
        serving = serving_release()
    except (NoReleaseError, DamagedReleaseError) as error:
        return JSONResponse({"status": "no release", "detail": str(error)}, status_code=503)
    except OSError as error:
        why, _ = trouble_words(error, Text())
        return JSONResponse({"status": "trouble", "detail": why}, status_code=503)
    notice = {"notice": serving.notice} if serving.notice else {}
    return JSONResponse({"status": "ok", "release": serving.release.id, **notice})


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Answer what most ask for before the first visitor comes; without a release there is nothing to ask."""
    # The pages say what is wrong, and what to do.
    with suppress(NoReleaseError, DamagedReleaseError, OSError):
        await anyio.to_thread.run_sync(warm, serving_release().release)
    if wrong := wrong_setting():
        _log.warning(Text()(f"access.proxy.{wrong}"))
    async with collecting():
        yield


def _listed(option: str) -> list[str]:
    """What the operator lists in a setting of Streamlit's."""
    return [str(entry).strip() for entry in st.get_option(option) or ()]


def _held(session: str) -> int:
    """Bytes of the files that a session has uploaded and not taken out, by its id."""
    files: Any = st.runtime.get_instance().uploaded_file_mgr  # as st.App makes it: in memory
    return sum(len(file.data) for file in list(files.file_storage.get(session, {}).values()))


# Streamlit asks only WebSockets for their host, and would refuse the machine its own names.
HOSTS = _listed("server.allowedHosts")
config.set_option("server.allowedHosts", [])
frame_sources()  # says what is wrong with the setting before anybody comes
end_half_heads(AutoHTTPProtocol)
app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=[Route("/healthz", healthz)],
    middleware=[
        Middleware(Headers),
        Middleware(OwnHostsOnly, allowed=lambda: HOSTS),
        Middleware(OwnOriginOnly, allowed=partial(_listed, "server.corsAllowedOrigins")),
        Middleware(Closed),
        Middleware(Patience),
        Middleware(TellPeer),
        Middleware(UploadGate, allowed=may_upload),
        Middleware(UploadLimits, file=FILE_BYTES, session=SESSION_BYTES, held=_held),
    ],
    on_script_error=tell_incident,
)
