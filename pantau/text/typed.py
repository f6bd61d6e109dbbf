"""Whole numbers as people type them: '10.000' in Indonesian, '10,000' in English, '10000' in both."""

from __future__ import annotations

import re

_THOUSANDS = {"id": ".", "en": ","}


def whole(text: str, language: str) -> int | None:
    """The number, or None for what is none: '', '-5', '1000,5', '1e12', '1.00' and words.

    The thousands mark of the language may stand where it belongs, and nowhere else: in
    Indonesian '1.000' is a thousand and '1,000' is refused, for it is one.
    """
    mark = re.escape(_THOUSANDS[language])
    digits = text.strip()
    if not re.fullmatch(rf"[0-9]+|[0-9]{{1,3}}({mark}[0-9]{{3}})+", digits):
        return None
    return int(re.sub(mark, "", digits))
