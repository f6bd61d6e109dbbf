"""What whoever asks may do: at the machine, by a key, by a proxy; whatever is unclear gives nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pantau.access import (
    READ_ONLY,
    Asking,
    Credential,
    DamagedPeopleError,
    Rights,
    TooManyAttemptsError,
    WrongKeyError,
    accept,
    admit,
    may_upload,
    rights,
    rights_of,
    uploads,
)
from pantau.access.attempts import MOST, Attempts
from pantau.access.people import PREPARER, PUBLISHER, add, remove

FAR = Asking("10.0.0.7")
NEAR = Asking("127.0.0.1", at_machine=True)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where people are named, of the test's own; attempts begin anew."""
    monkeypatch.setenv("PANTAU_RELEASES", str(tmp_path))
    monkeypatch.setattr(rights, "_attempts", Attempts())
    return tmp_path / "penerbit.json"


def may(found: Rights) -> tuple[bool, bool, bool]:
    return found.may_prepare, found.may_publish, found.sees_drafts


def shown(key: str, asking: Asking = FAR) -> Asking:
    """The same who has shown a key."""
    return replace(asking, credential=accept(key, asking.address))


def test_at_the_machine_all_is_open_and_the_name_is_typed(file: Path) -> None:
    found = rights_of(NEAR)
    assert may(found) == (True, True, True)
    assert found.signed("Siti") == "Siti"


def test_from_afar_nothing_is_open_until_somebody_is_named(file: Path) -> None:
    found = rights_of(FAR)
    assert may(found) == (False, False, False)
    assert (found.why, found.takes_keys) == ("nobody", False)


def test_once_somebody_is_named_the_machine_needs_a_key_too(file: Path) -> None:
    add(file, "Siti", PUBLISHER)
    found = rights_of(NEAR)
    assert may(found) == (False, False, False)
    assert (found.why, found.takes_keys) == ("unknown", True)


def test_a_key_gives_what_its_owner_may_and_signs_for_them(file: Path) -> None:
    publisher, preparer = add(file, "Siti", PUBLISHER), add(file, "Budi", PREPARER)
    found = rights_of(shown(publisher))
    assert may(found) == (True, True, True)
    assert found.signed("somebody else") == "Siti"
    assert found.address == "10.0.0.7"
    assert may(rights_of(shown(preparer))) == (True, False, True)


def test_who_is_taken_off_or_gets_another_key_may_nothing_at_once(file: Path) -> None:
    asking = shown(add(file, "Siti", PUBLISHER))
    add(file, "Budi", PUBLISHER)
    assert rights_of(asking).may_publish
    remove(file, "Siti")
    assert not rights_of(asking).may_prepare
    add(file, "Siti", PUBLISHER)
    assert not rights_of(asking).may_prepare, "the old key is not the new one"


def test_a_made_up_credential_opens_nothing(file: Path) -> None:
    add(file, "Siti", PUBLISHER)
    assert not rights_of(replace(FAR, credential=Credential("Siti", ""))).may_prepare
    assert not rights_of(replace(FAR, credential=Credential("", ""))).may_prepare


def test_a_proxy_says_who_and_the_list_says_what_they_may(file: Path) -> None:
    add(file, "Siti", PREPARER)
    found = rights_of(replace(FAR, proxied_name="SITI"))
    assert may(found) == (True, False, True)
    assert found.name == "Siti"
    assert not rights_of(replace(FAR, proxied_name="Budi")).may_prepare


def test_who_is_known_by_a_proxy_alone_has_no_key(file: Path) -> None:
    assert add(file, "Siti", PUBLISHER, with_key=False) == ""
    assert not rights_of(FAR).takes_keys
    with pytest.raises(WrongKeyError):
        accept("", FAR.address)
    assert rights_of(replace(FAR, proxied_name="Siti")).may_publish


@pytest.mark.parametrize("asking", [FAR, NEAR], ids=["far", "near"])
def test_a_damaged_list_opens_nothing(file: Path, asking: Asking) -> None:
    file.write_text("{")
    file.chmod(0o600)
    found = rights_of(asking)
    assert may(found) == (False, False, False)
    assert (found.why, found.takes_keys) == ("damaged", False)
    with pytest.raises(DamagedPeopleError):
        accept("ab.cd", FAR.address)


def test_read_only_is_read_only_for_everybody(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = shown(add(file, "Siti", PUBLISHER))
    monkeypatch.setenv(READ_ONLY, "1")
    for one in (asking, NEAR, replace(FAR, proxied_name="Siti")):
        assert may(rights_of(one)) == (False, False, False)
        assert rights_of(one).why == "off"
    monkeypatch.setenv(READ_ONLY, "0")
    assert rights_of(asking).may_publish


def test_wrong_keys_are_refused_and_then_the_right_one_too(file: Path) -> None:
    key = add(file, "Siti", PUBLISHER)
    for wrong in (f"{key}x", key[:-1], "", "x", key.partition(".")[0])[:MOST]:
        with pytest.raises(WrongKeyError):
            accept(wrong, FAR.address)
    with pytest.raises(TooManyAttemptsError):
        accept(key, FAR.address)
    assert accept(key, "10.0.0.8").name == "Siti"


def test_files_are_taken_of_sessions_that_were_admitted_and_still_may(file: Path) -> None:
    asking = shown(add(file, "Siti", PUBLISHER))
    admit("one", asking)
    admit("other", FAR)
    assert may_upload("one")
    assert not may_upload("other")
    assert not may_upload("")
    remove(file, "Siti")
    assert not may_upload("one"), "taken off the list"


def test_a_session_that_no_longer_may_is_forgotten(file: Path) -> None:
    asking = shown(add(file, "Siti", PUBLISHER))
    admit("one", asking)
    admit("one", FAR)
    assert not may_upload("one")


def test_sessions_are_remembered_in_bounds(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_MOST", 3)
    for at in range(5):
        admit(f"session-{at}", NEAR)
    assert [may_upload(f"session-{at}") for at in range(5)] == [False, False, True, True, True]
