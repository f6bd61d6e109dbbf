"""Releases: built from input files, published by moving a pointer, opened read-only."""

from pantau.store.archived import Received, archive, received
from pantau.store.build import BuildReport, build_release, is_up_to_date
from pantau.store.current import (
    chain_notice,
    current_id,
    current_release,
    disagreements,
    inputs_of,
    journal,
    known_names,
    notices,
    official_inputs,
    official_names,
)
from pantau.store.differences import FigureDifference, difference
from pantau.store.digest import verify
from pantau.store.drafts import discard, drafts, seen_releases
from pantau.store.errors import (
    DamagedInputError,
    DamagedReleaseError,
    DraftReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoEarlierReleaseError,
    NoReleaseError,
    PointerFolderError,
    PublishedReleaseError,
    Refusal,
    RefusedRowsError,
    UnconvertedKindError,
    UnknownCurrentError,
    UnknownFilesError,
    WhichFileError,
)
from pantau.store.journal_file import chain_end
from pantau.store.message import Message
from pantau.store.official import refuse_unconverted
from pantau.store.pointer import chosen_files, default_author, publish, refuse_fewer_files, roll_back
from pantau.store.release import (
    Release,
    kept_files,
    list_digests,
    list_releases,
    open_release,
    open_release_by_id,
    release_path,
    releases_root,
)
from pantau.store.serving import Serving, serving_release

__all__ = [
    "BuildReport",
    "DamagedInputError",
    "DamagedReleaseError",
    "DraftReleaseError",
    "FewerFilesError",
    "FigureDifference",
    "Message",
    "MovedPointerError",
    "NoEarlierReleaseError",
    "NoReleaseError",
    "PointerFolderError",
    "PublishedReleaseError",
    "Received",
    "Refusal",
    "RefusedRowsError",
    "Release",
    "Serving",
    "UnconvertedKindError",
    "UnknownCurrentError",
    "UnknownFilesError",
    "WhichFileError",
    "archive",
    "build_release",
    "chain_end",
    "chain_notice",
    "chosen_files",
    "current_id",
    "current_release",
    "default_author",
    "difference",
    "disagreements",
    "discard",
    "drafts",
    "inputs_of",
    "is_up_to_date",
    "journal",
    "kept_files",
    "known_names",
    "list_digests",
    "list_releases",
    "notices",
    "official_inputs",
    "official_names",
    "open_release",
    "open_release_by_id",
    "publish",
    "received",
    "refuse_fewer_files",
    "refuse_unconverted",
    "release_path",
    "releases_root",
    "roll_back",
    "seen_releases",
    "serving_release",
    "verify",
]
