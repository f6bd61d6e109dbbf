"""Findings by kind, and what each kind is called."""

from __future__ import annotations

import pytest

from pantau import intake, publishing
from pantau.intake import Finding
from pantau.publishing import by_rule
from pantau.text import Text


def finding(severity: str, rule: str, column: str = "Aktif (D)", **named) -> Finding:
    return Finding(severity, rule, "a.xlsx", "Peserta", 5, column, "1", "pesan", **named)


def test_one_group_for_each_rule_the_gravest_first():
    findings = [
        finding("note", "dash_missing"),
        finding("warning", "jump", area_code="16.71"),
        finding("warning", "unchanged", area_code="16.71"),
        finding("warning", "jump", area_code="16.72"),
        finding("error", "negative", area_code="16.71"),
        finding("warning", "jump", area_code="16.72", column="Aktif BPU (E)"),
    ]
    groups = by_rule(findings)
    assert [(one.rule, one.rows, one.areas) for one in groups] == [
        ("negative", 1, 1), ("jump", 3, 2), ("unchanged", 1, 1), ("dash_missing", 1, 0),
    ]  # fmt: skip
    assert groups[1].places == ["Peserta, Aktif (D)", "Peserta, Aktif BPU (E)"]
    assert groups[1].found == [findings[1], findings[3], findings[5]]


def test_what_stands_for_many_rows_counts_them_and_their_areas():
    whole = finding("warning", "denominators_revised", rows=3)
    details = [
        finding("warning", "denominators_revised", area_code=code, detail=True)
        for code in ("16.71", "16.72", "16.72")
    ]
    (group,) = by_rule([whole, *details])
    assert (group.rows, group.areas, group.at_least, group.found) == (3, 2, False, [whole])


def test_what_was_cut_short_says_at_least():
    listed = [finding("error", "negative", area_code=f"16.{n}") for n in range(10, 13)]
    (group,) = by_rule([*listed, finding("error", "negative", rows=200)])
    assert (group.rows, group.areas, group.at_least) == (203, 3, True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_a_name(language):
    rules = {*intake.RULES, *publishing.RULES}
    names = Text(language).section("finding")
    assert set(names) == rules
    assert len(set(names.values())) == len(rules)
