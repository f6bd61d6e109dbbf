"""What every page has around it: two bars that stay in sight, and messages.

The first bar leads to other pages and areas; the second says and changes what is looked at.

A page is `with`-less and short:

    guard()
    page = open_frame("peta")
    ...
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pantau.access import Rights
from pantau.analysis import Table, UnknownInReleaseError
from pantau.analysis.opening import opening_indicator
from pantau.answers import tables
from pantau.answers.names import areas_by_code, place_names
from pantau.documents import release_label
from pantau.store import DamagedReleaseError, NoReleaseError, Release, UnknownCurrentError
from pantau.text import LANGUAGES, Text
from pantau.text.trouble import trouble_words
from pantau.ui.shell import nearest, serving, state, who
from pantau.ui.shell.bars import Bars, empty_bars
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.linked import linked_html, ship
from pantau.ui.shell.marks import draw_marks, marks_of
from pantau.ui.shell.navigation import PAGES, address, follow, path
from pantau.ui.shell.release_line import release_line
from pantau.ui.shell.search import draw_search
from pantau.ui.shell.tools import provenance, share
from pantau.view import NATION, URL_KEYS, View, ViewError, params_of


@dataclass(frozen=True)
class Frame:
    """What a page works with: the resolved View, its Table, the release and the texts."""

    name: str
    view: View
    table: Table
    release: Release
    say: Text
    areas: pd.DataFrame  # all areas of the release, indexed by code
    names: Mapping[str, str]  # of areas and Kanwil ('Kanwil Sumbagsel'), by code
    rights: Rights  # of whoever looks at the page
    draft: bool = False  # whether readers are not known to have had the release
    bars: Bars = field(default_factory=empty_bars)  # on the page where the frame begins

    @property
    def release_label(self) -> str:
        """The release's id as files write it: of a draft, that it is one."""
        return release_label(self.release.id, self.draft, self.say)

    def area_name(self, code: str) -> str:
        """The name of an area or Kanwil."""
        return self.names[code]

    def row_name(self, code: str) -> str:
        """The name of an area as the Table calls it, which says where a province was split since."""
        rows = self.table.rows
        own = rows.loc[rows["area_code"] == code, "name"]
        return self.area_name(code) if own.empty else str(own.iloc[0])

    def link(self, page: str, **changes: object) -> str:
        """Link to a page that changes some fields of the View; `linked_html` adds the others."""
        return f"{path(page)}?{urlencode(params_of(changes))}"

    def address(self, page: str, **changes: object) -> str:
        """Whole link to a page showing this View with some fields changed."""
        return address(page, self.view.but(**changes))


# Pages that show no figure of the View.
_WITHOUT_FIGURES = ("data", "tentang")
# Pages whose scope is a control, and whose map leads up.
_WITH_SCOPE = ("peta", "peringkat")
Fixed = Callable[[View, pd.DataFrame], dict[str, object]]


def open_frame(name: str, fixed: Fixed | None = None, uses: Sequence[str] = ()) -> Frame:
    """Read the View, draw the frame, and return what the page needs.

    `fixed` gives, from the View and the areas, the fields that this page sets itself (an area's
    page lists that area's parts); the other pages still find the View as it was. `uses` names
    the options (pantau.url_options) that the page reads: its links then write every one of them.
    Stops the page with a plain message and a way back when the address cannot be read, when
    it asks for what the release does not have, or when there is no release.
    """
    ship("linked_code")
    try:
        view = state.read_view()
    except ViewError as error:
        _stop_unreadable(name, error)
    view = view.with_options(**{option: view.option(option) for option in uses})
    frame = _frame(name, view, fixed)
    _title(frame)
    with frame.bars.top:
        bare = not state.says_a_view(st.query_params.to_dict())
        _top(name, frame.say, state.current().to_query() if bare else "")
        draw_search(frame)
    with frame.bars.line:
        _line(frame)
    with frame.bars.tools:
        provenance(frame, name not in _WITHOUT_FIGURES)
        share(frame.say)
    draw_marks(frame.release.id, frame.draft, frame.say)
    release_line(frame.say, frame.view, frame.link(name, release=""))
    nearest.say_moved(frame, view)
    return frame


