"""Names that stand in Indonesian on an English page: they are no other language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pantau.store import Release

# Indonesian by decision, with the reason.
ALLOWED = {
    "Kabupaten [A-Z]": "the name of an area, as its government writes it",
    "Kota [A-Z]": "the same of a city",
    "Dewan Ekonomi Nasional": "the council that keeps a repository of data",
}
_KINDS = re.compile("|".join(ALLOWED))


@cache
def _names(release: Release) -> re.Pattern[str]:
    """Names of areas, of documents of targets, and of those who published."""
    names = set(release.query("areas")["name"]) | set(release.query("targets")["document"])
    names |= set(release.query("source_names")["short_name"])
    sources = release.query("sources")
    names |= set(sources["publisher"].dropna()) | set(sources["title"].dropna())
    names |= {name.rpartition(", ")[0] for name in sources["short_name"] if ", " in name}
    regulations = release.query("regulations")
    names |= set(regulations["title"].dropna())
    longest = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


def without_names(texts: Iterable[str], release: Release) -> list[str]:
    """The texts of an English page without the names that a release holds."""
    names = _names(release.in_language("en"))
    return [_KINDS.sub("", names.sub("", text)) for text in texts]
