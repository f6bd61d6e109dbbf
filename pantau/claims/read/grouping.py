"""Which numbers of a sentence make one claim, and which indicator each claim names."""

from __future__ import annotations

from collections.abc import Sequence

from pantau.claims.read.belonging import NumberGroup, is_behind, words_about
from pantau.claims.read.claim import ClaimFigure
from pantau.claims.read.mentions import PlaceMention
from pantau.claims.read.topics import speaks_of_coverage
from pantau.claims.read.vocabulary import NameMention

_NEW_CLAIM = ("numerator", "denominator", "percent", "uncovered", "from", "to", "change", "target")
SHOWN_ONLY = ("rank", "other")  # roles that play no part in a claim


def group_figures(
    figures: Sequence[ClaimFigure], marks: Sequence[PlaceMention | NameMention], said: str
) -> list[list[ClaimFigure]]:
    """Figures by claim: a role comes once in each, and a new area, segment or indicator begins one."""
    groups: list[list[ClaimFigure]] = []
    for figure in figures:
        if figure.role in SHOWN_ONLY:
            continue
        group = groups[-1] if groups else None
        if group is None or _begins(figure, group, marks, said):
            groups.append([figure])
        else:
            group.append(figure)
    return groups


def _begins(
    figure: ClaimFigure, group: Sequence[ClaimFigure], marks: Sequence[PlaceMention | NameMention], said: str
) -> bool:
    if figure.role in _NEW_CLAIM and figure.role in {other.role for other in group}:
        return True
    last, first = group[-1].number, group[0].number
    between = [mark for mark in marks if last.end <= mark.start < figure.number.start]
    earlier = [mark for mark in marks if mark.start < first.start]
    if any(_is_indicator(new) and not is_behind(said, last.end, new) for new in between) and not any(
        _is_indicator(old) for old in earlier
    ):
        return True  # 'cakupan 50 persen dan rumah layak 400 unit': from here on it speaks of an indicator
    # a second area, segment or indicator between two numbers, where the first had one of its own
    return any(
        _sort(new) == _sort(old) and _meaning(new) != _meaning(old) for new in between for old in earlier[-2:]
    )


def _is_indicator(mark: PlaceMention | NameMention) -> bool:
    return isinstance(mark, NameMention) and mark.kind == "indicator"


def _sort(mark: PlaceMention | NameMention) -> str:
    return mark.kind if isinstance(mark, NameMention) else "place"


def _meaning(mark: PlaceMention | NameMention) -> object:
    return mark.id if isinstance(mark, NameMention) else mark.codes


def named_indicator(named: Sequence[NameMention], around: NumberGroup, said: str) -> str:
    """The indicator that a claim names: before its numbers, or right behind them.

    Else that of the claims before it in the sentence, unless it speaks of coverage; '' for none.
    """
    own = [
        name
        for name in named
        if around.previous <= name.start < around.end
        and not (around.previous >= 0 and is_behind(said, around.previous, name))
    ]
    if not own:
        until = around.closing(len(said))
        own = [
            name
            for name in named
            if around.end <= name.start < until
            and (around.following < 0 or is_behind(said, around.end, name))
        ][:1]
    if own:
        return own[-1].id
    before = [name for name in named if name.start < around.start]
    return "" if not before or speaks_of_coverage(words_about(said, around)) else before[-1].id
