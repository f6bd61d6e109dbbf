"""The way from real figures of regencies to the estimates of their coverage, and back."""

from __future__ import annotations

from pantau.analysis.opening import complete_share
from pantau.analysis.release import coverage_of, estimated_of
from pantau.answers.names import indicator_names
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


def estimates_link(frame: Frame) -> None:
    """On a map of regencies: from a real indicator to the estimates of coverage, from these to a real one."""
    view, known = frame.view, estimated_of(frame.release)
    guessed = [one.id for one in coverage_of(frame.release).values() if one.id in known]
    real = complete_share(frame.release, view.level)
    if view.level != "regency" or not guessed or not real:
        return
    to, key = (real, "map.to_real") if view.indicator in guessed else (guessed[0], "map.to_estimates")
    name = indicator_names(frame.release, view.language)[to]
    way = (frame.say(key, indicator=name), frame.link(frame.name, indicator=to, segment="", period=""))
    follow(linked_html(render("ways", frame.say, ways=[way]), key="map_estimates"))
