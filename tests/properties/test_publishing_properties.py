"""Official rows in a release, whatever they are: later wins, sums hold, nothing is made up."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.areas import load_areas
from pantau.publishing import RULES, baseline_of, check_files
from pantau.store.journal_file import PUBLISH, ROLL_BACK, Entry, before, happened
from pantau.store.official import official_figures, stack_kinds
from tests.helpers import official
from tests.helpers.examples import examples

AREAS = load_areas()
SEGMENTS = ("pu", "bpu", "jakon", "pmi")
KEY = ["area_code", "as_of", "segment"]

people = st.none() | st.integers(0, 10**7)
row = st.tuples(
    st.sampled_from(["16", "16.71", "16.72", "ID"]),
    st.sampled_from(["2025-07", "2025-08", "2025-12"]),
    st.sampled_from(SEGMENTS),
    people,
    people,
    people,
)
files = st.lists(st.lists(row, min_size=1, max_size=12), min_size=1, max_size=4)
slow = examples(40, suppress_health_check=[HealthCheck.too_slow])


def figures(sent: list[list[official.Row]]) -> pd.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        kept = [official.keep(Path(folder), rows, f"{at}.xlsx") for at, rows in enumerate(sent)]
        found = official_figures(stack_kinds(kept), AREAS)
    return (
        found
        if len(found)
        else pd.DataFrame(columns=["indicator", "numerator", *KEY, "denominator", "basis"])
    )


def by_key(found: pd.DataFrame, *columns: str) -> dict[tuple[str, ...], int]:
    """The numerators by some columns."""
    keys = found[list(columns)].astype(str).itertuples(index=False, name=None)
    return dict(zip(keys, found["numerator"], strict=True))


def newest(sent: list[list[official.Row]], place: int) -> dict[tuple[str, str, str], int]:
    """What the last row that says anything says, worked out row by row."""
    told = {}
    for rows in sent:
        for one in rows:
            if one[place] is not None:
                told[one[:3]] = one[place]
    return told


@slow
@given(files)
def test_the_last_word_stands(sent):
    found = figures(sent)
    for indicator, place in (("coverage_ucj", 3), ("registered", 4)):
        own = found.query(f"indicator == '{indicator}' and segment != 'all'")
        assert by_key(own, *KEY) == newest(sent, place)


@slow
@given(files)
def test_all_is_the_sum_of_pu_bpu_and_jakon(sent):
    found = figures(sent)
    active: dict[tuple[str, str], int] = {}
    for (area, month, segment), value in newest(sent, 3).items():
        if segment != "pmi":
            active[area, month] = active.get((area, month), 0) + value
    whole = found.query("indicator == 'coverage_ucj' and segment == 'all'")
    assert by_key(whole, "area_code", "as_of") == active


@slow
@given(files)
def test_no_denominator_is_nought_and_no_figure_stands_twice(sent):
    found = figures(sent)
    assert not (found["denominator"] == 0).any()
    assert not found.duplicated(["indicator", *KEY]).any()
    assert (found["basis"].eq("semesta") <= found["denominator"].notna()).all()


@slow
@given(st.lists(row, max_size=40))
def test_checks_never_fail_and_always_say_where(rows):
    reading = official.reading({"participants": official.participants(rows)} if rows else {})
    for one in check_files([reading], baseline_of(None, dt.date(2026, 1, 15))):
        assert one.severity == RULES[one.rule]
        assert one.file == "laporan.xlsx"
        assert one.message
        assert "nan" not in one.message.lower().split()
        assert one.row is None or 5 <= one.row < 5 + len(rows)


steps = st.lists(
    st.tuples(st.sampled_from([PUBLISH, ROLL_BACK]), st.sampled_from("abc"), st.booleans()), max_size=12
)


@given(steps)
def test_the_journal_tells_what_happened(moves):
    """A move that was killed before the pointer moved is told apart by the next line, or the pointer."""
    current, entries, done = None, [], []
    for action, target, killed in moves:
        if target == current:
            continue
        entry = Entry("2026-01-01T00:00:00+00:00", action, current, target, "uji", "", [])
        entries.append(entry)
        if not killed:
            done.append(entry)
            current = target
    assert happened(entries, current) == done
    if current is not None:
        assert before(happened(entries, current)) != current
