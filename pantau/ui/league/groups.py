"""Headings inside a league table: what makes figures comparable, and the tiers among them."""

from __future__ import annotations

from itertools import groupby

from pantau.analysis.ranks.tiers import tell_apart
from pantau.answers.sentences import league_words
from pantau.text import Text
from pantau.text.numbers import is_missing, number
from pantau.ui.league.columns import LeagueRow


def group_title(members: list[LeagueRow], say: Text) -> str:
    """'Terhadap semesta pekerja · triwulan IV 2025 · 38 wilayah': what makes these figures comparable."""
    count = say("league.areas", count=number(len(members), 0, say.language))
    return " · ".join([*league_words(members[0], say), count])


def tier_titles(members: list[LeagueRow], say: Text) -> list[tuple[str, int]]:
    """'Kelompok 2 dari 9 · peringkat 4–12' and the number of its rows, in the order of the ranks.

    `members`: of one comparison group, best rank first. Empty where they have no tiers, or such as say
    no more than the ranks.
    """
    if any(is_missing(row.get("tier")) for row in members):
        return []
    if not tell_apart(int(members[0]["tier_of"]), len(members)):
        return []
    titles = []
    for tier, rows in groupby(members, key=lambda row: int(row["tier"])):
        inside = list(rows)
        ranks = sorted({int(inside[0]["rank"]), int(inside[-1]["rank"])})
        span = "–".join(number(rank, 0, say.language) for rank in ranks)
        titles.append((say("league.tier", tier=tier, of=inside[0]["tier_of"], ranks=span), len(inside)))
    return titles
