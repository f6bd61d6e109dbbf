"""Official files as offices send them: whichever cells are blank, each figure says what its own file says."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.analysis.comparable import why_not
from pantau.analysis.figures import prepare
from pantau.analysis.leagues import leagues
from pantau.areas import load_areas
from pantau.store.official import official_figures, stack_kinds
from tests.helpers import official
from tests.helpers.examples import examples
from tests.helpers.gate import WITHIN_A_LEAGUE, refused_pairs

# What an office may leave out, and what a release keeps of what it writes.
OPTIONAL = {
    "registered": ("900", 900),
    "eligible": ("1000", 1_000),
    "eligible_as_of": ("2025-08", "2025-08"),
    "basis": ("semesta", "semesta"),
    "counted_by": ("domisili", "nik"),
}
SEGMENTS = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon"}

filled = st.frozensets(st.sampled_from(sorted(OPTIONAL)))
# of each file: which columns are filled of each segment
file = st.dictionaries(st.sampled_from(sorted(SEGMENTS)), filled, min_size=1)
slow = examples(40, suppress_health_check=[HealthCheck.too_slow])


@given(st.lists(file, min_size=2, max_size=3), st.sampled_from(["csv", "xlsx"]))
@slow
def test_files_may_leave_any_columns_blank(files, ending):
    wanted = []
    with tempfile.TemporaryDirectory() as folder:
        kept = []
        for at, segments in enumerate(files):
            area = f"19.0{at + 1}"
            rows = []
            for segment, columns in segments.items():
                known = {name: OPTIONAL[name][0] for name in columns}
                row = {"area_code": area, "period": "2025-11", "segment": SEGMENTS[segment], "active": 800}
                rows.append(row | known)
                told = {name: OPTIONAL[name][1] if name in columns else None for name in OPTIONAL}
                wanted.append({"area_code": area, "segment": segment, "active": 800, **told})
            kept.append(official.sent(Path(folder), rows, f"{at}.{ending}"))
        stacked = stack_kinds(kept)["participants"]
    found = stacked[list(wanted[0])].astype("object")
    assert found.where(found.notna(), None).to_dict("records") == wanted


AREAS = load_areas()
MONTHS = ("2025-11", "2025-12")
# who counted a segment's participants, on what basis they stand; and no such segment at all
said = st.none() | st.tuples(
    st.sampled_from([None, "nik", "branch"]), st.sampled_from([None, "semesta", "sakernas"])
)
month = st.fixed_dictionaries(dict.fromkeys(SEGMENTS, said))
places = st.lists(
    st.fixed_dictionaries(dict.fromkeys(MONTHS, month)).filter(
        lambda of: any(one for segments in of.values() for one in segments.values())
    ),
    min_size=2,
    max_size=5,
)


def sums(of_places) -> pd.DataFrame:
    """Prepared figures of all segments of made-up official months, with what each is the sum of."""
    rows, told = [], []
    for at, months in enumerate(of_places):
        for as_of, segments in months.items():
            for segment, one in segments.items():
                if one:
                    rows.append((f"19.0{at + 1}", as_of, segment, 800, 900, 1_000))
                    told.append(one)
    words = pd.DataFrame(told, columns=["counted_by", "basis"]).astype("str")
    frame = official.participants(rows).join(words)
    with tempfile.TemporaryDirectory() as folder:
        kept = official.keep(Path(folder), [], participants=frame)
        found = official_figures(stack_kinds([kept]), AREAS)
    lacking = {"method": None, "margin": None, "caveat": None, "valid_until": pd.NaT}
    return found[found["segment"] == "all"].assign(**lacking)


def mixes(of_places) -> dict[tuple[str, str], dict[str, tuple[str | None, str | None]]]:
    """What each sum is made of, worked out row by row: (way, basis) by segment, by area and month."""
    return {
        (f"19.0{at + 1}", as_of): {name: one for name, one in segments.items() if one}
        for at, months in enumerate(of_places)
        for as_of, segments in months.items()
    }


@given(places)
@slow
def test_sums_are_set_side_by_side_only_where_they_are_made_of_the_same(of_places):
    every, made = sums(of_places), mixes(of_places)
    for indicator in ("coverage_ucj", "registered", "active_share"):
        own = every[every["indicator"] == indicator]
        unit = "people" if indicator == "registered" else "percent"
        figures = prepare(own, unit)
        league, _ = leagues(figures, 2025, 4)
        for _, group in figures.groupby(league):
            assert refused_pairs(group) <= WITHIN_A_LEAGUE
            for one, other in pairwise(group[["area_code", "as_of"]].itertuples(index=False, name=None)):
                assert {n: way for n, (way, _) in made[one].items()} == {
                    n: way for n, (way, _) in made[other].items()
                }
        before, after = (figures[figures["as_of"] == as_of].set_index("area_code") for as_of in MONTHS)
        codes = before.index.intersection(after.index)
        earlier, later = (side.loc[codes].reset_index() for side in (before, after))
        for code, why in zip(codes, why_not(earlier, later, unit), strict=True):
            then, now = (made[code, as_of] for as_of in MONTHS)
            alike = {n: way for n, (way, _) in then.items()} == {n: way for n, (way, _) in now.items()}
            assert alike or why is not None
