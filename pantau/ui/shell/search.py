"""The search in the first bar: areas by name, other name or code, indicators, pages and terms."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import streamlit as st

from pantau.answers.kept import kept
from pantau.answers.names import mapped_names, search_labels
from pantau.areas.matching import ALIASES
from pantau.store import Release
from pantau.text import Text
from pantau.ui.shell.navigation import PAGES, open_page
from pantau.ui.shell.offered import if_offered

if TYPE_CHECKING:
    from pantau.ui.shell.frame import Frame

_TERMS = "about.glossary_text"


def draw_search(frame: Frame) -> None:
    """The field; what is chosen in it is opened."""
    labels = entries(frame.release, frame.view.language)

    def chosen() -> None:
        found = st.session_state["search"]
        if found:
            st.session_state["search"] = None
            st.session_state["search_chosen"] = found

    with st.container(key="search_field", width=200):
        st.selectbox(
            frame.say("ui.search.label"),
            list(labels),
            index=None,
            placeholder=frame.say("ui.search.placeholder"),
            format_func=labels.__getitem__,
            key="search",
            label_visibility="collapsed",
            on_change=if_offered("search", labels, chosen),
        )
    found = st.session_state.pop("search_chosen", None)
    if found:
        _open(frame, *found.split(":", 1))


@kept(4)
def entries(release: Release, language: str) -> dict[str, str]:
    """What the search offers by 'kind:id', areas first: 'area:16' is 'Sumatera Selatan · 16'.

    kind: area, alias (another name of an area, id 'code:name'), indicator, page, term.
    """
    say = Text(language)
    areas = search_labels(release, language)
    found = {
        f"area:{code}": f"{label} · {code}" if code[0].isdigit() else label for code, label in areas.items()
    }
    with ALIASES.open(encoding="utf-8", newline="") as file:
        aliases = [(row["alias"], row["code"]) for row in csv.DictReader(file) if row["code"] in areas]
    found |= {f"alias:{code}:{name}": f"{name} → {areas[code]}" for name, code in aliases}
    names = mapped_names(release, language)
    found |= {f"indicator:{key}": say("ui.search.indicator", name=name) for key, name in names.items()}
    found |= {f"page:{page.name}": say("ui.search.page", name=say(f"ui.nav.{page.name}")) for page in PAGES}
    terms = say.section(_TERMS)
    return found | {
        f"term:{key}": say("ui.search.term", name=text.split(":")[0]) for key, text in terms.items()
    }


def _open(frame: Frame, kind: str, key: str) -> None:
    """Leave for what was chosen."""
    view = frame.view
    if kind in ("area", "alias"):
        open_page("wilayah", view.but(area=key.split(":", maxsplit=1)[0]))
    if kind == "indicator":
        open_page("peta", view.but(indicator=key, segment="", period=""))
    open_page("tentang" if kind == "term" else key, view)