def _frame(name: str, view: View, fixed: Fixed | None) -> Frame:
    """The View answered; a View that cannot be answered stops the page."""
    say = Text(view.language)
    rights = who.rights()
    release, names = None, {}
    try:
        release = serving.release_of(view, rights)
        areas = areas_by_code(release)
        names = place_names(release, view.language)
        view = nearest.of_today(view, areas)
        nearest.check_places(names, view)
        if name == "peta" and URL_KEYS["indicator"] not in st.query_params:
            view = view.but(indicator=opening_indicator(release, view, view.level))
        drawn = view.but(**fixed(view, areas)) if fixed else view
        draft, table = serving.is_draft(view), tables.table(release, drawn)
    except UnknownCurrentError as error:
        title = say("ui.problem.unknown_release_title")
        # what is there names drafts
        words = error.message.in_words(say) if rights.sees_drafts else say("data.problem.unknown_current")
        _stop(name, say, title, words, way_back=False)
    except NoReleaseError:
        if view.release:
            _stop_unknown(name, say, UnknownInReleaseError(URL_KEYS["release"], view.release))
        _stop(name, say, say("ui.problem.no_release_title"), say("ui.problem.no_release"), way_back=False)
    except DamagedReleaseError as error:
        _stop(name, say, say("ui.problem.damaged_title"), error.message.in_words(say), way_back=False)
    except UnknownInReleaseError as error:
        _stop_unknown(name, say, error, nearest.way_to(error, view, say, names, release))
    except OSError as error:
        why, what_to_do = trouble_words(error, say)
        text = say("trouble.page", why=why, do=what_to_do)
        _stop(name, say, say("trouble.title"), text, way_back=False)
    if draft:
        table = replace(table, draft=True)
    resolved = {"period": table.view.period, "segment": table.view.segment}
    if not fixed:
        resolved |= {"scope": table.view.scope, "level": table.view.level}
    state.remember_view(view.but(**resolved))
    return Frame(name, drawn.but(**resolved), table, release, say, areas, names, rights, draft)


def _title(frame: Frame) -> None:
    """The window's title: what tells open tabs and bookmarks apart."""
    page, view = frame.say(f"ui.nav.{frame.name}"), frame.view
    if frame.name == "wilayah":
        page = frame.area_name(view.area)
    elif frame.name in ("peta", "peringkat"):
        page += f" {frame.area_name(view.scope)}"
    marks = [mark for mark, _ in marks_of(frame.release.id, frame.draft, frame.say)]
    st.set_page_config(page_title=" · ".join([*marks, page, frame.say("ui.app_name")]))


def _top(name: str, say: Text, meant: str = "") -> None:
    """Brand, pages and languages. meant: what an address without parameters means, as a query."""
    links = {p: Link(say(f"ui.nav.{p.name}"), path(p.name), here=p.name == name) for p in PAGES}
    more = [link for page, link in links.items() if page.seldom]
    languages = [
        Link(code, f"{path(name)}?{urlencode(params_of({'language': code}))}", here=code == say.language)
        for code in LANGUAGES
    ]
    home = address(PAGES[0].name, View(language=say.language))
    body = render(
        "top",
        say,
        pages=[link for page, link in links.items() if not page.seldom],
        more=more,
        more_here=next((link.label for link in more if link.here), ""),
        home=home,
        languages=languages,
    )
    follow(linked_html(body, key="navigation", language=say.language, address=meant))


def crumb_codes(frame: Frame, code: str) -> list[str]:
    """From the nation down to the area: ['ID', '16', '16.71']."""
    codes = [code]
    while codes[0] != NATION:
        parent = frame.areas.at[codes[0], "parent"] if codes[0] in frame.areas.index else NATION
        codes.insert(0, str(parent))
    return codes


def _line(frame: Frame) -> None:
    """Where the area lies, and the button that opens a phone's sheet of controls."""
    crumbs = [] if frame.name in _WITH_SCOPE else _crumbs(frame)
    follow(linked_html(render("line", frame.say, crumbs=crumbs), key="line"))


def _crumbs(frame: Frame) -> list[Link]:
    codes = crumb_codes(frame, frame.view.area)
    crumbs = [Link(frame.area_name(code), frame.link("wilayah", area=code)) for code in codes]
    return [*crumbs[:-1], Link(crumbs[-1].label)] if frame.name == "wilayah" else crumbs


def _stop_unreadable(name: str, error: ViewError) -> NoReturn:
    asked = st.query_params.get(URL_KEYS["language"])
    say = Text(asked if asked in LANGUAGES else View().language)
    message = say("ui.problem.unreadable", key=error.key, value=error.value)
    _stop(name, say, say("ui.problem.unreadable_title"), message)


def _stop_unknown(
    name: str, say: Text, error: UnknownInReleaseError, way: tuple[str, View] | None = None
) -> NoReturn:
    """way: to what lies nearest, its name and the View that shows it."""
    message = say(f"ui.problem.unknown.{error.key}", value=error.value)
    near = [Link(say("ui.problem.suggestion", suggestion=way[0]), address(name, way[1]))] if way else []
    _stop(name, say, say("ui.problem.unknown_title"), message, near=near)


def _stop(
    name: str, say: Text, title: str, message: str, *, way_back: bool = True, near: Sequence[Link] = ()
) -> NoReturn:
    """A plain message in place of the page, and the ways on and back."""
    start = View(language=say.language)
    _top(name, say)
    back = address(name, start) if way_back else ""
    body = render("problem", say, title=title, message=message, back=back, near=near)
    follow(linked_html(body, key="problem"))
    st.stop()
