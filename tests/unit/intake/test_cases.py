"""Files as public bodies publish them: each is read right, asked about or refused, never silently wrong.

The files lie beside the project and are no part of it; shapes like theirs are tested without them in
test_stacks.py, test_shapes.py and tests/properties/test_messy_tables_properties.py.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pantau.intake import read_file
from pantau.publishing import baseline_of, check_files

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "intake"
BASELINE = baseline_of(None, dt.date(2026, 1, 31))
ANY = ("read", "asked")
STOPPED = ("refused",)
ACTIVE = {("11", "pu"): 299722, ("11", "bpu"): 86668, ("18", "pu"): 354603, ("18", "bpu"): 99250}
PAPUA = {("93.01", "pu"): 9100, ("94.01", "pu"): 4100, ("96.03", "pu"): 900}
EAST = {("35.01", "pu"): 21038, ("35.02", "bpu"): 13557, ("35.71", "jakon"): 1254}
# By the file's name up to its first '_': the outcomes that are right, and figures of those that are read.
RIGHT = {
    "c01": (("asked",), ACTIVE),
    "c01b": (("asked",), ACTIVE),
    "c03": (ANY, EAST),
    "c03c": (("asked", "refused"), EAST),
    "c03d": (ANY, EAST),
    "c03e": (ANY, EAST),
    "c04": (ANY, ACTIVE),
    "c04b": (("asked", "refused"), {}),
    "c04d": (ANY, {("11", "pu"): 299722, ("18", "pu"): 354603}),
    **dict.fromkeys(("c04e", "c04f", "c04g", "c04i", "c04j", "c04l", "c04n", "c04o"), (STOPPED, {})),
    "c05": (("asked",), {("32.01", "pu"): 401000, ("32.73", "pu"): 501000}),
    "c06": (ANY, {("18.04", "pu"): 9100, ("18.71", "bpu"): 14100, ("18", "pu"): 108200}),
    "c07": (ANY, PAPUA),
    "c07b": (ANY, PAPUA),
    "c07f": (STOPPED, {}),
    "c08": (STOPPED, {}),
    "c09": (("read", "refused"), {("16.71", "pu"): 102413}),
    "c10": (ANY, {("16.71", "pu"): 102413}),
    "c11": (STOPPED, {}),
    "c12": (ANY, {("16.71", "pu"): 102413}),
    "c13": (ANY, {("16.71", "pu"): 102413, ("16.02", "pu"): 22413}),
    "c14": (("read", "asked", "refused"), {("32.05", "pu"): 1200}),
    "c15": (ANY, {("32.01", "pu"): 1000, ("32.71", "pu"): 2000, ("32", "pu"): 9600}),
    "c16": (("asked", "refused"), {}),
    "c18": (ANY, {("16.04", "non_asn"): 1500, ("16.71", "rt_rw"): 300}),
    "c20": (("asked",), {("16.04", "pu"): 1000}),
    "c23": (STOPPED, {}),
    "c25": (("asked", "refused"), {}),
    # Sakernas has no way in through files of offices: it is refused, and why is said
    "c26": (STOPPED, {}),
    "c27": (STOPPED, {}),
    "c29": (STOPPED, {}),
    "c30": (("read", "asked", "refused"), {("32.71", "pu"): 2000}),
    "c33": (ANY, {("16.71", "pu"): 102413}),
    "c34": (ANY, {("16.71", "pu"): 102413}),
    "c36": (("read", "refused"), {("16.02", "pu"): 22413}),
    "c37": (ANY, {("16.71", "pu"): 102413}),
    "c38": (("read", "asked", "refused"), {}),
    "c39": (("asked", "refused"), {("16.71", "pu"): 102413}),
}

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason=f"{CASES} is not there; it is no part of the project"
)


def outcome(reading) -> str:
    """'refused', 'asked' or 'read', by everything that reading and checking found."""
    found = {one.severity for one in [*reading.findings, *check_files([reading], BASELINE)]}
    return "refused" if "error" in found else "asked" if "warning" in found else "read"


def figures(reading) -> dict[tuple[str, str], int]:
    """The first figure of each area and part, of whatever kind."""
    found: dict[tuple[str, str], int] = {}
    for rows in reading.tables.values():
        part = next((name for name in ("segment", "group") if name in rows), "")
        value = next(name for name in ("active", "protected") if name in rows)
        for row in rows.to_dict("records"):
            found.setdefault((row["area_code"], row[part] if part else ""), row[value])
    return found


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_each_case_is_read_right_asked_about_or_refused(name):
    (path,) = (one for one in CASES.iterdir() if one.name.partition("_")[0] == name)
    reading = read_file(path)
    allowed, right = RIGHT[name]
    result = outcome(reading)
    told = [f"{one.severity} {one.rule}: {one.message}" for one in reading.findings]
    assert result in allowed, told
    if result != "refused":
        found = figures(reading)
        assert {key: found.get(key) for key in right} == right


def test_every_case_has_a_right_answer():
    assert {one.name.partition("_")[0] for one in CASES.iterdir() if one.suffix != ".md"} == set(RIGHT)
