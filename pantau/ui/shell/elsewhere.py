"""Which parts of a province of before a split lie in other provinces today, and the ways there."""

from __future__ import annotations

from pantau.answers.names import split_from
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def parts_elsewhere(frame: Frame, area: str, name: str) -> str:
    """HTML: what a figure holds beside the area's own parts; '' where it holds no more.

    `name`: the area's as its figure has it ('Papua (sebelum pemekaran)'). The parts themselves stand where
    they belong today: each is one of one province.
    """
    say, others = frame.say, split_from(frame.release, area)
    if not others or name == frame.area_name(area):
        return ""
    local = frame.areas[frame.areas["level"].isin(REGENCY_LEVELS)]
    counts = {code: int((local["parent"] == code).sum()) for code in [area, *others]}
    missing = sum(counts[code] for code in others)
    names = [f"{frame.area_name(code)} ({counts[code]})" for code in others]
    text = say(
        "area.elsewhere.text",
        whole=name,
        area=frame.area_name(area),
        count=counts[area] + missing,
        listed=counts[area],
        missing=missing,
        names=numbers.listing(names, say.language),
    )
    ways = [(frame.area_name(code), frame.link("wilayah", area=code)) for code in others]
    return render("section", say, title="", text=text) + render("ways", say, ways=ways)
