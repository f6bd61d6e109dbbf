"""The page that stands where no page of ours is."""

from __future__ import annotations

from html import escape

from pantau.text import LANGUAGES, Text

_PAGE = """<!DOCTYPE html>
<html lang="{first}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>body {{ font: 1rem/1.5 "Source Sans", system-ui, sans-serif; max-width: 36rem; margin: 10vh auto;
padding: 0 1rem; }} h1, h2 {{ font-size: 1.25rem; }}</style></head>
<body><main>{sections}</main></body></html>
"""


def lost_page(path: str) -> bytes:
    """HTML that says in each language that there is no page at a path ('/a/b'), and leads to the first."""
    up = "../" * (path.count("/") - 1) or "./"
    sections = [_section(language, up, "h2" if place else "h1") for place, language in enumerate(LANGUAGES)]
    title = escape(Text(LANGUAGES[0])("web.lost_title"))
    return _PAGE.format(first=LANGUAGES[0], title=title, sections="".join(sections)).encode()


def _section(language: str, up: str, heading: str) -> str:
    title, words, link = (escape(Text(language)(f"web.lost_{part}")) for part in ("title", "text", "link"))
    return (
        f'<section lang="{language}"><{heading}>{title}</{heading}><p>{words}</p>'
        f'<p><a href="{up}">{link}</a></p></section>'
    )
