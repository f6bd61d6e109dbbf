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
from pantau.store import journal_file as records
from pantau.store.current import current
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


# Where a move was killed: before its line, after it, after the pointer moved, or not at all.
KILLS = ("line", "pointer", "moved", "")
killed_moves = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(KILLS)), max_size=12)
LOSSES = {"missing": None, "empty": b"", "garbled": b"\xff\xfe"}


def move(folder: Path, target: str, killed: str) -> None:
    """One move as the store makes it, killed before the step of that name."""
    found = current(folder)
    if killed == "line" or (target == found.id and not found.doubt):
        return
    if target != found.id:
        records.append(folder, Entry(records.now(), PUBLISH, found.id, target, "uji", "", []))
    if killed != "pointer":
        (folder / "current").write_text(f"{target}\n")
        if killed != "moved":
            records.append_moved(folder, target)


def lose(folder: Path, loss: str) -> None:
    """Make the pointer say nothing."""
    content = LOSSES[loss]
    (folder / "current").unlink(missing_ok=True)
    if content is not None:
        (folder / "current").write_bytes(content)


@slow
@given(killed_moves, st.sampled_from([*LOSSES]), st.integers(0, 12))
def test_a_lost_pointer_is_where_the_last_completed_move_went(moves, loss, lost_at):
    """Killed at any step, and the pointer lost at some time and at the end: work goes on from there."""
    with tempfile.TemporaryDirectory() as name:
        folder, now, completed = Path(name), None, None
        records.begin(folder)
        for at, (target, killed) in enumerate(moves):
            if at == lost_at and records.read(folder).entries:
                lose(folder, loss)
                now = completed
                assert current(folder).id == now
            move(folder, target, killed)
            if killed != "line" and target != now:
                # The new line says where it starts from; the one after it, that it has got there.
                completed = target if killed == "" else now
                now = now if killed == "pointer" else target
            assert current(folder).id == now
        if records.read(folder).entries:
            lose(folder, loss)
            assert current(folder).id == completed


@slow
@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=8), st.integers(1, 60), st.booleans())
def test_a_journal_whose_end_was_cut_off_still_tells(targets, cut, pointer_is_lost):
    """Whatever is left of the line that the pointer has moved, it tells; the pointer tells it as well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records.begin(folder)
        for target in targets:
            move(folder, target, "")
        path = folder / records.FILE
        line = path.read_bytes().splitlines()[-1]
        path.write_bytes(path.read_bytes()[: -min(cut, len(line))])
        if pointer_is_lost:
            lose(folder, "missing")
        assert current(folder).id == targets[-1]
