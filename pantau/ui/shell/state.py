"""The View as Streamlit state: read from the address, changed by writing the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pantau.url_options import options_in
from pantau.view import URL_KEYS, View, ViewError, as_meant, from_params

_LAST_VIEW = "last_view"
_CHOSEN = "chosen_view"  # what the address was set to, until a page has drawn it


def read_view() -> View:
    """The View of the address; without one, the View last looked at in this session.

    Raises ViewError when the address cannot be read.
    """
    params = as_meant(st.query_params.to_dict())
    if says_a_view(params):
        return from_params(params)
    kept: View = st.session_state.get(_LAST_VIEW, View())
    return kept


def says_a_view(params: Mapping[str, str]) -> bool:
    """Whether an address says anything of a View."""
    return any(key in params for key in URL_KEYS.values()) or bool(options_in(params))


def remember_view(view: View) -> None:
    """Remember the resolved View, for callbacks and for pages opened without one."""
    st.session_state[_LAST_VIEW] = view
    st.session_state.pop(_CHOSEN, None)


def current() -> View:
    """The View on screen, with what was chosen since and is not drawn yet: for callbacks.

    Choices may come faster than a page is drawn, even several in one run: each goes on from the one before.
    """
    kept: View = st.session_state.get(_CHOSEN) or st.session_state.get(_LAST_VIEW, View())
    return kept


def show(view: View) -> None:
    """Put a View in the address: used in callbacks, before the page runs again."""
    st.session_state[_CHOSEN] = view
    st.query_params.from_dict(view.to_params())


def change(**changes: object) -> None:
    """Change the View on screen. Used as `show` is."""
    show(current().but(**changes))


def choose_target(key: str) -> None:
    """Put a target in force, '' for none; a map then shows the distance to it. Used as `show` is."""
    colouring = "sasaran" if key else "nilai"
    show(current().but(target=key).with_options(colouring=colouring))


def choose(**options: str) -> None:
    """Change options of the View on screen. Used as `show` is."""
    show(current().with_options(**options))


__all__ = [
    "ViewError",
    "change",
    "choose",
    "choose_target",
    "current",
    "read_view",
    "remember_view",
    "show",
]
