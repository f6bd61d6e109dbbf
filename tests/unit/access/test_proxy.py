"""A proxy's word counts from where the operator says, and only what that proxy itself has put there."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from starlette.types import Receive, Scope, Send

from pantau.access import HANDED_ON, at_machine, told_by, wrong_setting
from pantau.access.proxy import Told
from pantau.web.peer import TellPeer
from tests.helpers.apart import run_apart

NAME = (b"x-remote-user", b"Siti Aminah")


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """One proxy on the machine and a network of them; the name in X-Remote-User."""
    monkeypatch.setenv("PANTAU_PROKSI", "127.0.0.1, 10.9.0.0/24")
    monkeypatch.setenv("PANTAU_TAJUK_PENGGUNA", "X-Remote-User")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")


def via(*addresses: str) -> tuple[bytes, bytes]:
    return b"x-forwarded-for", ", ".join(addresses).encode()


def test_a_trusted_proxy_says_who_and_where_from() -> None:
    assert wrong_setting() == ""
    assert told_by("127.0.0.1", [NAME, via("172.16.0.5")]) == Told("172.16.0.5", "Siti Aminah")
    assert told_by("10.9.0.77", [(b"X-Remote-User", "Née".encode())]) == Told("10.9.0.77", "Née")
    assert told_by("::ffff:127.0.0.1", [NAME]).name == "Siti Aminah"


@pytest.mark.parametrize("peer", ["10.8.0.1", "172.16.0.5", "::1", "", "proxy.example.id"])
def test_the_same_from_anybody_else_is_ignored(peer: str) -> None:
    assert told_by(peer, [NAME, via("127.0.0.1")]) == Told(peer)


def test_a_name_that_stands_there_twice_is_nobodys() -> None:
    assert told_by("127.0.0.1", [NAME, (b"X-REMOTE-USER", b"Budi")]).name == ""
    assert told_by("127.0.0.1", [NAME, NAME]).name == ""
    assert told_by("127.0.0.1", [(b"x_remote_user", b"Budi")]).name == ""


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ([via("1.2.3.4", "172.16.0.5")], "172.16.0.5"),
        ([via("172.16.0.5", "10.9.0.3")], "172.16.0.5"),
        ([via("1.2.3.4"), via("172.16.0.5")], "172.16.0.5"),
        ([via("2001:db8::1")], "2001:db8::1"),
        ([via("10.9.0.3")], "127.0.0.1"),
        ([via("1.2.3.4", "unknown")], "127.0.0.1"),
        ([via("1.2.3.4", "")], "127.0.0.1"),
        ([], "127.0.0.1"),
    ],
)
def test_the_address_is_the_last_that_is_no_proxy_of_ours(
    forwarded: list[tuple[bytes, bytes]], address: str
) -> None:
    assert told_by("127.0.0.1", forwarded).address == address


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("PANTAU_PROKSI", "", "no_proxies"),
        ("PANTAU_PROKSI", "127.0.0.1,semua", "bad_proxies"),
        ("PANTAU_PROKSI", "127.0.0.1,", "bad_proxies"),
        ("PANTAU_PROKSI", "10.9.0.1/24", "bad_proxies"),
        ("FORWARDED_ALLOW_IPS", "127.0.0.1", "uvicorn"),
        ("FORWARDED_ALLOW_IPS", None, "uvicorn"),
    ],
)
def test_what_is_half_set_trusts_nobody(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str | None, why: str
) -> None:
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    assert wrong_setting() == why
    assert told_by("127.0.0.1", [NAME, via("172.16.0.5")]) == Told("127.0.0.1")


def test_without_a_header_named_a_proxy_tells_addresses_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PANTAU_TAJUK_PENGGUNA")
    assert told_by("127.0.0.1", [NAME, (b"", b"Budi"), via("172.16.0.5")]) == Told("172.16.0.5")


def test_where_a_proxy_is_set_up_nobody_sits_at_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    own = ("127.0.0.1", "127.0.0.1", [("Host", "127.0.0.1:8501")])
    assert not at_machine(*own)
    monkeypatch.delenv("PANTAU_PROKSI")
    assert not at_machine(*own), "half set"
    monkeypatch.delenv("PANTAU_TAJUK_PENGGUNA")
    assert at_machine(*own)


def passed_on(peer: str, *headers: tuple[bytes, bytes]) -> tuple[str, dict[bytes, bytes]]:
    """The address and the headers that the app below sees."""
    seen: dict[str, Any] = {}

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.update(scope)

    scope = {"type": "websocket", "client": (peer, 4000), "headers": list(headers)}
    run_apart(TellPeer(app), scope, None, None)
    return seen["client"][0], dict(seen["headers"])


def test_the_pages_are_told_under_a_name_that_nobody_can_send() -> None:
    key = HANDED_ON.encode()
    address, headers = passed_on("127.0.0.1", (NAME[0], "Née".encode()), via("172.16.0.5"))
    assert (address, headers[key]) == ("172.16.0.5", quote("Née").encode())
    address, headers = passed_on("172.16.0.5", NAME)
    assert address == "172.16.0.5"
    assert key not in headers
    assert len(HANDED_ON) > 32
