"""A View says what is being looked at, and its URL form carries everything on screen.

Every page turns its URL into a View; drawers are pure functions of (View, Table).
Codes, not names, stand in the URL, and a permalink writes every key, so that a saved
link keeps its meaning when a default changes.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pantau.url_options import ID, OPTIONS, default_of, options_in, readable

NATION = "ID"
LEVELS = ("province", "regency")
CLASSINGS = ("fixed", "quantile", "jenks")

# What a person reads in the address bar is Indonesian; the code stays English.
URL_KEYS = {
    "indicator": "indikator",
    "segment": "segmen",
    "period": "periode",
    "scope": "lingkup",
    "level": "tingkat",
    "area": "wilayah",
    "target": "sasaran",
    "classing": "kelas",
    "estimates": "taksiran",
    "layout": "tampilan",
    "release": "rilis",
    "language": "bahasa",
}
_URL_VALUES: dict[str, dict[Any, str]] = {
    "level": {"province": "provinsi", "regency": "kabkota"},
    "classing": {"fixed": "tetap", "quantile": "kuantil", "jenks": "alami"},
    "layout": {"map": "peta", "tiles": "ubin"},
    "estimates": {True: "ya", False: "tidak"},
    "language": {"id": "id", "en": "en"},
}
_PATTERNS = {
    "indicator": re.compile(ID),
    "segment": re.compile(rf"|{ID}"),
    "period": re.compile(r"|\d{4}(-(0[1-9]|1[0-2]))?"),
    "scope": re.compile(r"ID|kanwil-[a-z0-9-]{2,30}|\d{2}"),
    "area": re.compile(r"ID|kanwil-[a-z0-9-]{2,30}|\d{2}(\.\d{2})?"),
    "target": re.compile(r"|[a-z0-9][a-z0-9.-]{0,59}"),
    "release": re.compile(r"|[A-Za-z0-9][A-Za-z0-9._-]{0,59}"),
}


class ViewError(ValueError):
    """A link asks for something that cannot be read.

    Attributes: key (the URL key), value (what stood there).
    """

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}={value!r} cannot be read")
        self.key = key
        self.value = value


@dataclass(frozen=True, slots=True)
class View:
    """What is being looked at. Empty strings mean "the newest" or "none"."""

    indicator: str = "coverage_employed"
    segment: str = ""  # empty: the indicator's default segment
    period: str = ""  # '2025' or '2025-10'; empty: the newest the indicator has
    scope: str = NATION  # whose parts are the rows: the nation, a Kanwil or a province
    level: str = "province"  # level of the rows: 'province' or 'regency' (cities included)
    area: str = NATION  # the area in focus
    target: str = ""
    classing: str = "fixed"
    estimates: bool = True  # whether our estimates are shown
    layout: str = "map"  # 'map', or 'tiles' where every area has the same size
    release: str = ""  # empty: the current release
    language: str = "id"
    options: tuple[tuple[str, str], ...] = ()  # (name, value) of pantau.url_options, in order of name

    def but(self, **changes: object) -> View:
        """The same View with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def option(self, name: str) -> str:
        """The value of an option, its default where the View says nothing of it."""
        return dict(self.options).get(name, default_of(name))

    def with_options(self, **values: str) -> View:
        """The same View with some options set. Raises ViewError for a value that no link may hold."""
        for name, value in values.items():
            if not readable(name, value):
                raise ViewError(OPTIONS[name].key, value)
        return self.but(options=tuple(sorted({**dict(self.options), **values}.items())))

    def to_params(self) -> dict[str, str]:
        """Every key of the URL, in a fixed order, then the options that are set."""
        fields = params_of({field: getattr(self, field) for field in URL_KEYS})
        return fields | params_of(dict(self.options))

    def to_query(self) -> str:
        """The query string of a permalink."""
        return urlencode(self.to_params())


def params_of(fields: Mapping[str, Any]) -> dict[str, str]:
    """URL parameters of some fields or options of a View: {'area': '16', 'level': 'regency'} -> wilayah,
    tingkat."""
    return {
        _key(field): _URL_VALUES[field][value] if field in _URL_VALUES else value
        for field, value in fields.items()
    }


def fits(field: str, value: str) -> bool:
    """Whether a link can carry this value of a field ('indicator', 'segment', 'period', ...)."""
    return bool(_PATTERNS[field].fullmatch(value))


def _key(field: str) -> str:
    return URL_KEYS[field] if field in URL_KEYS else OPTIONS[field].key


# What stands behind a link in a text or a chat, and is pasted with it.
_BEHIND = " \t\r\n\u00a0)]}>.,;:!?\"'”’»"
_ESCAPED = "amp;"  # of a link copied from HTML: '&amp;wilayah=16'


def as_meant(params: Mapping[str, str]) -> dict[str, str]:
    """URL parameters without what was pasted along with a link: '&amp;' between them, ')' or a space behind.

    Only a value that no link may hold is taken for such a one.
    """
    found = {key: value for key, value in params.items() if not key.startswith(_ESCAPED)}
    for key, value in params.items():
        found.setdefault(key.removeprefix(_ESCAPED), value)
    for field, key in {**URL_KEYS, **{name: option.key for name, option in OPTIONS.items()}}.items():
        if key in found and not _holds(field, found[key]):
            shorter = found[key].strip().rstrip(_BEHIND)
            found[key] = shorter if _holds(field, shorter) else found[key]
    return found


def _holds(field: str, value: str) -> bool:
    """Whether a link can carry a value, as it stands in the address, of a field or an option."""
    if field in OPTIONS:
        return readable(field, value)
    return value in _URL_VALUES[field].values() if field in _URL_VALUES else fits(field, value)


def from_params(params: Mapping[str, str], default: View = View()) -> View:
    """Read a View from URL parameters; keys that are absent keep `default`'s value.

    Raises ViewError for the first value that cannot be read. Whether an area, period or
    indicator exists is for the release to say, not for this function. Unknown keys are
    left alone: other parts of the page may own them.
    """
    changes: dict[str, object] = {}
    for field, key in URL_KEYS.items():
        if key not in params:
            continue
        raw = params[key]
        if field in _URL_VALUES:
            by_url = {url: value for value, url in _URL_VALUES[field].items()}
            if raw not in by_url:
                raise ViewError(key, raw)
            changes[field] = by_url[raw]
        elif fits(field, raw):
            changes[field] = raw
        else:
            raise ViewError(key, raw)
    return default.but(**changes).with_options(**options_in(params))
