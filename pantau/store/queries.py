"""The SQL of the product, one statement a file in queries/."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "queries"
_NAME = re.compile(r"[a-z][a-z_]*")


@cache
def sql(name: str) -> str:
    """The text of queries/<name>.sql. Raises LookupError where there is none."""
    path = FOLDER / f"{name}.sql"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"no query {name!r} in {FOLDER}")
    return path.read_text(encoding="utf-8")
