"""Releases: built from input files, published by moving a pointer, opened read-only."""

from pantau.store.archived import Received, archive, received
from pantau.store.build import BuildReport, build_release, is_up_to_date
from pantau.store.differences import FigureDifference, difference
from pantau.store.drafts import discard, drafts
from pantau.store.errors import (
    DamagedInputError,
    DamagedReleaseError,
    MovedPointerError,
    NoEarlierReleaseError,
    NoReleaseError,
    PublishedReleaseError,
    Refusal,
    RefusedRowsError,
    UnconvertedKindError,
)
from pantau.store.official import refuse_unconverted
from pantau.store.pointer import (
    Serving,
    current_id,
    current_release,
    journal,
    official_inputs,
    publish,
    roll_back,
    serving_release,
)
from pantau.store.release import (
    Release,
    list_releases,
    open_release,
    open_release_by_id,
    release_path,
    releases_root,
)

__all__ = [
    "BuildReport",
    "DamagedInputError",
    "DamagedReleaseError",
    "FigureDifference",
    "MovedPointerError",
    "NoEarlierReleaseError",
    "NoReleaseError",
    "PublishedReleaseError",
    "Received",
    "Refusal",
    "RefusedRowsError",
    "Release",
    "Serving",
    "UnconvertedKindError",
    "archive",
    "build_release",
    "current_id",
    "current_release",
    "difference",
    "discard",
    "drafts",
    "is_up_to_date",
    "journal",
    "list_releases",
    "official_inputs",
    "open_release",
    "open_release_by_id",
    "publish",
    "received",
    "refuse_unconverted",
    "release_path",
    "releases_root",
    "roll_back",
    "serving_release",
]
