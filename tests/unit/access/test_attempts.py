"""Wrong keys are counted by address, in bounded memory, and nobody waits."""

from __future__ import annotations

import pytest

from pantau.access import attempts
from pantau.access.attempts import MOST, WINDOW, Attempts, TooManyAttemptsError


class Clock:
    """A clock that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def tried(counted: Attempts, address: str, times: int) -> None:
    for _ in range(times):
        counted.check(address)


def test_after_so_many_nothing_more_is_tried_until_the_first_is_old() -> None:
    clock = Clock()
    counted = Attempts(clock)
    tried(counted, "10.0.0.1", MOST)
    clock.now = 100.0
    with pytest.raises(TooManyAttemptsError) as error:
        counted.check("10.0.0.1")
    assert error.value.seconds == int(WINDOW - 100) + 1
    counted.check("10.0.0.2")  # others are not held up
    clock.now = WINDOW
    counted.check("10.0.0.1")


def test_a_right_key_is_not_counted() -> None:
    counted = Attempts(Clock())
    for _ in range(3 * MOST):
        counted.check("10.0.0.1")
        counted.forgive("10.0.0.1")
    tried(counted, "10.0.0.1", MOST)
    with pytest.raises(TooManyAttemptsError):
        counted.check("10.0.0.1")


def test_addresses_of_one_subscriber_are_counted_together() -> None:
    counted = Attempts(Clock())
    for at in range(MOST):
        counted.check(f"2001:db8:1:2::{at + 1}")
    with pytest.raises(TooManyAttemptsError):
        counted.check("2001:db8:1:2:ffff::1")
    counted.check("2001:db8:1:3::1")


def test_memory_is_bounded() -> None:
    counted = Attempts(Clock())
    for at in range(attempts._ADDRESSES + 50):
        counted.check(f"host-{at}")
    assert len(counted._wrong) == attempts._ADDRESSES
