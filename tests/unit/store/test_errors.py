"""Messages of the store go to pages and logs: in both languages, and without places on the server."""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.store import errors
from pantau.store.message import Message, message
from pantau.text import LANGUAGES, Text

PLACE = Path("/srv/pantau/releases")
ALL = [
    errors.NoReleaseError(PLACE),
    errors.NoReleaseError(PLACE, "2025-x"),
    errors.NoEarlierReleaseError(PLACE),
    errors.UnknownCurrentError(PLACE, "missing", ["2025-x"]),
    errors.UnknownFilesError(PLACE, "2025-x"),
    errors.FewerFilesError("2025-x", {"0" * 64: "laporan.xlsx"}),
    errors.WhichFileError(["laporan.xlsx"], {"0" * 64: "laporan.xlsx"}),
    errors.PointerFolderError(PLACE),
    errors.MovedPointerError("2025-x"),
    errors.PublishedReleaseError("2025-x"),
    errors.DamagedReleaseError(PLACE / "2025-x.duckdb", message("damage.hash")),
    errors.DamagedInputError(PLACE / "inputs" / "abc", message("damage.archive")),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_no_message_names_a_place_on_the_server(error):
    assert "/" not in str(error.args[0])
    assert "{" not in str(error.args[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [one for one in ALL if hasattr(one, "message")], ids=repr)
def test_a_message_is_told_in_the_readers_language(error, language):
    told = error.message.in_words(Text(language))
    assert (told == str(error.args[0])) == (language == "id")


def test_a_word_may_be_a_message_itself():
    told = message("pointer.instead", why=message("pointer.empty"), id="2025-x")
    assert Text()("store.pointer.empty") in str(told)
    assert Text("en")("store.pointer.empty") in told.in_words(Text("en"))
    assert isinstance(told.words["why"], Message)


def test_a_long_list_of_releases_is_cut_to_the_newest():
    there = [f"2025-{at:02}" for at in range(30)]
    told = str(errors.UnknownCurrentError(PLACE, "missing", there).args[0])
    assert [one for one in there if one in told] == there[-10:]
