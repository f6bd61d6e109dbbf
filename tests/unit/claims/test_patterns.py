"""Every published coverage figure of the release, in every pattern that people say it in."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import Judged, judge_text
from pantau.store import Release
from tests.helpers.claim_patterns import PATTERNS, Pattern, fill, published

Found = dict[str, list[tuple[dict[str, Any], str, list[Judged]]]]


@pytest.fixture(scope="module")
def found(full_release: Release) -> Found:
    """What is found in each pattern filled with each figure, by pattern: all of one figure as one text."""
    rows = published(full_release.query("observations", indicator="coverage_ucj", segment="all"))
    by_pattern: Found = {pattern.id: [] for pattern in PATTERNS}
    for row in rows.to_dict("records"):
        figure = {str(key): value for key, value in row.items()}
        lines = [(pattern.id, fill(pattern, figure)) for pattern in PATTERNS]
        told = [(name, line) for name, line in lines if line]
        judged = judge_text("\n".join(line for _, line in told), full_release)
        for name, line in told:
            own = [one for one in judged if one.claim.sentence.text.strip() == line.strip()]
            by_pattern[name].append((figure, line, own))
    return by_pattern


def test_there_are_figures_enough(found: Found) -> None:
    assert all(len(of_pattern) > 150 for of_pattern in found.values())


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_every_figure_is_judged_rightly(pattern: Pattern, found: Found) -> None:
    wrong = []
    for figure, line, judged in found[pattern.id]:
        verdicts = [verdict_of(one) for one in judged]
        right = set(pattern.right)
        if "same" not in right and _in_doubt(figure):
            right.add("incomparable")
        if "same" not in right and judged and _is_known(judged[0]):
            right |= {"same", "incomparable"}  # by chance the number of another month, or of a target
        is_right = len(judged) == 1 and verdicts[0] in right
        if pattern.caught and not is_right:
            continue  # test_a_wrong_figure_is_caught counts them
        if not is_right or judged[0].claim.codes != (figure["area_code"],):
            wrong.append(f"{line} {verdicts}")

    assert wrong == []


@pytest.mark.parametrize(
    "pattern", [one for one in PATTERNS if one.right == ("same",)], ids=lambda one: one.id
)
def test_no_true_figure_is_called_different_nor_its_sum(pattern: Pattern, found: Found) -> None:
    verdicts = Counter(verdict_of(one) for _, _, judged in found[pattern.id] for one in judged)
    sums = Counter(one.arithmetic_verdict for _, _, judged in found[pattern.id] for one in judged)

    assert (verdicts["different"], sums["differs"]) == (0, 0)


def _is_known(judged: Judged) -> bool:
    """Whether the release has the number of the text for the area, of whatever date, or as its target."""
    figures = any(one.partly for one in judged.comparators)
    return figures or any(one.verdict == "match" for one in judged.targets)


def _in_doubt(figure: dict[str, Any]) -> bool:
    """Whether the release marks a figure: it contradicts nobody."""
    return isinstance(figure["caveat"], str)


def test_a_wrong_figure_is_caught(found: Found) -> None:
    sound = [
        (line, [verdict_of(one) for one in judged])
        for figure, line, judged in found["wrong"]
        if not _in_doubt(figure)
    ]
    missed = [line for line, verdicts in sound if verdicts != ["different"]]

    assert len(sound) > 150
    assert len(missed) <= 0.02 * len(sound), missed
