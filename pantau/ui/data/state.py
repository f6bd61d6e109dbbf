"""What the page Data keeps between two clicks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pantau.publishing import Draft

_PREFIX = "data_kept_"


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Files that were checked. reports: the findings as xlsx, by language. warnings: how many must be answered.

    author: who had them checked. opened: made in another session, and opened here by whoever looks at it.
    """

    draft: Draft
    reports: Mapping[str, bytes]
    warnings: int
    author: str
    opened: bool = False


def remember(name: str, value: Any) -> None:
    """Keep something for the next runs of this session; None forgets it."""
    st.session_state[_PREFIX + name] = value


def remembered(name: str) -> Any:
    """What was kept, or None."""
    return st.session_state.get(_PREFIX + name)


def taken(name: str) -> Any:
    """What was kept, once: it is forgotten."""
    return st.session_state.pop(_PREFIX + name, None)


def written(key: str) -> str:
    """What stands in a text field, without spaces around it."""
    return str(st.session_state.get(key) or "").strip()


def keeping(name: str, value: Any) -> Callable[[], None]:
    """`keep` as a callback."""
    return lambda: remember(name, value)
