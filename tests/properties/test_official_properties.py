"""Official files as offices send them: whichever cells are blank, each figure says what its own file says."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.store.official import stack_kinds
from tests.helpers import official
from tests.helpers.examples import examples

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
