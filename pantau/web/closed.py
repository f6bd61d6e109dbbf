"""Routes of Streamlit that nobody needs here, and that say how busy or how well the server is."""

from __future__ import annotations

import re
from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# Numbers of sessions and bytes; a check that runs a whole page for whoever asks. /healthz is for monitors.
_CLOSED = re.compile(r"/_stcore/(metrics|script-health-check)/*$")


class Closed:
    """Answers 404 where one of those routes is asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _CLOSED.search(scope["path"]):
            await PlainTextResponse("", HTTPStatus.NOT_FOUND)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
