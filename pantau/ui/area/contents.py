"""The contents of an area's page: links to the sections it has, in their order."""

from __future__ import annotations

from pantau.analysis.profile import Profile
from pantau.ui.area.similar import has_neighbours
from pantau.ui.area.tables import ANCHORS, has_gaps
from pantau.ui.area.trends import has_published
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def contents(frame: Frame, profile: Profile) -> str:
    """A line under the title, a list beside the page on a wide screen."""
    return render("contents", frame.say, anchors=sections(frame, profile))


def sections(frame: Frame, profile: Profile) -> list[str]:
    """The anchors of the sections that the area has, in their order."""
    there = {
        "perkembangan": True,
        "bagian": profile.children is not None,
        "perubahan": True,
        "laju": frame.table.target is not None,
        "sasaran": True,
        "serupa": has_neighbours(frame),
        "segmen": not profile.segments.empty,
        "terbitan": has_published(frame),
        **{anchor: not getattr(profile, name).empty for name, anchor in ANCHORS.items() if anchor != "angka"},
        "rincian": True,
        "angka": not profile.figures.empty,
        "belum": has_gaps(profile),
    }
    return [anchor for anchor, held in there.items() if held]
