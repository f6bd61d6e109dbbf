"""What a text calls segments and indicators: by spoken names, else by their own; the longest counts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pantau.claims.read.vocabulary import Vocabulary, vocabulary_of
from pantau.store import Release


@pytest.fixture(scope="module")
def vocabulary(full_release: Release) -> Vocabulary:
    return vocabulary_of(full_release)


@pytest.mark.parametrize(
    ("small", "named"),
    [
        ("peserta bpu dan honorer di bali", [("segment", "bpu"), ("segment", "non_asn")]),
        # one name, not two: 'pu' and 'bpu' lie within it
        ("cakupan pu dan bpu", [("segment", "pu_bpu")]),
        # by its own name, which no row of spoken_names.csv gives
        ("penyelenggara pemilu di aceh", [("segment", "election_organisers")]),
        ("election organisers in aceh", [("segment", "election_organisers")]),
        ("petugas pemilu di aceh", [("segment", "election_organisers")]),
        ("anggota kpps di aceh", [("segment", "election_organisers")]),
        ("pu di aceh 44% dari buruh/karyawan", [("segment", "pu"), ("indicator", "pu_of_employees")]),
        ("karyawan di aceh yang menjadi peserta", [("indicator", "pu_of_employees")]),
        ("buruh/karyawan di aceh", [("indicator", "employees_share")]),
        ("ikut program jht di bali", [("indicator", "in_jht")]),
        # in its own name the words in parentheses are left out
        ("ekosistem desa di aceh", [("segment", "village_ecosystem")]),
        # of names that begin together the longest: 'perangkat desa' is another group
        ("perangkat desa, bpd, dan rt/rw", [("segment", "village_officials_bpd_rt_rw")]),
        # sources of funds are named in sentences about participants
        ("pekerja rentan dibiayai apbd", [("segment", "vulnerable_workers")]),
        # a row without a pattern: nothing names it
        ("dibiayai dana desa", []),
        ("tingkat pengangguran terbuka di bali", [("indicator", "unemployment")]),
        # of words for both the indicator, unless they speak of coverage
        ("pekerja formal di bali", [("indicator", "formal_share")]),
        ("informal workers in bali", [("indicator", "informal_share")]),
        ("cakupan pekerja formal di bali", [("segment", "pu")]),
        ("pekerja informal bali yang terlindungi", [("segment", "bpu")]),
        ("cakupan bali 50,88%, pekerja informal 44,3%", [("indicator", "informal_share")]),
        ("peserta jht di bali", [("indicator", "in_jht")]),
        ("jp participants in bali", [("indicator", "in_jp")]),
        ("bpuan pusat nonasnlah", []),
    ],
)
def test_names_found(small: str, named: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    assert [(name.kind, name.id) for name in vocabulary.find(small)] == named


_BY_COUNT = {"village"}  # villages that are named are no institutions: only '62 desa' names them


def test_whatever_is_named_is_found_by_its_own_name_in_either_language(vocabulary: Vocabulary) -> None:
    spoken = {(one.kind, one.id) for one in vocabulary.names} - {("segment", one) for one in _BY_COUNT}
    assert len(spoken) > 60
    every = [*vocabulary.segments.values(), *vocabulary.indicators.values()]
    times = Counter(name for one in every for name in {_plain(each) for each in one.name.values()})
    for kind, id_ in sorted(spoken):
        known = vocabulary.segments[id_] if kind == "segment" else vocabulary.indicators[id_]
        for name in known.name.values():
            small = _plain(name)
            found = {(one.kind, one.id) for one in vocabulary.find(f"{small} di bali")}
            # 'pu dari buruh/karyawan' names its segment besides
            assert (kind, id_) in found or times[small] > 1, (id_, small)


def _plain(name: str) -> str:
    return re.sub(r"\([^)]*\)", " ", name).lower().strip()


def test_a_mention_says_where_it_stands(vocabulary: Vocabulary) -> None:
    [name] = vocabulary.find("di bali pekerja rentan ada")

    assert (name.start, name.end, name.text) == (8, 22, "pekerja rentan")


def test_wholes_are_what_coverage_is_shown_of(vocabulary: Vocabulary) -> None:
    assert vocabulary.wholes == {"pu_bpu", "all"}


def test_a_release_is_asked_once(full_release: Release) -> None:
    assert vocabulary_of(full_release) is vocabulary_of(full_release)


def test_an_empty_vocabulary_finds_nothing() -> None:
    assert Vocabulary().find("peserta bpu") == []
