"""A page's Table as a league: areas with a figure of their own, and below them those without."""

from __future__ import annotations

from collections.abc import Sequence

from pantau.answers.sentences import value_title
from pantau.ui.league import AS_LEFT, LeagueColumn, league_table
from pantau.ui.league.estimates import own_figures, without_own_figures
from pantau.ui.shell import ranges, state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow, open_page


def draw_league(
    frame: Frame,
    key: str,
    *,
    focus: str = "",
    columns: Sequence[LeagueColumn] = (),
    addressed: bool = False,
) -> None:
    """The ranged Table; a click on a row opens that area's page. key: of its components."""
    listed = own_figures(ranges.ranged_table(frame).rows)
    event = None
    if len(listed):
        event = league_table(
            listed,
            frame.say,
            link=lambda code: frame.address("wilayah", area=code),
            key=key,
            value=value_title(frame.table),
            focus=focus,
            columns=columns,
            addressed=addressed,
        )
    if event:
        left = {name: event[name] for name in AS_LEFT if name in event}
        open_page("wilayah", state.current().with_options(**left).but(area=event["code"]))
    follow(linked_html(without_own_figures(frame), key=f"{key}_without"))
