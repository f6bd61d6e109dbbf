"""What first pages ask for is known before they come."""

from __future__ import annotations

from itertools import islice
from typing import Any

from pantau.analysis.targets.pace import today
from pantau.answers import programme, tables, targets
from pantau.answers.kept import forget_all
from pantau.answers.tables import table
from pantau.answers.warm import warm_pages
from pantau.store import Release
from pantau.view import View

OF_NATION = 30  # steps that are enough for it


def known(function: Any) -> int:
    return len(function.memory)


def test_the_nations_pages_find_their_answers(full_release: Release) -> None:
    forget_all()
    for _ in islice(warm_pages(full_release), OF_NATION):
        pass
    nation = table(full_release, View()).view
    asked = {
        targets.rungs: (nation, today()),
        tables.profile: (nation,),
        tables.bases: ("ID",),
        programme.parts: (nation,),
        programme.own_steps: (nation,),
    }
    for function, given in asked.items():
        before = known(function)
        assert before
        function(full_release, *given)
        assert known(function) == before, function


def test_every_province_is_among_the_steps(full_release: Release) -> None:
    steps = sum(1 for _ in islice(warm_pages(full_release), OF_NATION))
    assert steps == OF_NATION  # there is more than the nation's
