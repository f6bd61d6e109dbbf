"""Every word a user sees stands in a catalogue: one TOML file a part of the product, one folder a language.

    say = Text("id")
    say("map.no_data", area="Empat Lawang")

A key is `<file>.<name>`, names may be nested ('pages.peta.title'). A key that is missing
raises: a blank label would hide a mistake from the person who can mend it.

After a count stands what it counts, for one and for many: '{count} {count:area|areas}' is
'1 area' and '34 areas'. Indonesian has no plural. Scripts fill in texts by the same rule.
"""

from __future__ import annotations

import copy
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FIRST_LANGUAGE = "id"
LANGUAGES = ("id", "en")
# '{count:area|areas}': which of two words, by the value of a placeholder
_ONE_OR_MANY = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
_ONE = re.compile(r"[+−-]?1")


class TextKeyError(LookupError):
    """A text is asked for that the catalogue lacks, or without a value it needs.

    Attributes: language, key, reason.
    """

    def __init__(self, language: str, key: str, reason: str) -> None:
        super().__init__(f"text {key!r} ({language}): {reason}")
        self.language = language
        self.key = key
        self.reason = reason


@lru_cache(maxsize=8)
def _catalogue(language: str) -> dict[str, Any]:
    """All files of a language, by file name; a file that is not translated yet stays Indonesian."""
    if language not in LANGUAGES:
        raise TextKeyError(language, "*", f"no such language; there are {', '.join(LANGUAGES)}")
    tables: dict[str, Any] = {}
    for folder in dict.fromkeys((FIRST_LANGUAGE, language)):
        for path in sorted((FOLDER / folder).glob("*.toml")):
            tables[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


def flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested tables as dotted keys: {'peta': {'title': 'Peta'}} -> {'peta.title': 'Peta'}."""
    flat: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


class Text:
    """The texts of one language. Cheap to make: the files are read once a process."""

    __slots__ = ("_flat", "language")

    def __init__(self, language: str = FIRST_LANGUAGE) -> None:
        """`language` is 'id' or 'en'. Raises TextKeyError for any other."""
        self.language = language
        self._flat = _flat_catalogue(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of `key` with `{placeholders}` filled in by str.format.

        Raises TextKeyError where the key, or a value its text needs, is missing.
        """
        try:
            template = self._flat[key]
        except KeyError:
            raise TextKeyError(self.language, key, "not in the catalogue") from None
        try:
            return _in_number(template, values).format(**values)
        except (KeyError, IndexError) as error:
            raise TextKeyError(self.language, key, f"needs a value for {error}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._flat

    def section(self, name: str) -> dict[str, Any]:
        """A table of texts as nested dicts, unformatted, for handing to a component.

        `name` is a file ('map') or a table in it ('pages.peta'). Raises TextKeyError.
        """
        table: Any = _catalogue(self.language)
        for part in name.split("."):
            if not isinstance(table, dict) or part not in table:
                raise TextKeyError(self.language, name, "no such section")
            table = table[part]
        if not isinstance(table, dict):
            raise TextKeyError(self.language, name, "is a text, not a section")
        return copy.deepcopy(table)

    def __repr__(self) -> str:
        return f"Text({self.language!r})"

    # Two Texts of one language are the same text: caches may key on them.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and other.language == self.language

    def __hash__(self) -> int:
        return hash(("Text", self.language))


def _in_number(template: str, values: dict[str, object]) -> str:
    """The text with the words of one or of many chosen. A number as written, '1,0' too, is many unless 1."""

    def chosen(form: re.Match[str]) -> str:
        name, one, many = form.groups()
        return one if _ONE.fullmatch(str(values[name])) else many

    return _ONE_OR_MANY.sub(chosen, template) if "|" in template else template


@lru_cache(maxsize=8)
def _flat_catalogue(language: str) -> dict[str, str]:
    return flatten(_catalogue(language))
