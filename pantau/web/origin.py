"""Requests that pages of other sites make are refused before Streamlit sees them.

Streamlit checks the origin of a WebSocket too, but asks a host on the internet for the address of
the server to do so, which holds the whole server up for 20 seconds where no name is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_REFUSED = 1008  # of a WebSocket: policy violation
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


class OwnOriginOnly:
    """Answers 403, or closes the WebSocket, where a browser says that a page of another site asks.

    allowed: origins that may ask all the same ('https://dasbor.example.id'), such as of a proxy that
    does not pass on the Host it was asked for; asked anew each time. What has no origin is no page
    of another site: a command, a monitor, or a page of ours that is opened.
    """

    def __init__(self, app: ASGIApp, allowed: Callable[[], Iterable[str]] = lambda: ()) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._own(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
        else:
            await PlainTextResponse("", HTTPStatus.FORBIDDEN)(scope, receive, send)

    def _own(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origins = headers.getlist("origin")
        if not origins:
            return True
        hosts = headers.getlist("host")
        if len(origins) > 1 or len(hosts) != 1:
            return False
        return origins[0] in self.allowed() or same_site(origins[0], hosts[0])


def same_site(origin: str, host: str) -> bool:
    """Whether an origin ('https://dasbor.example.id:8501') is that of a Host header, by name and port.

    A port that is left out is the usual one of the origin's scheme.
    """
    try:
        asking, asked = urlsplit(origin), urlsplit(f"//{host}")
        usual = _PORTS.get(asking.scheme)
        ports = asking.port or usual, asked.port or usual
    except ValueError:  # no address at all
        return False
    return (
        bool(asking.hostname)
        and usual is not None
        and asking.hostname == asked.hostname
        and ports[0] == ports[1]
    )
