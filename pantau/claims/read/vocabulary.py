"""What a text calls the segments and indicators of a release: by spoken names, else by their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pantau.analysis.release import Release
from pantau.catalogue import Indicator, Segment, indicators, segments
from pantau.claims.read.mentions import Span, lower, unified
from pantau.claims.read.topics import speaks_of_coverage
from pantau.remembered import remembered

# Kinds of segments that a text speaks of. The others (sources of funds, kinds of regulation) are
# named in texts of all sorts: 'dibiayai APBD' is said of participants too.
_SPOKEN_OF = ("segment", "group", "institution")
_SINCE_NUMBER = re.compile(r"[^\d;]*$")
_IN_PARENTHESES = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class NameMention(Span):
    """A segment ('segment') or an indicator ('indicator') that a text names, by its id in the catalogue."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class _Name:
    kind: str
    id: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The catalogue of a release, and the names by which texts speak of it; empty unless it is given."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    segments: Mapping[str, Segment] = field(default_factory=dict)
    names: tuple[_Name, ...] = ()

    def find(self, small: str) -> list[NameMention]:
        """Segments and indicators named in a text in small letters, in order; of overlapping ones the
        first, and of those that begin together the longest.

        Of words that name an indicator as well as a segment ('pekerja informal') the indicator is meant,
        unless the words around speak of coverage.
        """

        def order(pair: tuple[re.Match[str], int]) -> tuple[int, int, bool, int]:
            match, at = pair
            of_segment = self.names[at].kind != "indicator"
            return match.start(), -match.end(), of_segment != _is_of_coverage(small, match), at

        matches = sorted(
            ((match, at) for at, name in enumerate(self.names) for match in name.pattern.finditer(small)),
            key=order,
        )
        found: list[NameMention] = []
        for match, at in matches:
            if not found or match.start() >= found[-1].end:
                name = self.names[at]
                found.append(NameMention(match.start(), match.end(), match[0], name.kind, name.id))
        return found

    def is_named(self, indicator: str) -> bool:
        """Whether texts name an indicator, so that its figures are compared with no others."""
        return any(name.kind == "indicator" and name.id == indicator for name in self.names)

    def kind_of(self, segment: str) -> str:
        """The kind of a segment by its id: 'segment', 'group', 'institution'; '' for none."""
        return self.segments[segment].kind if segment in self.segments else ""

    @property
    def everyone(self) -> frozenset[str]:
        """Segments of all participants: those that a count of them is of where a text names no segment."""
        known = self.indicators.values()
        return frozenset(one.default_segment for one in known if one.unit == "people" and one.held_to_targets)

    @property
    def wholes(self) -> frozenset[str]:
        """Segments that stand for a whole where a text names none: those that coverage is shown of."""
        return frozenset(one.default_segment for one in self.indicators.values() if one.covers_workers)


def _is_of_coverage(small: str, name: re.Match[str]) -> bool:
    """Whether a name is spoken of as covered: since the number before it, or behind it."""
    before = _SINCE_NUMBER.search(small[: name.start()])
    return speaks_of_coverage(before[0] if before else "") or speaks_of_coverage(small[name.end() :])


@remembered(8)
def vocabulary_of(release: Release) -> Vocabulary:
    """The vocabulary of a release: each query asked once."""
    known_indicators = indicators(release.query("indicators"))
    known_segments = segments(release.query("segments"))
    rows = release.query("spoken_names").to_dict("records")
    spoken = {(str(row["kind"]), str(row["id"])): str(row["pattern"]) for row in rows}
    names = [_Name(kind, id_, re.compile(pattern)) for (kind, id_), pattern in spoken.items() if pattern]
    own = [
        *(("segment", one.id, one.name) for one in known_segments.values() if one.kind in _SPOKEN_OF),
        *(("indicator", one.id, one.name) for one in known_indicators.values()),
    ]
    names += _own_names([one for one in own if one[:2] not in spoken])
    return Vocabulary(known_indicators, known_segments, tuple(names))


def _own_names(unspoken: list[tuple[str, str, Mapping[str, str]]]) -> Iterator[_Name]:
    """The names of the catalogue in each language; one that several share names none of them."""
    called = [
        (kind, id_, words)
        for kind, id_, name in unspoken
        for words in {_small_words(one) for one in name.values()}
        if words
    ]
    times = Counter(words for _, _, words in called)
    for kind, id_, words in called:
        if times[words] == 1:
            spaced = r"\s+".join(re.escape(word) for word in words.split())
            yield _Name(kind, id_, re.compile(rf"(?<!\w){spaced}(?!\w)"))


def _small_words(name: str) -> str:
    return " ".join(lower(unified(_IN_PARENTHESES.sub(" ", name))).split())
