"""The contents of an area's page: links to the sections it has, in their order."""

from __future__ import annotations

from pantau.analysis.profile import Profile
from pantau.ui.area.similar import has_neighbours
from pantau.ui.area.tables import ANCHORS, has_gaps
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def contents(frame: Frame, profile: Profile) -> str:
    """One line under the title; a section that the area does not have is not named."""
    there = {
        "perkembangan": True,
        "bagian": profile.children is not None,
        "perubahan": True,
        "sasaran": True,
        "serupa": has_neighbours(frame),
        "segmen": not profile.segments.empty,
        **{anchor: not getattr(profile, name).empty for name, anchor in ANCHORS.items()},
        "belum": has_gaps(profile),
    }
    return render("contents", frame.say, anchors=[anchor for anchor, held in there.items() if held])
