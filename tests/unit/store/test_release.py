"""Opening, listing, publishing and rolling back releases."""

from __future__ import annotations

import gc
import shutil
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from pantau.analysis.release import catalogue_of
from pantau.answers.tables import table
from pantau.store import (
    DamagedReleaseError,
    NoReleaseError,
    build_release,
    current_id,
    current_release,
    is_up_to_date,
    list_releases,
    open_release,
    open_release_by_id,
    publish,
    release_path,
)
from pantau.store.release import KEPT, SCHEMA_VERSION
from pantau.view import View
from tests.helpers import facts


@pytest.fixture
def root(full_root, tmp_path) -> Path:
    """A copy of the releases folder, to be tampered with."""
    return Path(shutil.copytree(full_root, tmp_path / "releases"))


def test_the_same_inputs_give_the_same_release(full_root, tmp_path):
    (there,) = list_releases(full_root)
    report = build_release(facts.REAL, root=tmp_path)
    assert report.release_id == there
    assert there.startswith("2026-03-31-")
    assert not report.reused
    again = build_release(facts.REAL, root=tmp_path)
    assert (again.release_id, again.reused) == (there, True)


def test_other_inputs_give_another_release(tmp_path, full_root):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, "coverage_published", 2, coverage_pct_published="32.74")
    assert not is_up_to_date(folder, root=full_root)
    report = build_release(folder, root=tmp_path / "releases")
    assert report.release_id not in list_releases(full_root)


def test_the_release_tells_of_itself(full_release):
    row = full_release.query("release").iloc[0]
    assert (row["id"], row["author"], row["schema_version"]) == (full_release.id, "tests", SCHEMA_VERSION)
    assert str(row["newest"].date()) == "2026-03-31"
    inputs = full_release.query("release_inputs").set_index("file")
    given = [path.stem for path in facts.REAL.glob("*.csv")]
    assert len(facts.real("areas")) == 552, "38 provinces, 514 regencies and cities"
    assert {name: inputs.loc[f"facts/{name}.csv", "row_count"] for name in given} == {
        name: len(facts.real(name)) for name in given
    }
    assert inputs["sha256"].str.fullmatch(r"[0-9a-f]{64}").all()


def test_publishing_and_rolling_back(tmp_path):
    first = build_release(facts.REAL, root=tmp_path).release_id
    with pytest.raises(NoReleaseError, match="Belum ada rilis data"):
        current_id(tmp_path)
    publish(tmp_path, first)
    held = current_release(tmp_path)
    second = build_release(facts.sparse_facts(tmp_path / "facts"), root=tmp_path).release_id
    assert current_id(tmp_path) == first, "building does not publish"
    publish(tmp_path, second)
    assert current_release(tmp_path).id == second
    assert len(held.query("areas")) == 553, "who holds the old one goes on reading it"
    publish(tmp_path, first)
    assert current_release(tmp_path) is held
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_unknown_releases(full_root):
    for release_id in ("2025-01-01-nosuch", "../current", ""):
        with pytest.raises(NoReleaseError):
            open_release_by_id(release_id, full_root)
    with pytest.raises(NoReleaseError, match="Rilis lain tidak ada"):
        publish(full_root, "lain")


def test_a_pointer_to_a_release_that_is_gone(root):
    release_path(root, current_id(root)).unlink()
    with pytest.raises(NoReleaseError):
        current_release(root)


def test_a_changed_file_is_not_published(root):
    release_id = current_id(root)
    with release_path(root, release_id).open("ab") as file:
        file.write(b"x")
    with pytest.raises(DamagedReleaseError, match="berubah sejak dibangun"):
        publish(root, release_id)


@pytest.mark.parametrize("content", [b"", b"not a database", b"\0" * 5000])
def test_a_file_that_is_no_release(tmp_path, content):
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    with pytest.raises(DamagedReleaseError, match="bukan rilis"):
        open_release(path)


