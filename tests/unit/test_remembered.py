"""Answers are remembered up to a number, and forgotten with what they are about."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

from pantau.remembered import forget, remembered


class Thing:
    """What is asked about; as many alike as there are."""


def counted(most):
    """A remembered function, and how often it was really asked."""
    asked = []

    @remembered(most)
    def answer(thing, number=0, *, word=""):
        asked.append((thing, number, word))
        return thing, number, word

    return answer, asked


def test_the_last_answers_are_remembered():
    answer, asked = counted(2)
    for number in (1, 2, 1, 3, 1, 2):
        assert answer("a", number) == ("a", number, "")
    assert [number for _, number, _ in asked] == [1, 2, 3, 2], "2 was asked longest ago"


def test_names_tell_arguments_apart():
    answer, asked = counted(8)
    assert answer("a", word="b") == answer("a", word="b") == ("a", 0, "b")
    assert answer("a", 0) != answer("a", word="b")
    assert len(asked) == 2


def test_what_raises_is_asked_again():
    tries = []

    @remembered(2)
    def failing():
        tries.append(1)
        raise LookupError

    for _ in range(2):
        try:
            failing()
        except LookupError:
            continue
    assert len(tries) == 2


def test_answers_about_a_thing_are_forgotten_and_no_others():
    answer, asked = counted(8)
    one, other = Thing(), Thing()
    for thing in (one, other):
        answer(thing)
        answer("about", thing)
    forget(one)
    for thing in (one, other):
        answer(thing)
        answer("about", thing)
    assert [thing for thing, *_ in asked].count(other) == 1
    assert len(asked) == 6


def test_nothing_of_a_thing_is_left_once_it_is_forgotten():
    answer = remembered(8)(lambda thing: [thing])
    thing = Thing()
    left = weakref.ref(thing)
    answer(thing)
    forget(thing)
    del thing
    gc.collect()
    assert left() is None


def test_many_may_ask_at_once_while_others_forget():
    answer, _ = counted(4)
    things = [Thing() for _ in range(8)]

    def ask(turn):
        thing = things[turn % 8]
        if turn % 5 == 0:
            forget(thing)
        return answer(thing, turn % 3)[0] is thing

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(4000)))
    assert len(answer.memory) <= 4
