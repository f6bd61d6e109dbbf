"""HTML of ours whose links stay inside the running app.

A plain link in Streamlit reloads the page and starts a new session, which takes a second on
a weak laptop. Here `<a data-internal href="wilayah?...">` is a real link (it can be copied,
or opened in a new tab), but a plain click is answered by the running session. A link says only
what it changes of the View; the rest comes from the address when it is used.
"""

from __future__ import annotations

import json
from pathlib import Path

from pantau.intake.limits import SESSION_BYTES
from pantau.mapview.shipped import Component
from pantau.text import LANGUAGES, Text

_HERE = Path(__file__).parent
# What Streamlit writes, in any language, where a file was not taken: what it is told by the browser.
_NOT_TAKEN = {
    "AxiosError: Request failed with status code 413": "too_much",
    "AxiosError: {error}": "not_taken",
}


def style() -> str:
    """The pages' style sheet."""
    return (_HERE.parent / "style.css").read_text(encoding="utf-8")


def _module() -> str:
    """The style sheet comes with the code, so that no HTML of ours is ever seen without it."""
    scripts = [(_HERE / name).read_text(encoding="utf-8") for name in ("own_words.js", "linked.js")]
    return "\n".join([f"const STYLE = {json.dumps(style())};", *scripts])


_component = Component(
    "pantau_linked",
    _module(),
    "linked",
    html="<div></div>",
    isolate_styles=False,
)
ship = _component.ship


def linked_html(body: str, key: str, language: str = "") -> str | None:
    """Show `body` (escaped by its maker); returns the href of the internal link just clicked.

    The page must `ship` the code of it once.

    `language`, given once on a page, is what the document says it is written in.
    """
    data: dict[str, object] = {"html": body, "language": language}
    if language:
        data["own_words"] = _own_words(language)
    result = _component.mount(key, data, on_open_change=lambda: None)
    clicked: str | None = result.open
    return clicked


def _own_words(language: str) -> list[tuple[str, str]]:
    """Streamlit's words: what may stand on the page in another language, and what should."""
    say = Text(language)
    wanted = say.section("ui.streamlit")
    others = (Text(other).section("ui.streamlit") for other in LANGUAGES if other != language)
    words = [(other[name], wanted[name]) for other in others for name in wanted]
    session = SESSION_BYTES // (1024 * 1024)
    return words + [(found, say(f"ui.upload.{key}", session=session)) for found, key in _NOT_TAKEN.items()]
