"""What an installation is set to: by the environment alone, read anew each time it is asked."""

from __future__ import annotations

import os
from pathlib import Path

from pantau.store import releases_root

READ_ONLY = "PANTAU_BACA_SAJA"
TWO_PEOPLE = "PANTAU_DUA_ORANG"
PEOPLE_FILE = "PANTAU_PENERBIT"
HEADER = "PANTAU_TAJUK_PENGGUNA"  # in which a proxy says who has logged in
PROXIES = "PANTAU_PROKSI"  # addresses or networks of the proxies that may, with commas between
_USUAL_FILE = "penerbit.json"  # below the releases folder


def switched_on(name: str) -> bool:
    """Whether a variable of the environment is set, to anything but 0."""
    return os.environ.get(name, "") not in ("", "0")


def read_only() -> bool:
    """Whether nobody may take files in or publish, whoever they are."""
    return switched_on(READ_ONLY)


def two_people() -> bool:
    """Whether who took a file in may not publish it."""
    return switched_on(TWO_PEOPLE)


def people_file() -> Path:
    """Where those who may prepare and publish are named."""
    return Path(os.environ.get(PEOPLE_FILE) or releases_root() / _USUAL_FILE)