def test_a_database_of_something_else(tmp_path):
    path = tmp_path / "y.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t (n integer)")
    with pytest.raises(DamagedReleaseError):
        open_release(path)


def test_a_missing_file(tmp_path):
    with pytest.raises(DamagedReleaseError, match="berkas tidak ada"):
        open_release(tmp_path / "z.duckdb")


def test_a_release_of_another_version(root, monkeypatch):
    told = f"versi skemanya {SCHEMA_VERSION}, yang dibaca {SCHEMA_VERSION + 1}"
    monkeypatch.setattr("pantau.store.release.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(DamagedReleaseError, match=told):
        open_release_by_id(current_id(root), root)


def test_the_same_file_is_opened_once(full_release):
    assert open_release(full_release.path) is open_release(full_release.path)


@pytest.fixture
def copies(full_release, tmp_path):
    """More releases than are kept, alike but for their names."""
    return [Path(shutil.copy(full_release.path, tmp_path / f"{n}.duckdb")) for n in range(KEPT + 2)]


def test_four_releases_are_kept_and_the_others_end_with_the_last_who_holds_them(copies):
    first = open_release(copies[0])
    english = first.in_language("en")
    view = View(level="province")
    for release in (first, english):
        assert len(table(release, view).rows) == 38
        assert catalogue_of(release).areas is catalogue_of(release).areas
    ended = [weakref.ref(first), weakref.ref(english)]
    second = open_release(copies[1])
    for path in copies[2:]:
        catalogue_of(open_release(path))
    gc.collect()
    assert all(ref() is first or ref() is english for ref in ended), "they are held here"
    assert len(first.query("areas")) > 500, "and can still be asked"
    assert open_release(copies[0]) is first, "by others too"
    assert open_release(copies[1]) is second
    for path in copies[2:]:
        open_release(path)
    del first, english, release
    gc.collect()
    assert [ref() for ref in ended] == [None, None]
    assert len(open_release(copies[0]).query("areas")) > 500


def test_what_was_worked_out_of_a_release_goes_with_it(copies):
    release = open_release(copies[0])
    before = catalogue_of(release)
    for path in copies[1:]:
        open_release(path)
    assert catalogue_of(release) is not before


def test_releases_may_be_asked_while_others_are_opened_and_let_go(copies):
    def ask(turn):
        release = open_release(copies[turn % len(copies)])
        return len(release.query("areas")), len(catalogue_of(release).indicators)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(ask, range(200)))
    assert len(found) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "delete from area",
        "create table t (n integer)",
        "select * from read_csv('/etc/passwd')",
        "copy area to '/tmp/pantau-out.csv'",
        "attach '/tmp/pantau-other.duckdb'",
        "set enable_external_access = true",
        "set threads = 8",
        "install httpfs",
    ],
)
def test_a_release_is_locked_down(full_release, statement):
    with full_release._connection.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_many_threads_read_at_once(full_release):
    def count(_: int) -> int:
        return len(full_release.query("observations", indicator="coverage_employed", segment="pu"))

    with ThreadPoolExecutor(8) as pool:
        counts = set(pool.map(count, range(40)))
    # 34 provinces, 11 Kanwil and the nation in 4 years; of regencies only PU and BPU together are estimated
    assert counts == {(34 + 11 + 1) * 4}


def test_types_do_not_depend_on_the_rows(full_release, empty_release):
    parameters = {"indicator": "coverage_employed", "segment": "pu_bpu"}
    full = full_release.query("observations", **parameters).dtypes
    empty = empty_release.query("observations", **parameters).dtypes
    assert [*map(str, full)] == [*map(str, empty)]
    assert (str(full["numerator"]), str(full["note"]), str(full["published_pct"])) == (
        "Int64",
        "str",
        "float64",
    )


def test_queries_that_do_not_exist(full_release):
    for name in ("nothing", "../schema", "Areas"):
        with pytest.raises(LookupError):
            full_release.query(name)
    with pytest.raises(duckdb.Error):
        full_release.query("observations", indicator="coverage_ucj")
