"""Half-sent requests end, on real sockets, and whole ones do not."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from pantau.web.patience import Patience, end_half_heads
from tests.helpers.asgi import greet

WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
POSTED = b"POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
BIG = 200_000


class Hurried(H11Protocol):
    """As the server's, with less patience."""


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Greets at once where the path says so, else after the body."""
    if scope["type"] == "http" and scope["path"] == "/langsung":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})
    elif scope["type"] == "http":
        await greet(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Of a server with a second's patience for heads, and for bodies one and what they bring."""
    end_half_heads(Hurried, seconds=1.0)
    patient = Patience(app, seconds=1.0, rate=BIG // 4)
    # uvicorn's own patience is for silence between requests alone, and for all that came too early.
    config = uvicorn.Config(patient, http=Hurried, lifespan="off", log_level="critical", timeout_keep_alive=2)
    server = uvicorn.Server(config)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield int(listener.getsockname()[1])
        server.should_exit = True
        thread.join()


def ends(port: int, begin: bytes, drip: bytes) -> bytes:
    """What is answered to one who begins and then sends a drop every tenth of a second, to the end.

    Fails where the connection still stands when a minute is over.
    """
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(begin)
        connection.settimeout(0.1)
        answer, until = b"", time.monotonic() + 60
        while time.monotonic() < until:
            try:
                came = connection.recv(65536)
            except TimeoutError:
                came = None
            except ConnectionError:
                return answer
            if came == b"":
                return answer
            answer += came or b""
            if drip:
                try:
                    connection.sendall(drip)
                except ConnectionError:
                    return answer
    raise AssertionError(f"the connection still stands; answered: {answer!r}")


@pytest.mark.parametrize("drip", [b"", b"X-A: b\r\n", b"a"])
@pytest.mark.parametrize("begin", [b"", WHOLE[:20], b"GET / HTTP/1.1\r\nX-", WHOLE + b"GET /"])
def test_a_head_that_does_not_come_ends_the_connection(port: int, begin: bytes, drip: bytes) -> None:
    answer = ends(port, begin, drip)
    assert (b"200 OK" in answer) == begin.startswith(WHOLE)


@pytest.mark.parametrize("drip", [b"", b"x"])
def test_a_body_that_does_not_come_is_answered_and_ends(port: int, drip: bytes) -> None:
    answer = ends(port, POSTED % (b"/", BIG), drip)
    assert answer.startswith(b"HTTP/1.1 408")
    assert "tidak kunjung lengkap" in answer.decode()


def test_a_body_that_nobody_asks_for_ends_too(port: int) -> None:
    answer = ends(port, POSTED % (b"/langsung", BIG), b"x")
    assert answer.startswith(b"HTTP/1.1 200")


def test_a_body_that_goes_on_may_take_longer(port: int) -> None:
    """In twenty parts over two seconds: more than its second, less than its bytes allow."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(POSTED % (b"/", BIG))
        for _ in range(20):
            connection.sendall(b"x" * (BIG // 20))
            time.sleep(0.1)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")


def test_whole_requests_follow_one_another_on_one_connection(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for _ in range(6):
            connection.sendall(WHOLE)
            answer = b""
            while not answer.endswith(b"0\r\n\r\n"):
                came = connection.recv(65536)
                assert came, "closed"
                answer += came
            assert answer.startswith(b"HTTP/1.1 200")
            time.sleep(0.3)


def test_patience_is_taught_once() -> None:
    end_half_heads(Hurried, seconds=1.0)
    taught = Hurried.data_received
    end_half_heads(Hurried, seconds=1.0)
    assert Hurried.data_received is taught
