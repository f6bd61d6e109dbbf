"""What the short name of a source leads to."""

from __future__ import annotations

from pantau.answers.sources import by_short_name, register
from pantau.text import Text
from tests.helpers import facts


def test_a_record_says_all_that_the_register_does(full_release):
    found = register(full_release)["bali-antara-376813"]
    (row,) = facts.real("sources", source_id="bali-antara-376813")
    assert (found.publisher, found.title, found.date, found.url) == (
        "ANTARA Bali", row["title"], "2025-04-30", row["url"],
    )  # fmt: skip
    assert (found.kind, found.seen, found.named) == ("news", "yes", True)
    # coverage_published.csv cites it for figures, targets.csv for the target of Bali
    assert found.taken == ("coverage_ucj", "target")


def test_what_is_not_known_is_empty(full_release):
    found = register(full_release)["bali-media-2025-06"]
    assert (found.publisher, found.title, found.url, found.named) == ("", "", "", False)


def test_the_name_of_several_leads_to_each(full_release):
    found = by_short_name(full_release)["Okezone, 5 Desember 2023; Klik Jatim, 20 Desember 2023"]
    assert [record.id for record in found] == ["okezone-2023-12-05", "klikjatim-34373"]


def test_estimates_of_ours_are_found_in_either_language(full_release):
    ours, theirs = (
        by_short_name(full_release.in_language(language))[Text(language)("store.estimate_source")]
        for language in ("id", "en")
    )
    assert [record.id for record in ours] == [record.id for record in theirs]
    assert (ours[0].title, theirs[0].title) == (ours[0].short_name, theirs[0].short_name)


def test_a_release_without_figures_has_no_sources(empty_release):
    assert not by_short_name(empty_release)
