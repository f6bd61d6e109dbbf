from __future__ import annotations

import dataclasses

import pytest

from pantau.outline import packages


@pytest.fixture
def package():
    # printf 'isi' | sha256sum
    digest = "55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935"
    return dataclasses.replace(packages.VILLAGES, archive="paket.whl", sha256=digest)


def test_an_archive_of_the_right_hash_is_used_as_it_is(tmp_path, package):
    (tmp_path / "paket.whl").write_bytes(b"isi")
    assert packages.fetch(package, tmp_path) == tmp_path / "paket.whl"


def test_another_archive_of_the_same_name_is_refused(tmp_path, package):
    (tmp_path / "paket.whl").write_bytes(b"lain")
    with pytest.raises(packages.PackageError, match="remove it and fetch again"):
        packages.fetch(package, tmp_path)


def test_a_client_that_fails_is_named(tmp_path, package, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    nowhere = dataclasses.replace(packages.LAND, archive="tidak-ada.tgz")
    with pytest.raises(packages.PackageError, match=r"cannot fetch world-atlas==2\.0\.2 from npm"):
        packages.fetch(nowhere, tmp_path)
