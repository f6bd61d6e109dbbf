"""HTML of ours whose links stay inside the running app.

A plain link in Streamlit reloads the page and starts a new session, which takes a second on
a weak laptop. Here `<a data-internal href="wilayah?...">` is a real link (it can be copied,
or opened in a new tab), but a plain click is answered by the running session.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "pantau_linked",
    html="<div></div>",
    js=(_HERE / "linked.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def linked_html(body: str, key: str, language: str = "") -> str | None:
    """Show `body` (escaped by its maker); returns the href of the internal link just clicked.

    `language`, given once on a page, is what the document says it is written in.
    """
    result = _component(data={"html": body, "language": language}, key=key, on_open_change=lambda: None)
    return result.open
