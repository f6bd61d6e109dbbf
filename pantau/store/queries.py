"""The SQL of the product, one statement a file in queries/."""

from __future__ import annotations

import re
from functools import lru_cache

from pantau.folders import QUERIES

_NAME = re.compile(r"[a-z][a-z_]*")


@lru_cache(maxsize=128)
def sql(name: str) -> str:
    """The text of queries/<name>.sql. Raises LookupError where there is none."""
    path = QUERIES / f"{name}.sql"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"no query {name!r} in {QUERIES}")
    return path.read_text(encoding="utf-8")
