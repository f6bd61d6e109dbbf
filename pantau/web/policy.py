"""The Content-Security-Policy of a page: it runs its own scripts and asks its own host, and nothing else.

Tried in Chromium on every page: drawings make workers of blobs, maps and charts styles of their own, fonts
and pictures stand in the styles as data.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re

from pantau.text import Text

FRAMES = "PANTAU_BINGKAI"
_SITE = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d{1,5})?", re.IGNORECASE)
_NOBODY = "-"

_INLINE = re.compile(rb"<script(?:\s[^>]*)?>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_RULES = (
    "default-src 'none'",
    "script-src 'self' blob:{hashes}",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "manifest-src 'self'",
    "media-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors {frames}",
)


def policy_of(page: bytes, frames: str = "'self'") -> str:
    """The policy for a page (HTML); the scripts that stand in it are allowed by their hashes.

    frames: whose pages may hold ours in a frame, as `frame_sources` gives it.
    """
    hashes = "".join(f" '{_hash(script)}'" for script in dict.fromkeys(_INLINE.findall(page)) if script)
    return "; ".join(_RULES).format(hashes=hashes, frames=frames)


def frame_sources() -> str:
    """Whose pages may hold ours in a frame: our own, and the sites that $PANTAU_BINGKAI names.

    'https://intranet.example.id https://*.example.go.id', with spaces between; '-' for nobody, not
    even our own. Raises ValueError, in words, for what is no site.
    """
    named = os.environ.get(FRAMES, "").split()
    if named == [_NOBODY]:
        return "'none'"
    wrong = [site for site in named if not _SITE.fullmatch(site)]
    if wrong:
        raise ValueError(Text()("web.frames", setting=FRAMES, site=wrong[0]))
    return " ".join(["'self'", *named])


def _hash(script: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"
