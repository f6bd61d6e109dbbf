"""What an area's page holds below its first lines: one fold a question, in the order of its contents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from pantau.analysis.profile import Profile
from pantau.ui.area import figures, header, similar, trends, why
from pantau.ui.area import tables as known
from pantau.ui.area.contents import sections
from pantau.ui.area.ladder import draw_ladder
from pantau.ui.area.parts import draw_parts
from pantau.ui.area.target import draw_block
from pantau.ui.peers import words as peers
from pantau.ui.shell.cards import render
from pantau.ui.shell.folds import fold
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

# Options that are chosen in a fold.
_CHOSEN_IN = {"perubahan": why.OPTIONS, "serupa": peers.OPTIONS}


def draw_folds(frame: Frame, profile: Profile, row: pd.Series) -> None:
    """The folds of the sections that the area has. row: the View's own figure of it."""

    def tabled(make: Callable[[Frame, Profile], str], key: str) -> None:
        follow(linked_html(make(frame, profile), key=f"area_{key}"))

    draw: dict[str, Callable[[], None]] = {
        "bagian": partial(draw_parts, frame),
        "perubahan": partial(why.draw_why, frame),
        "laju": partial(draw_block, frame),
        "sasaran": partial(draw_ladder, frame),
        "serupa": lambda: follow(linked_html(similar.similar_areas(frame), key="area_similar")),
        "segmen": partial(trends.draw_segments, frame, profile),
        "terbitan": partial(trends.draw_published, frame),
        "lembaga": partial(tabled, known.institutions, "institutions"),
        "kelompok": partial(tabled, known.groups, "groups"),
        "anggaran": partial(tabled, known.budget_table, "budget"),
        "rincian": lambda: follow(linked_html(_in_full(frame, profile, row), key="area_cards")),
        "angka": partial(tabled, known.figures, "tables"),
        "belum": partial(tabled, known.missing_list, "missing"),
    }
    for anchor in sections(frame, profile):
        if anchor in draw:
            with fold(frame, anchor, frame.say(f"area.contents.{anchor}"), _CHOSEN_IN.get(anchor, ())):
                draw[anchor]()


def _in_full(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """Each figure with all that is said of it, and who stands next to the area."""
    told = render("paragraphs", frame.say, lines=[header.summary(frame, profile, row)])
    return told + figures.figure_cards(frame, profile, row) + known.beside_in_rank(frame, profile)
