"""An installation answers only to its own names.

A page of another site whose name its owner points at this machine (DNS rebinding) is, to a browser,
a page of the same origin: nothing but the name it asks for tells it from ours.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pantau.web.words import told

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_REFUSED = 1008  # of a WebSocket: policy violation


class OwnHostsOnly:
    """Answers 421, or closes the WebSocket, where another host is asked for; 400 where none is named.

    Ours are the names of the machine to itself (LOOPBACK), the address at which a request came in,
    which nobody can point elsewhere, and `allowed`: names without ports, '*.example.id' for all
    below one, '*' for any; asked anew each time.
    """

    def __init__(self, app: ASGIApp, allowed: Callable[[], Iterable[str]] = lambda: ()) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        hosts = Headers(scope=scope).getlist("host")
        name = host_name(hosts[0]) if len(hosts) == 1 else None
        if name is not None and (_is_address(name, scope.get("server")) or is_named(name, self.allowed())):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED})
        else:
            status = HTTPStatus.BAD_REQUEST if name is None else HTTPStatus.MISDIRECTED_REQUEST
            await PlainTextResponse(told("web.other_host"), status)(scope, receive, send)


def host_name(host: str) -> str | None:
    """The name in a Host header in small letters, without its port; None where it is no host."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises where it is none
    except ValueError:
        return None
    if not parts.hostname or parts.netloc != host or parts.username is not None:
        return None
    return parts.hostname.rstrip(".")


def is_named(name: str, allowed: Iterable[str]) -> bool:
    """Whether a name is the machine's own to itself, or one of `allowed`."""
    patterns = {pattern.strip().lower().rstrip(".") for pattern in allowed}
    return (
        name in LOOPBACK
        or name in patterns
        or "*" in patterns
        or any(pattern.startswith("*.") and name.endswith(pattern[1:]) for pattern in patterns)
    )


def _is_address(name: str, server: tuple[str, int | None] | None) -> bool:
    """Whether a name is the address at which the request came in."""
    try:
        asked = ipaddress.ip_address(name)
        came = ipaddress.ip_address(server[0] if server else "")
    except ValueError:
        return False
    # A socket that takes both kinds writes 10.0.0.5 as ::ffff:10.0.0.5.
    return asked == (getattr(came, "ipv4_mapped", None) or came)
