"""The web server: Streamlit's ASGI app around app.py, with what Streamlit leaves out.

Run by `make run`. Refuses what pages of other sites ask, other hosts' names, uploads that are too
large and requests that never become whole; sends scripts and pages compressed; adds immutable cache
headers for the content-hashed map geometry, the page's language, security headers, and /healthz for
whoever watches the machine.
"""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Iterator
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
from pantau.answers.warm import warm, warm_pages
from pantau.folders import COPIES, STATIC
from pantau.intake.limits import FILE_BYTES, SESSION_BYTES
from pantau.store import DamagedReleaseError, NoReleaseError, Release, serving_release
from pantau.text import Text
from pantau.text.trouble import trouble_words
from pantau.ui.shell.incident import tell_incident
from pantau.ui.shell.linked import style
from pantau.ui.shell.navigation import PAGES
from pantau.web.closed import Closed
from pantau.web.collection import collecting
from pantau.web.copies import Copies, files_below
from pantau.web.hosts import OwnHostsOnly
from pantau.web.nameless import leave_out_name
from pantau.web.opening import first_files, opening
from pantau.web.origin import OwnOriginOnly
from pantau.web.pages import Pages
from pantau.web.patience import Patience, end_half_heads
from pantau.web.peer import TellPeer
from pantau.web.policy import frame_sources
from pantau.web.precompressed import IMMUTABLE, Precompressed
from pantau.web.upload_gate import UploadGate
from pantau.web.uploads import UploadLimits
from pantau.web.warming import warming

_log = logging.getLogger("pantau")
HASHED_FILE = re.compile(r"/app/static/.+\.[0-9a-f]{8,}\.json$")
IMMUTABLE_HEADER = (b"cache-control", IMMUTABLE.encode())
COMMON_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]


class Headers:
    """Sets headers on every response, and lets browsers keep what is named by its content."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def more(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*message["headers"], *COMMON_HEADERS]
                if message["status"] == HTTPStatus.OK and HASHED_FILE.search(scope["path"]):
                    headers = [*(h for h in headers if h[0] != b"cache-control"), IMMUTABLE_HEADER]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, more)


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
    async with collecting(), warming(_served, _get_ready):
        with COPIED.making():
            yield


def _served() -> Release | None:
    """The release that readers get; None where there is none that can be read."""
    with suppress(NoReleaseError, DamagedReleaseError, OSError):
        return serving_release().release
    return None


def _get_ready(release: object) -> Iterator[None]:
    assert isinstance(release, Release)
    warm(release)  # nothing to do for the one that the server started with
    yield
    yield from warm_pages(release)


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
leave_out_name(AutoHTTPProtocol)
STREAMLIT = Path(st.__file__).parent / "static"
our_page = opening(STREAMLIT, style())
SCRIPTS = files_below(STREAMLIT / "static", "/static")
OUTLINES = files_below(STATIC, "/app/static", "*.[0-9a-f]*.json")
COPIED = Copies(
    {**SCRIPTS, **OUTLINES},
    COPIES,
    first=[*first_files(our_page((STREAMLIT / "index.html").read_bytes(), "")), *OUTLINES],
)
app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=[Route("/healthz", healthz)],
    middleware=[
        Middleware(Headers),
        Middleware(OwnHostsOnly, allowed=lambda: HOSTS),
        Middleware(OwnOriginOnly, allowed=partial(_listed, "server.corsAllowedOrigins")),
        Middleware(Closed),
        Middleware(Precompressed, copies=COPIED),
        Middleware(Pages, known={page.address for page in PAGES}, change=our_page),
        Middleware(Patience),
        Middleware(TellPeer),
        Middleware(UploadGate, allowed=may_upload),
        Middleware(UploadLimits, file=FILE_BYTES, session=SESSION_BYTES, held=_held),
    ],
    on_script_error=tell_incident,
)
