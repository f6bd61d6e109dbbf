"""Choices of a field that offers a list: what was never offered is no choice.

The browser sends the label that was chosen. Where the labels have changed since, as with the language of
a page that is still being drawn, Streamlit hands the label on as if it were the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st


def if_offered(key: str, offered: Collection[object], then: Callable[[], object]) -> Callable[[], None]:
    """A callback of the field `key`: `then`, unless something was chosen that is not among `offered`."""
    known = frozenset(offered)

    def changed() -> None:
        chosen = st.session_state.get(key)
        several = chosen if isinstance(chosen, list) else [chosen]
        if all(one is None or one in known for one in several):
            then()

    return changed
