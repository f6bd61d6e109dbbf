"""A text in each language: what a release keeps, it says in all that its readers may choose."""

from __future__ import annotations

from typing import NamedTuple

from pantau.text import Text


class Both(NamedTuple):
    """One text, in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in one language."""
        return self.en if language == "en" else self.id


def both(key: str, **values: object) -> Both:
    """The text `key` in both languages; of `values`, functions are asked with the language ('id', 'en')."""

    def said(language: str) -> str:
        filled = {name: value(language) if callable(value) else value for name, value in values.items()}
        return Text(language)(key, **filled)

    return Both(said("id"), said("en"))
