"""Notes of figures in both languages, and the English of what the facts say."""

from __future__ import annotations

import csv

import pytest

from pantau.store.computed import year_observation
from pantau.store.notes import FILE, read_english, worded
from pantau.store.rows import Inputs
from pantau.store.sources import IN_ENGLISH
from pantau.text.both import Both
from tests.helpers import facts

OURS = Both("Jumlah dari 2 sumber", "Sum of 2 sources")


def worded_one(note, ours, english=None):
    figure = year_observation(2025, "16", indicator="employed", source_id="s", note=note, ours=ours)
    (found,) = worded([figure], english or {})
    return found.note, found.note_en


@pytest.mark.parametrize(
    ("note", "ours", "expected"),
    [
        (None, None, (None, None)),
        (None, OURS, ("Jumlah dari 2 sumber", "Sum of 2 sources")),
        ("dibulatkan", None, ("dibulatkan", "rounded")),
        ("dibulatkan", OURS, ("dibulatkan; Jumlah dari 2 sumber", "rounded; Sum of 2 sources")),
        ("tanpa terjemahan", None, ("tanpa terjemahan", None)),
        ("tanpa terjemahan", OURS, ("tanpa terjemahan; Jumlah dari 2 sumber", None)),
    ],
)
def test_a_note_is_english_only_where_all_of_it_is(note, ours, expected):
    assert worded_one(note, ours, {"dibulatkan": "rounded"}) == expected


def test_what_is_said_twice_is_refused(tmp_path):
    (tmp_path / FILE).write_text("indonesian,english\na,b\na,c\n", encoding="utf-8")
    inputs = Inputs()
    read_english(inputs, tmp_path)
    assert [one.line for one in inputs.refusals] == [3]


def test_a_catalogue_without_the_file_has_no_english(tmp_path):
    inputs = Inputs()
    read_english(inputs, tmp_path)
    assert (inputs.english, inputs.refusals) == ({}, [])


def test_every_english_note_is_of_the_facts():
    """A note that was changed must not lose its English without anybody seeing it."""
    said = {row.get(name) for path in facts.REAL.glob("*.csv") for row in _rows(path) for name in _NAMES}
    said |= {row["document"] for row in facts.real("targets")}
    said |= {row[name] for row in facts.real("sources") for name in IN_ENGLISH}
    said |= {row["title"] for row in facts.real("regulations")}
    assert [row["indonesian"] for row in _rows(facts.CATALOGUE / FILE) if row["indonesian"] not in said] == []


def test_every_note_of_the_facts_is_in_english():
    """A note without English fails here: write it into data/catalogue/facts_in_english.csv."""
    english = {row["indonesian"] for row in _rows(facts.CATALOGUE / FILE)}
    lacking = {
        (path.name, row[name])
        for path in facts.REAL.glob("*.csv")
        for row in _rows(path)
        for name in _NOTES
        if row.get(name) and row[name] not in english
    }
    assert sorted(lacking) == []


@pytest.mark.parametrize(("query", "fewest"), [("sources", 1), ("regulations", 15)])
def test_what_we_say_ourselves_in_the_place_of_a_title_is_in_english(full_release, query, fewest):
    """A title in brackets is ours; others keep the language they were published in."""
    rows = full_release.query(query)
    ours = rows[rows["title"].str.startswith("(", na=False)]
    assert len(ours) >= fewest
    assert ours.loc[ours["title_en"].isna(), "title"].tolist() == []
    english = full_release.in_language("en").query(query)
    assert english.loc[ours.index, "title"].tolist() == ours["title_en"].tolist()


def test_what_is_said_of_a_publisher_in_brackets_is_in_english(full_release):
    """'(mengutip Kemnaker)' is ours, '(Tribunnews)' a name: words of ours are several and begin small."""
    rows = full_release.query("sources")
    told = rows[rows["publisher"].str.contains(r"\([a-z]+ .*\)$", na=False)]
    assert len(told) > 12
    assert told.loc[told["publisher_en"].isna(), "publisher"].tolist() == []


@pytest.mark.parametrize("query", ["all_observations", "targets", "sources"])
def test_no_note_of_a_release_of_the_facts_is_indonesian_alone(full_release, query):
    rows = full_release.query(query)
    assert rows["note"].notna().any()
    assert rows.loc[rows["note"].notna() & rows["note_en"].isna(), "note"].tolist() == []


def test_an_english_release_says_notes_and_names_in_english(full_release):
    english = full_release.in_language("en")
    assert english.in_language("id") is full_release
    assert full_release.in_language("en") is english
    names = english.query("source_names").set_index("id")["short_name"]
    assert names["ambon-antara-212037"] == "ANTARA Ambon, May 2024"
    assert names["taksiran-pantau-jamsostek"].startswith("Estimates of Pantau Jamsostek")
    laws = english.query("regulations").set_index("number")
    assert laws.loc["842.2/5193/SJ", "asks"] == "Report every quarter"
    assert (
        laws.loc["842.2/5193/SJ", "title"] == "(quarterly report of local governments; full title not given)"
    )
    findings = english.query("findings")
    assert findings["message"].str.contains("published").any()
    assert not findings["message"].str.contains("hitungan ulang").any()


# A group's own words become the note of its figure.
_NOTES = ("note", "group")
_NAMES = (*_NOTES, "short_name")


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_target_whose_document_is_described_is_described_in_english_too(full_release):
    """'Target UCJ (sebutan lain)' are our words; names of documents (RPJMN, Permendagri) stay as they are."""
    known = full_release.in_language("en").query("targets")["document"]
    assert not known.str.contains(r"\b(?:sebutan|versi|tambahan|cabang|Pemprov|target 20)\b").any()
    assert {"UCJ target (as told elsewhere)", "RPJMN 2025-2029", "Permendagri 15/2024"} <= set(known)
