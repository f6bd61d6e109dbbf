"""The file of those who are named: written whole and private, never believed where it is damaged."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from pantau.access.keys import id_of, new_key, opens
from pantau.access.people import (
    PREPARER,
    PUBLISHER,
    BadNameError,
    DamagedPeopleError,
    KnownPersonError,
    UnknownPersonError,
    add,
    people,
    remove,
    same_name,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "releases" / "penerbit.json"


def test_a_key_opens_its_own_lock_and_no_other() -> None:
    key, lock = new_key()
    other, _ = new_key()
    assert opens(key, lock)
    assert id_of(key) == lock.id
    assert not opens(other, lock)
    assert not opens(key[:-1], lock)
    assert not opens(f"{lock.id}.", lock)
    assert lock.digest not in key
    assert key.partition(".")[2] not in lock.digest


def test_what_is_too_long_for_a_key_is_not_even_looked_for() -> None:
    assert id_of("a" * 201) == ""
    assert id_of("abcd.x") == "abcd"


def test_who_is_named_is_found_with_role_and_lock(file: Path) -> None:
    assert people(file) == ()
    key = add(file, "  Siti   Aminah ", PUBLISHER)
    add(file, "Budi", PREPARER)
    found = people(file)
    assert [(one.name, one.role) for one in found] == [("Siti Aminah", PUBLISHER), ("Budi", PREPARER)]
    assert found[0].lock is not None
    assert opens(key, found[0].lock)


def test_only_the_owner_reads_the_file_and_no_key_stands_in_it(file: Path) -> None:
    key = add(file, "Siti", PUBLISHER)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key.partition(".")[2] not in file.read_text()


def test_a_name_is_there_once_however_it_is_written(file: Path) -> None:
    add(file, "Siti Aminah", PUBLISHER)
    with pytest.raises(KnownPersonError, match="sudah ada"):
        add(file, "siti  AMINAH", PREPARER)
    assert same_name("siti  AMINAH", "Siti Aminah")


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Si\x00ti", "Si\u202eti"])
def test_a_name_that_cannot_be_read_is_refused(file: Path, name: str) -> None:
    with pytest.raises(BadNameError):
        add(file, name, PUBLISHER)
    assert not file.exists()


def test_who_is_taken_off_is_gone_and_the_others_stay(file: Path) -> None:
    add(file, "Siti", PUBLISHER)
    add(file, "Budi", PUBLISHER)
    remove(file, "SITI")
    assert [one.name for one in people(file)] == ["Budi"]
    with pytest.raises(UnknownPersonError, match="Siti"):
        remove(file, "Siti")


GOOD = {"name": "Siti", "role": "penerbit", "lock": {"id": "ab", "salt": "cd", "digest": "ef"}}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 1}',
        json.dumps({"format": 2, "people": [GOOD]}),
        json.dumps({"format": 1, "people": [GOOD | {"role": "raja"}]}),
        json.dumps({"format": 1, "people": [GOOD | {"name": " Siti"}]}),
        json.dumps({"format": 1, "people": [GOOD | {"name": 7}]}),
        json.dumps({"format": 1, "people": [GOOD | {"lock": {}}]}),
        json.dumps({"format": 1, "people": [GOOD | {"lock": {"id": "ab", "salt": "c", "digest": "ef"}}]}),
        json.dumps({"format": 1, "people": [GOOD | {"lock": {"id": "", "salt": "cd", "digest": ""}}]}),
        json.dumps({"format": 1, "people": [{"name": "Siti", "role": "penerbit"}]}),
        json.dumps({"format": 1, "people": ["Siti"]}),
    ],
)
def test_a_damaged_file_is_never_an_empty_one(file: Path, said: str) -> None:
    file.parent.mkdir()
    file.write_text(said)
    file.chmod(0o600)
    with pytest.raises(DamagedPeopleError) as error:
        people(file)
    assert error.value.why == "garbled"
    with pytest.raises(DamagedPeopleError):
        add(file, "Budi", PUBLISHER)
    assert file.read_text() == said, "nothing is written over what may be mended"


def test_one_name_twice_is_no_list(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"format": 1, "people": [GOOD, GOOD | {"name": "SITI"}]}))
    file.chmod(0o600)
    with pytest.raises(DamagedPeopleError, match="dua kali"):
        people(file)


def test_a_file_that_others_may_write_is_not_believed(file: Path) -> None:
    add(file, "Siti", PUBLISHER)
    file.chmod(0o620)
    with pytest.raises(DamagedPeopleError, match="chmod 600"):
        people(file)


def test_a_folder_in_its_place_is_not_believed(file: Path) -> None:
    file.mkdir(parents=True, mode=0o700)
    with pytest.raises(DamagedPeopleError):
        people(file)
