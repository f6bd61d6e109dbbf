"""Who a request comes from, told to the pages: by the connection, or by a proxy that is trusted."""

from __future__ import annotations

from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

from pantau.access import HANDED_ON, told_by


class TellPeer:
    """Sets the address of a request, and hands a name on under a header that nobody else can send."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] in ("http", "websocket") and client:
            told = told_by(client[0], scope["headers"])
            headers = list(scope["headers"])
            if told.name:
                headers.append((HANDED_ON.encode(), quote(told.name).encode()))
            scope = {**scope, "client": (told.address, client[1]), "headers": headers}
        await self.app(scope, receive, send)
