"""The two-person rule: who took a file in does not publish it, where an installation is set so."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pantau.access import same_name, two_people
from pantau.publishing.errors import SamePersonError
from pantau.store import (
    Release,
    UnknownCurrentError,
    UnknownFilesError,
    inputs_of,
    known_names,
    official_inputs,
    received,
    releases_root,
)


def refuse_same_person(release: Release, name: str, root: Path | None = None) -> None:
    """Raise SamePersonError where the rule holds and this name took in what the release would bring.

    Raises DamagedInputError where the archive does not tell who did.
    """
    if two_people() and any(same_name(name, one) for one in taken_in_by(release, root)):
        raise SamePersonError(name)


def taken_in_by(release: Release, root: Path | None = None) -> set[str]:
    """Who took in the official files that publishing a release would bring or put in another order.

    Of each file the one who did first, and whoever made the draft of them; none where it brings none.
    """
    folder = releases_root(root)
    files, held = inputs_of(release), known_names(folder)
    if files == _in_force(folder):
        return set()
    author = release.query("release")["author"].iloc[0]
    makers = {received(folder, sha256).author for sha256 in files if sha256 not in held}
    return makers if pd.isna(author) else makers | {str(author)}


def _in_force(folder: Path) -> list[str]:
    """The files of the current release, in order; where nobody knows them every file is a new one."""
    try:
        return official_inputs(folder)
    except (UnknownCurrentError, UnknownFilesError):
        return []
