"""How much a reader may upload, counted as it arrives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from pantau.web.uploads import FRAME, MEGABYTE, UploadLimits
from tests.helpers.apart import run_apart
from tests.helpers.asgi import answers, body, greet, status

PATH = "/_stcore/upload_file/sesi-1/berkas-1"
FILE, SESSION = 2 * MEGABYTE, 5 * MEGABYTE
CHUNK = b"x" * (MEGABYTE // 4)


def limited(held: int = 0) -> UploadLimits:
    """A server whose session 'sesi-1' has so many bytes in memory."""
    return UploadLimits(
        greet, file=FILE, session=SESSION, held=lambda session: held if session == "sesi-1" else 0
    )


def upload(
    app: UploadLimits, size: int, declared: int | str | None = None, path: str = PATH
) -> list[Message]:
    """What is answered to so many bytes, sent in chunks."""
    headers = [] if declared is None else [("content-length", str(declared))]
    whole, rest = divmod(size, len(CHUNK))
    return answers(app, headers, chunks=[CHUNK] * whole + [CHUNK[:rest]], method="PUT", path=path)


@pytest.mark.parametrize("declared", [None, 10, "banyak", "9" * 30])
def test_a_file_is_refused_once_it_is_too_large_whatever_it_says_of_itself(
    declared: int | str | None,
) -> None:
    assert status(upload(limited(), FILE, declared)) == 200
    sent = upload(limited(), FILE + FRAME + 1, declared)
    assert status(sent) == 413
    assert "2 MB" in body(sent).decode()
    assert (b"connection", b"close") in sent[0]["headers"]
    assert [message.get("more_body", False) for message in sent] == [False, True, False]


def test_a_file_that_says_it_is_too_large_is_not_read() -> None:
    asked: list[Scope] = []

    async def noticing(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope)
        await greet(scope, receive, send)

    app = UploadLimits(noticing, file=FILE, session=SESSION, held=lambda _: 0)
    assert status(upload(app, 1, declared=FILE + FRAME + 1)) == 413
    assert asked == []


@pytest.mark.parametrize(("held", "size", "answer"), [(4, 1, 200), (4, 2, 413), (6, 1, 413), (0, 2, 200)])
def test_a_session_has_a_limit_of_its_own(held: int, size: int, answer: int) -> None:
    size *= MEGABYTE
    for declared in (None, size):
        assert status(upload(limited(held * MEGABYTE), size, declared)) == answer
    other = "/_stcore/upload_file/sesi-2/berkas-1"
    assert status(upload(limited(held * MEGABYTE), size, path=other)) == 200


def test_files_that_arrive_at_once_count_together_and_are_forgotten_when_they_came() -> None:
    app = limited()
    statuses: list[int] = []

    async def one(chunks: Iterator[bytes], size: int) -> None:
        async def receive() -> Message:
            await anyio.sleep(0)  # the others' turn
            chunk = next(chunks, None)
            return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await app({"type": "http", "path": PATH, "method": "PUT", "headers": []}, receive, send)

    async def together(count: int) -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(count):
                tasks.start_soon(one, iter([CHUNK] * 8), 2 * MEGABYTE)

    run_apart(together, 2)
    assert statuses == [200, 200]
    statuses.clear()
    run_apart(together, 4)
    assert 413 in statuses
    assert app.arriving == {}


@pytest.mark.parametrize(("method", "path"), [("DELETE", PATH), ("GET", "/peta"), ("PUT", "/lain")])
def test_nothing_else_is_counted(method: str, path: str) -> None:
    chunks: Iterable[bytes] = [CHUNK] * 40
    assert status(answers(limited(), chunks=chunks, method=method, path=path)) == 200
