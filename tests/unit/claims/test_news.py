"""How well texts in the manner of the news are read and judged: news.jsonl, labelled before it was first run.

Floors, not wishes: what 'berbeda' says is right, or it is not said. docs/cek.md tells the figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.store import Release
from tests.helpers.claim_labels import Scores, labelled, measure

NEWS = Path(__file__).with_name("news.jsonl")
SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases" / "claims" / "sentences.jsonl"
# per cent, at least
FLOORS = {
    "precision of different": 100,
    "precision of sums different": 100,
    "precision of same": 99,
    "recall of different": 95,
    "recall of same": 95,
    "recall of not compared": 97,
    "roles": 97,
    "areas": 97,
    "dates": 97,
}


@pytest.fixture(scope="module")
def scores(full_release: Release) -> Scores:
    return measure(labelled(NEWS), full_release)


def test_there_are_two_hundred_texts() -> None:
    assert len({one["text"] for one in labelled(NEWS)}) >= 200


@pytest.mark.parametrize("name", FLOORS)
def test_the_news_is_read_and_judged(name: str, scores: Scores) -> None:
    wrong = [one for one in scores.wrong if one.startswith(name)]

    assert scores.share(name) >= FLOORS[name], "\n".join(wrong)


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled cases of the team are not here")
@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("precision of different", 100),
        ("precision of sums different", 100),
        ("precision of same", 97),
        ("recall of different", 75),  # one of four: 'hanya sepertiga' is no plain statement
        ("roles", 93),
        ("areas", 96),
    ],
)
def test_the_cases_are_read_and_judged(name: str, floor: float, full_release: Release) -> None:
    found = measure(labelled(SHARED), full_release)

    assert found.share(name) >= floor, "\n".join(found.wrong)
