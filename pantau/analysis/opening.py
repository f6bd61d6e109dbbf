"""What a map of a level opens on: an indicator with figures of its own for its areas, before estimates."""

from __future__ import annotations

from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import areas_of, indicator_of, resolve_segment
from pantau.remembered import remembered
from pantau.view import View


def opening_indicator(release: Release, view: View, level: str) -> str:
    """The View's indicator where any area of `level` has a figure of it that is no estimate; else another.

    Another is the first share of the catalogue that every area of the level has real figures of; the
    View's own where there is none. Raises UnknownInReleaseError.
    """
    shown = indicator_of(catalogue_of(release).indicators, view.indicator)
    if _real(release, shown.id, resolve_segment(shown, view.segment), level):
        return view.indicator
    return complete_share(release, level) or view.indicator


@remembered(16)
def complete_share(release: Release, level: str) -> str:
    """The first share of the catalogue that every area of a level has real figures of; '' for none."""
    known = catalogue_of(release)
    everyone = len(areas_of(View(level=level), known.areas))
    shares = [one for one in known.indicators.values() if one.mapped and one.unit == "percent"]
    found = (one.id for one in shares if everyone == _real(release, one.id, one.default_segment, level))
    return next(found, "") if everyone else ""


def _real(release: Release, indicator: str, segment: str, level: str) -> int:
    """How many areas of a level have a figure which is no estimate."""
    return _counts(release, level).get((indicator, segment), 0)


@remembered(16)
def _counts(release: Release, level: str) -> dict[tuple[str, str], int]:
    found = release.query("freshness").dropna(subset=["segment"])
    column = "provinces_with" if level == "province" else "regencies_with"
    keys = zip(found["indicator"], found["segment"], strict=True)
    return dict(zip(keys, found[column].astype("int64"), strict=True))
