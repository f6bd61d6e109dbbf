"""An installation answers to its own names, whatever name was pointed at it."""

from __future__ import annotations

import pytest

from pantau.web.hosts import OwnHostsOnly, host_name, is_named
from tests.helpers.asgi import answers, body, greet, status

NAMES = ["dasbor.example.id", "*.cabang.example.id"]
APP = OwnHostsOnly(greet, lambda: NAMES)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("dasbor.example.id", "dasbor.example.id"),
        ("DASBOR.example.id.:8501", "dasbor.example.id"),
        ("[::1]:8501", "::1"),
        ("10.0.0.5:80", "10.0.0.5"),
        ("", None),
        ("dasbor:port", None),
        ("dasbor:99999", None),
        ("127.0.0.1@jahat.example", None),
        ("127.0.0.1/jahat.example", None),
        ("127.0.0.1#jahat.example", None),
        ("[::1", None),
    ],
)
def test_a_host_is_a_name_and_a_port(host: str, name: str | None) -> None:
    assert host_name(host) == name


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("dasbor.example.id", True),
        ("a.cabang.example.id", True),
        ("cabang.example.id", False),
        ("xcabang.example.id", False),
        ("dasbor.example.id.jahat.example", False),
        ("localhost.jahat.example", False),
    ],
)
def test_names_of_ours(name: str, named: bool) -> None:
    assert is_named(name, NAMES) is named
    assert is_named(name, ["*"]), "an operator may answer to any"


@pytest.mark.parametrize("host", ["dasbor.example.id", "127.0.0.1:8501", "localhost:8501"])
def test_who_asks_for_us_is_answered(host: str) -> None:
    assert status(answers(APP, [("host", host)])) == 200
    assert answers(APP, [("host", host)], kind="websocket") == [{"type": "websocket.accept"}]


def test_who_asks_for_another_is_told_so_and_reaches_nothing() -> None:
    sent = answers(APP, [("host", "jahat.example:8501")])
    assert status(sent) == 421
    assert "server.allowedHosts" in body(sent).decode()
    assert "jahat.example" not in body(sent).decode()
    refused = answers(APP, [("host", "jahat.example:8501")], kind="websocket")
    assert refused == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1", "127.0.0.1"], ["a/b"], ["dasbor:x"]])
def test_one_host_must_be_named(hosts: list[str]) -> None:
    assert status(answers(APP, [("host", host) for host in hosts])) == 400


@pytest.mark.parametrize(
    ("came_in_at", "host", "answer"),
    [
        ("10.0.0.5", "10.0.0.5:8501", 200),
        ("::ffff:10.0.0.5", "10.0.0.5:8501", 200),
        ("fd00::5", "[fd00:0::5]:8501", 200),
        ("10.0.0.5", "10.0.0.6:8501", 421),
        ("/run/pantau.sock", "10.0.0.5", 421),
    ],
)
def test_an_address_is_ours_where_the_request_came_in_at_it(came_in_at: str, host: str, answer: int) -> None:
    assert status(answers(APP, [("host", host)], server=(came_in_at, 8501))) == answer
