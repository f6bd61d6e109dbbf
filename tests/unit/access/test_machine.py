"""Who sits at the machine: only where nobody else is listened to, and nothing speaks of a proxy."""

from __future__ import annotations

import pytest

from pantau.access import at_machine, is_loopback

OWN = [("Host", "127.0.0.1:8501"), ("Origin", "http://127.0.0.1:8501")]


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("LOCALHOST.", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        (None, False),
        ("", False),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
        ("localhost.jahat.example", False),
        ("127.0.0.1.nip.example", False),
    ],
)
def test_what_is_of_the_machine_itself(host: str | None, own: bool) -> None:
    assert is_loopback(host) is own


@pytest.mark.parametrize("listens", ["127.0.0.1", "localhost", "::1"])
def test_a_browser_on_the_machine_sits_at_it(listens: str) -> None:
    assert at_machine(listens, "127.0.0.1", OWN)
    assert at_machine(listens, "::1", [("Host", "[::1]:8501"), ("Origin", "http://localhost:8501")])


@pytest.mark.parametrize("listens", [None, "", "0.0.0.0", "::", "10.0.0.1", "dasbor.example.id"])
def test_where_others_are_listened_to_nobody_does(listens: str | None) -> None:
    assert not at_machine(listens, "127.0.0.1", OWN)


@pytest.mark.parametrize(
    "told",
    [
        ("X-Forwarded-For", "10.0.0.1"),
        ("x-forwarded-for", ""),
        ("X-Forwarded-Proto", "https"),
        ("Forwarded", "for=10.0.0.1"),
        ("X-Real-Ip", "10.0.0.1"),
        ("Via", "1.1 nginx"),
        ("Host", "dasbor.example.id"),
        ("Host", "127.0.0.1:8501@jahat.example"),
        ("Host", "[::1"),
        ("Origin", "https://dasbor.example.id"),
        ("Origin", "null"),
        ("Origin", "http://[::1"),
    ],
)
def test_what_comes_through_a_proxy_or_another_name_does_not(told: tuple[str, str]) -> None:
    assert not at_machine("127.0.0.1", "127.0.0.1", [*OWN, told])


def test_what_comes_from_elsewhere_does_not() -> None:
    assert not at_machine("127.0.0.1", "10.0.0.1", OWN)
