"""Releases: built from input files, published by moving a pointer, opened read-only."""

from pantau.store.build import BuildReport, build_release, is_up_to_date
from pantau.store.errors import DamagedReleaseError, NoReleaseError, Refusal, RefusedRowsError
from pantau.store.release import (
    Release,
    current_id,
    current_release,
    list_releases,
    open_release,
    open_release_by_id,
    publish,
    release_path,
    releases_root,
)

__all__ = [
    "BuildReport",
    "DamagedReleaseError",
    "NoReleaseError",
    "Refusal",
    "RefusedRowsError",
    "Release",
    "build_release",
    "current_id",
    "current_release",
    "is_up_to_date",
    "list_releases",
    "open_release",
    "open_release_by_id",
    "publish",
    "release_path",
    "releases_root",
]
