"""The places in a ranking that a sentence tells: 'tertinggi di Bali', 'peringkat 4 dari 38 provinsi'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pantau.areas import NATION, load_areas
from pantau.claims.read import statement_words as words
from pantau.claims.read.belonging import inside
from pantau.claims.read.compared import compared_with
from pantau.claims.read.doubt import is_qualified
from pantau.claims.read.mentions import PlaceMention
from pantau.claims.read.statement import Statement
from pantau.claims.read.subject import TURN, Sentence, Subject, nearest, unread

_FAR = 60  # characters from a superlative to the area among whose parts it ranks


def ranks(sentence: Sentence, subjects: Sequence[Subject]) -> Iterator[tuple[int, Statement]]:
    for match in words.RANKED.finditer(sentence.small):
        if _is_bound(sentence, match):
            continue
        at = _ranked(sentence, subjects, match)
        place = subjects[at].place if at is not None else None
        scope = _scope(sentence, place, match) if place else ""
        if at is None or not scope or not _is_plain(sentence, match):
            yield nearest(subjects, match.start()) if at is None else at, unread(match)
            continue
        way = "least" if match["least"] else "most"
        text = match[0]
        yield at, Statement(match.start(), match.end(), text, "rank", way, None, words.rank_of(match), scope)


def _is_bound(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is the bound of a number: 'paling sedikit 50 persen'."""
    return match[0].startswith("paling") and any(
        not sentence.small[match.end() : number.start].strip()
        for number in sentence.numbers
        if number.start >= match.end()
    )


def _ranked(sentence: Sentence, subjects: Sequence[Subject], match: re.Match[str]) -> int | None:
    """The claim that is ranked: the one before the word, or behind 'adalah'; None where it may be either.

    None too where the one before is only what another is compared with: 'di atas Lampung 17,9%, tertinggi'.
    """
    if len(subjects) == 1 and not subjects[0].numbers:
        return 0
    behind = next((at for at, one in enumerate(subjects) if one.start >= match.end()), None)
    before = [at for at, one in enumerate(subjects) if one.end <= match.start()]
    if not before:
        return behind
    turned = TURN.search(sentence.small, subjects[before[-1]].end, match.start())
    if behind is not None and (turned or words.BEHIND.match(sentence.small, match.end())):
        return None
    return None if turned or before[-1] in compared_with(sentence, subjects) else before[-1]


def _is_plain(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a rank is said outright, of a figure and of today: not 'salah satu kota terbesar'."""
    small, start = sentence.small, match.start()
    if is_qualified(small, start):
        return False
    if words.OF_TIME.match(small[match.end() : match.end() + _FAR]) or words.OF_OTHER.search(small[:start]):
        return False
    if match["place"] or match[0].startswith(("nomor", "no", "number", "juara")):
        return True
    named = any(0 <= start - place.end <= 2 for place in sentence.places)
    return named or bool(words.OF_FIGURE.search(small[:start]))


def _scope(sentence: Sentence, place: PlaceMention, match: re.Match[str]) -> str:
    """Code of the area among whose parts a place is ranked; '' where that is not certain."""
    ahead = sentence.small[match.end() : match.end() + _FAR]
    around = [one for one in sentence.places if inside(place, one)]
    near = [one for one in around if match.end() <= one.start <= match.end() + _FAR]
    if near:
        return near[0].codes[0]
    if words.NATIONAL.match(ahead):
        return NATION
    if counted := words.OUT_OF.match(ahead):
        return _of_so_many(place.codes[0], int(counted[1]))
    return around[0].codes[0] if len(around) == 1 else ""


def _of_so_many(code: str, count: int) -> str:
    """The area that has so many parts of a place's level: 'peringkat 1 dari 24 kabupaten/kota'."""
    areas = load_areas()
    if code not in areas:
        return ""
    area = areas[code]
    if area.is_local and count == len(areas.locals_of(area.parent)):
        return area.parent
    of_nation = {len(areas.provinces(34)), len(areas.provinces(38))}
    if area.is_local:
        of_nation = {sum(one.is_local for one in areas)}
    return NATION if count in of_nation else ""
