"""What is said to those whom no page of ours will reach: every language, the first first."""

from __future__ import annotations

from pantau.text import LANGUAGES, Text


def told(key: str, **values: object) -> str:
    """The text of a key in each language, one paragraph each."""
    return "\n\n".join(Text(language)(key, **values) for language in LANGUAGES) + "\n"
