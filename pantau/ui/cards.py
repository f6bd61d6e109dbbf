"""Small pieces of HTML that several pages show. Pure: values in, escaped HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Bar:
    """One line of a short list: a name that links, its figure, and a bar of `share` (0 to 1)."""

    name: str
    href: str
    figure: str
    sub: str = ""
    share: float | None = None
    estimate: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a plain table; `href` makes it an internal link."""

    text: str
    href: str = ""
    numeric: bool = False
    mark: str = ""


def link(href: str, text: str) -> str:
    """A link that stays inside the session."""
    return f'<a data-internal href="{escape(href)}">{escape(text)}</a>'


def tag(text: str, kind: str = "") -> str:
    """A word in a frame: 'taksiran', 'angka terbitan'."""
    return f'<span class="tag {escape(kind)}">{escape(text)}</span>'


def figure_card(
    label: str, figure: str, lines: Iterable[str], *, main: bool = False, extra: str = "", mark: str = ""
) -> str:
    """A figure with what it is, and the lines that say n, N, date and source.

    `extra` and `mark` are HTML of ours; the rest is escaped.
    """
    under = "".join(f'<p class="quiet">{escape(line)}</p>' for line in lines if line)
    return (
        f'<section class="pj-card{" main" if main else ""}"><div class="label">{escape(label)}</div>'
        f'<div class="big">{escape(figure)} {mark}</div>{under}{extra}</section>'
    )


def cards(parts: Iterable[str]) -> str:
    """Figure cards side by side; below each other on a phone."""
    return f'<div class="pj pj-cards">{"".join(parts)}</div>'


def bar_list(title: str, bars: Sequence[Bar], note: str = "", empty: str = "") -> str:
    """A titled list of bars; `empty` is what it says when there is nothing to list."""
    if not bars:
        return f'<section class="pj"><h2>{escape(title)}</h2><p class="quiet">{escape(empty)}</p></section>'
    items = "".join(_bar(bar) for bar in bars)
    under = f'<p class="quiet">{escape(note)}</p>' if note else ""
    return f'<section class="pj"><h2>{escape(title)}</h2><ol class="pj-list">{items}</ol>{under}</section>'


def _bar(bar: Bar) -> str:
    drawn = ""
    if bar.share is not None:
        width = max(0.0, min(1.0, bar.share)) * 100
        kind = " estimate" if bar.estimate else ""
        drawn = f'<span class="bar{kind}" aria-hidden="true"><i style="width:{width:.1f}%"></i></span>'
    sub = f'<span class="sub quiet">{escape(bar.sub)}</span>' if bar.sub else ""
    name = link(bar.href, bar.name) if bar.href else escape(bar.name)
    return f'<li><span>{name}</span><span class="num">{escape(bar.figure)}</span>{sub}{drawn}</li>'


def plain_table(caption: str, head: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> str:
    """A table with a caption, in a box that scrolls sideways by itself on a phone."""
    header = "".join(f'<th scope="col"{_side(cell)}>{escape(cell.text)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="pj pj-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _side(cell: Cell) -> str:
    return ' class="n"' if cell.numeric else ""


def _cell(cell: Cell) -> str:
    text = link(cell.href, cell.text) if cell.href else escape(cell.text)
    mark = f" {tag(cell.mark)}" if cell.mark else ""
    return f"<td{_side(cell)}>{text}{mark}</td>"
