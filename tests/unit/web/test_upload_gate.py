"""What is sent is refused before a byte of it is read, but for sessions that may send."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from pantau.web.upload_gate import UploadGate
from tests.helpers.apart import run_apart


async def greet(_scope: Scope, _receive: Receive, send: Send) -> None:
    """An app that answers everything."""
    await send({"type": "http.response.start", "status": 204, "headers": []})


def status(path: str, method: str = "PUT") -> int:
    """What the guarded app answers; 'mine' alone may send. Fails where anything is read."""
    sent: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("nothing is read of what is refused")

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "path": path, "method": method, "headers": []}
    run_apart(UploadGate(greet, lambda session: session == "mine"), scope, receive, send)
    found: int = sent[0]["status"]
    return found


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/other/file",
        "/base/_stcore/upload_file/other/file",
        "/_stcore/upload_file/mine",
        "/_stcore/upload_file",
        "/_stcore/upload_file/other/mine",
        "/_stcore/upload_file/mine/other/file",
        "/_stcore/upload_file/mine/file/",
        "//_stcore/upload_file//file",
    ],
)
def test_a_session_that_may_not_is_refused(path: str, method: str) -> None:
    assert status(path, method) == 403


@pytest.mark.parametrize("path", ["/_stcore/upload_file/mine/file", "/b/_stcore/upload_file/mine/file"])
def test_a_session_that_may_is_let_through(path: str) -> None:
    assert status(path) == 204


@pytest.mark.parametrize("path", ["/", "/data", "/_stcore/health", "/_stcore/stream"])
def test_everything_else_is_let_through(path: str) -> None:
    assert status(path, "GET") == 204
