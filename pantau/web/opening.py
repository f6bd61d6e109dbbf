"""What a browser gets first: Streamlit's HTML with our language, title, backend, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

# Streamlit's page asks for its backend below the page's own address first, and logs a 404 for
# each page but the first. All our pages lie one step below the root, so "." is the root.
_BACKEND = b"""<head>
    <script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };</script>"""
_CHANGES = [
    (b'<html lang="en">', b'<html lang="id">'),
    (b"<head>", _BACKEND),
    (b"<title>Streamlit</title>", b"<title>Pantau Jamsostek</title>"),
    (
        b"You need to enable JavaScript to run this app.",
        b"Aktifkan JavaScript untuk membuka dasbor ini.",
    ),
]
# Streamlit's modules that every page of ours needs, and asks for only when the server has sent the
# first elements: named in the HTML they come along with the others.
_FIRST = Path(__file__).with_name("first")
_SCRIPTS = ("reveal.js", "recover.js")
_HOME = "ringkasan"  # the page at the root
_NEEDED = ("BidiComponent", "Html", "Button", "ButtonGroup", "Selectbox")
_PRELOAD = b'<link rel="modulepreload" crossorigin fetchpriority="low" href="./static/js/%s">\n    '
_IMPORT = re.compile(r"""(?:from|import)["']\./([\w.-]+\.js)["']""")
_HREF = re.compile(rb"""(?:href|src)="\.(/static/[^"]+)\"""")


def opening(folder: Path, style: str) -> Callable[[bytes, str], bytes]:
    """What makes our page of Streamlit's, for an address ('peta'). folder: Streamlit's files.

    style: the pages' own. It comes with their code, too; here it keeps what Streamlit draws before
    that from jumping. It stands last, so that it holds where Streamlit's styles say as much.
    """
    preloads = [_PRELOAD % name.encode() for name in modules(folder / "static" / "js", _NEEDED)]
    head = b"<style>%s</style>\n    " % _first("skeleton.css")
    head += b"".join(b"<script>%s</script>\n    " % _first(script) for script in _SCRIPTS)
    last = b'%s<style id="pj-style">%s</style>\n  ' % (_first("skeleton.html"), style.encode())

    def changed(html: bytes, address: str) -> bytes:
        for old, new in _CHANGES:
            html = html.replace(old, new, 1)
        named = set(_HREF.findall(html))
        wanted = b"".join(line for line in preloads if not named & set(_HREF.findall(line)))
        html = html.replace(b"</head>", b"%s%s</head>" % (head, wanted), 1)
        ours = last.replace(b'id="pj-skeleton"', b'id="pj-skeleton" class="%s"' % (address or _HOME).encode())
        return html.replace(b"</body>", b"%s</body>" % ours, 1)

    return changed


def _first(name: str) -> bytes:
    return (_FIRST / name).read_bytes()


def modules(folder: Path, names: Iterable[str]) -> list[str]:
    """Files of the named modules ('Html' of 'Html.CzLZZ4bP.js') and of all that they import, each once.

    A name that this version of Streamlit does not have is left out.
    """
    found: list[str] = []
    waiting = [file.name for name in names for file in sorted(folder.glob(f"{name}.*.js"))]
    while waiting:
        name = waiting.pop(0)
        if name not in found and (folder / name).is_file():
            found.append(name)
            waiting += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return found


def first_files(html: bytes) -> list[str]:
    """Paths of Streamlit's files that a page names ('/static/js/index.1a2b3c4d.js'), in its order."""
    return [path.decode() for path in _HREF.findall(html)]
