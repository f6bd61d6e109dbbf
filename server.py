"""The web server: Streamlit's ASGI app around app.py, with what Streamlit leaves out.

Run by `make run`. Adds immutable cache headers for the content-hashed map geometry, the
page's language, security headers, and /healthz for whoever watches the machine.
"""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pantau.store import DamagedReleaseError, NoReleaseError, current_release

HASHED_FILE = re.compile(r"/app/static/.+\.[0-9a-f]{8,}\.json$")
IMMUTABLE = b"public, max-age=31536000, immutable"


class Headers:
    """Sets headers on responses and `lang="id"` on Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hashed = HASHED_FILE.search(scope["path"]) is not None
        is_html = False

        async def send_changed(message: Message) -> None:
            nonlocal is_html
            if message["type"] == "http.response.start":
                headers = [(k, v) for k, v in message["headers"] if not (hashed and k == b"cache-control")]
                if hashed and message["status"] == 200:
                    headers.append((b"cache-control", IMMUTABLE))
                headers.append((b"x-content-type-options", b"nosniff"))
                headers.append((b"referrer-policy", b"same-origin"))
                is_html = any(k == b"content-type" and v.startswith(b"text/html") for k, v in headers)
                message = {**message, "headers": headers}
            elif is_html and message["type"] == "http.response.body":
                # Same length, so that Content-Length stays true.
                message = {**message, "body": message.get("body", b"").replace(b'lang="en"', b'lang="id"')}
            await send(message)

        await self.app(scope, receive, send_changed)


def healthz(_: Request) -> JSONResponse:
    """200 with the id of the release being served; 503 when there is none that can be read."""
    try:
        release = current_release()
    except (NoReleaseError, DamagedReleaseError) as error:
        return JSONResponse({"status": "no release", "detail": str(error)}, status_code=503)
    return JSONResponse({"status": "ok", "release": release.id})


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[Route("/healthz", healthz)],
    middleware=[Middleware(Headers)],
)
