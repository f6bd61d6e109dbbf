"""English says one area and two areas: every text with a count, filled in with 1."""

from __future__ import annotations

import string

import pytest

import pantau.text as catalogue
from pantau.text import Text
from tests.helpers.languages import plurals_after_one

# Placeholders that name something and count nothing.
NAMING = {"area", "column", "file", "level", "line", "middle", "names", "segment", "type"}
# Texts that are never said of 1, or in which 1 counts nothing: why each.
APART = {
    "format.years_many": "years_one is said of 1",
    "format.months_many": "months_one is said of 1",
    "ui.streamlit.options": "Streamlit's own words, looked up in its pages to be put into Indonesian",
    "boundaries.finding.oversized": "a ratio; 1.5 times",
    "simulation.fewest.answer_all": "a plural of what is ranked, which is never one area",
    "intake_rule.areas_too_many": "a limit of many names has been passed",
    "intake_rule.too_many_rows": "the limit of rows of a file, many thousand",
    "intake_rule.too_many_columns": "more than the limit of hundreds",
    "intake_rule.reading_too_slow": "the limit of a minute or more",
    "boundaries.refused.reading_too_slow": "the limit of some minutes",
    "store.row.employed_differs": "a figure that is compared with a sum",
}


def with_ones(template: str) -> str:
    """The template with 1 for every count."""
    fields = {
        name: "X" if name in NAMING else "1" for _, name, _, _ in string.Formatter().parse(template) if name
    }
    return catalogue._in_number(template, dict(fields)).format(**fields)


TEXTS = {
    key: template
    for key, template in catalogue._flat_catalogue("en").items()
    if "{" in template and not key.startswith("intake.") and key not in APART
}


def test_no_english_text_says_a_plural_of_one():
    wrong = {key: found for key, text in TEXTS.items() if (found := plurals_after_one(with_ones(text)))}
    assert wrong == {}


def test_every_exception_is_needed():
    texts = catalogue._flat_catalogue("en")
    assert [key for key in APART if key not in texts] == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1 provinces", ["provinces"]),
        ("Only 1 of 1 comparable areas", ["areas"]),
        ("1 regencies and cities", ["regencies", "cities"]),
        ("1 people", ["people"]),
        ("1 worker-months", ["worker-months"]),
        ("1 have not", ["have"]),
        ("1 area is left out", []),
        ("31 areas, 0.1 points, 1.1 points, 1% of areas", []),
        ("1 of its rows", []),
    ],
)
def test_the_scan_finds_plurals(said, found):
    assert plurals_after_one(said) == found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (1, "1 area"),
        ("1", "1 area"),
        ("+1", "+1 area"),
        ("−1", "−1 area"),
        (0, "0 areas"),
        (2, "2 areas"),
        ("1.0", "1.0 areas"),
        ("1,234", "1,234 areas"),
        ("11", "11 areas"),
        ("–", "– areas"),
    ],
)
def test_one_or_many(written, said):
    assert Text("en")("league.areas", count=written) == said


def test_verbs_follow_too():
    say = Text("en")
    assert say("publishing.rule.missing_provinces", period="x", count=1, names="Bali") == (
        "x: 1 province has not reported: Bali."
    )
    assert say("newer.text", areas=1, of=38, year=2026, shown=2025).startswith(
        "So far 1 of 38 areas has figures"
    )


# Words that stand after a count in another text, which is filled in with them: '{n} of {of} {unit}'.
COUNTED_ELSEWHERE = (
    "area.card.institutions",
    "area.card.people",
    "inpres.unit.",
    "pages.ringkasan.people",
    "sentence.workers.",
    "simulation.fewest.provinces",
    "simulation.fewest.regencies",
    "targets.block.people_unit",
    "targets.pace.per_month",
)


def test_words_that_another_text_counts_have_both_forms_too():
    texts = {
        key: text
        for key, text in catalogue._flat_catalogue("en").items()
        if key.startswith(COUNTED_ELSEWHERE)
    }
    assert [prefix for prefix in COUNTED_ELSEWHERE if not any(key.startswith(prefix) for key in texts)] == []
    assert [key for key, text in texts.items() if "{count:" not in text] == []


@pytest.mark.parametrize(
    ("key", "one", "many"),
    [
        ("inpres.unit.opd", "office", "offices"),
        ("inpres.unit.active", "registered participant", "registered participants"),
        ("sentence.workers.government", "local government known", "local governments known"),
        ("sentence.workers.target", "person in the target", "people in the target"),
        ("simulation.fewest.provinces", "province", "provinces"),
        ("simulation.fewest.regencies", "regency/city", "regencies/cities"),
        ("targets.pace.per_month", "person a month", "people a month"),
    ],
)
def test_what_is_counted_elsewhere_follows_that_count(key, one, many):
    say = Text("en")
    assert (say(key, count="1"), say(key, count="1,234"), say(key, count=0)) == (one, many, many)


def test_one_area_that_was_split_off_was_and_several_were():
    say = Text("en")
    assert say("area.lineage.into", names="Papua Barat Daya", year=2022, count=1).startswith(
        "Papua Barat Daya was split"
    )
    assert say("area.lineage.into", names="A and B", year=2022, count=2).startswith("A and B were split")


def test_a_count_that_is_not_given_is_still_told():
    with pytest.raises(catalogue.TextKeyError, match="needs a value for 'count'"):
        Text("en")("league.areas")


def test_indonesian_has_no_plural():
    assert Text("id")("league.areas", count=1) == "1 wilayah"
    texts = catalogue._flat_catalogue("id")
    assert [key for key, text in texts.items() if catalogue._ONE_OR_MANY.search(text)] == []
