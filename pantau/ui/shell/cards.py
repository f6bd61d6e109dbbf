"""Small pieces that several pages show, as HTML: values in, escaped HTML out (see templates/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pantau.text import Text
from pantau.text.numbers import MISSING


@dataclass(frozen=True)
class Link:
    """A way on. Without an href it is a plain word."""

    label: str
    href: str = ""
    here: bool = False


@dataclass(frozen=True)
class Card:
    """A figure, what it is, and the lines that say n, N, date and source.

    figure: a number, or the word or dash that stands for it, which is then not written large.
    status: marks the figure ('estimate'). picture: an SVG of ours; everything else is escaped.
    """

    label: str
    figure: str
    lines: Sequence[str] = ()
    unit: str = ""
    status: str = ""
    picture: str = ""
    href: str = ""
    link: str = ""
    main: bool = False

    @property
    def missing(self) -> bool:
        """Whether it has nothing to show but why."""
        return self.figure == MISSING

    @property
    def in_words(self) -> bool:
        """Whether a word stands where others have a number."""
        return not any(letter.isdigit() for letter in self.figure)


@dataclass(frozen=True)
class Bar:
    """One line of a short list: a name that links, its figure, and a bar of `share` (0 to 1).

    fall: that the figure is one, which a hollow bar shows.
    """

    name: str
    href: str
    figure: str
    sub: str = ""
    share: float | None = None
    estimate: bool = False
    fall: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a plain table; `href` makes it an internal link, `status` marks its figure.

    language: of text that keeps its own whatever the page's, such as a source's title. html: what
    stands in the cell in place of the text, escaped by its maker. wraps: a sentence, in a table whose rows
    are one line high.
    """

    text: str
    href: str = ""
    numeric: bool = False
    status: str = ""
    language: str = ""
    html: str = ""
    wraps: bool = False


@cache
def _templates() -> Environment:
    folder = Path(__file__).with_name("templates")
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)


def render(template: str, say: Text, **values: object) -> str:
    """A template of templates/ with `values` escaped into it. A value it lacks raises."""
    return _templates().get_template(f"{template}.html").render(say=say, **values)


def cards(say: Text, parts: Sequence[Card]) -> str:
    """Figure cards side by side, those without a figure last; below each other on a phone."""
    return render("cards", say, cards=sorted(parts, key=lambda card: card.missing))


def bar_list(say: Text, title: str, bars: Sequence[Bar], *, note: str = "", empty: str = "") -> str:
    """A titled list of bars; `empty` is what it says when there is nothing to list."""
    return render("bars", say, title=title, bars=bars, note=note, empty=empty)


def plain_table(
    say: Text, caption: str, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, titled: bool = False
) -> str:
    """A table with a caption, in a box that scrolls sideways by itself on a phone.

    titled: a heading above already says the caption, which then is for screen readers only.
    """
    return render("table", say, caption=caption, head=head, rows=rows, titled=titled)
