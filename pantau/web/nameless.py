"""Which program answers, and of which version, is nobody's business."""

from __future__ import annotations

import asyncio
from typing import Any


def leave_out_name(protocol: Any) -> None:
    """Let connections of a protocol of uvicorn send no `server` header.

    protocol: the class that uvicorn makes one of for each connection. Streamlit makes uvicorn's
    settings itself, before it reads ours, so the headers that all answers get are changed with the
    first connection. Done once: a second call changes nothing.
    """
    if getattr(protocol, "_nameless", False):
        return
    made = protocol.connection_made

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        for holder, headers in ((self.config, "encoded_headers"), (self.server_state, "default_headers")):
            setattr(holder, headers, [one for one in getattr(holder, headers) if one[0] != b"server"])
        made(self, transport)

    protocol.connection_made = connection_made
    protocol._nameless = True
