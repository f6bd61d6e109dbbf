"""Files that are sent are refused before a byte is read, but for sessions that may send some."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# Streamlit's route is /_stcore/upload_file/<session>/<file>, below a base path where one is set.
_ROUTE = "upload_file"


class UploadGate:
    """Answers 403 to whatever is sent to Streamlit's upload route by a session that may not.

    allowed: whether a session may, by its id; asked anew each time.
    """

    def __init__(self, app: ASGIApp, allowed: Callable[[str], bool]) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _ROUTE not in scope["path"] or self.allowed(_session(scope["path"])):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("", HTTPStatus.FORBIDDEN)(scope, receive, send)


def _session(path: str) -> str:
    """The session that a path of the route names; '' where it is no such path."""
    parts = path.split("/")
    return parts[-2] if len(parts) > 2 and parts[-3] == _ROUTE else ""
