"""The line that says of what newer period a few areas already have figures."""

from __future__ import annotations

from pantau.analysis import Table
from pantau.documents.newer import newer_words
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.ui.shell.cards import render
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


def newer_line(table: Table, href: str, say: Text) -> None:
    """Draw it, where there are any; `href` shows the View at that period."""
    if table.newer is None:
        return
    to = say("newer.link", period=date_text(table.newer.period, say.language))
    body = render("newer", say, text=newer_words(table, say), href=href, to=to)
    follow(linked_html(body, key="newer"))
