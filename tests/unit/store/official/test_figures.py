"""Official rows as figures: a sum of segments says what it is of, who counted and on what basis."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.areas import load_areas
from pantau.store.official import official_figures, stack_kinds
from tests.helpers import official

# Active and eligible of three segments: 30,000 + 9,000 + 2,000 of 64,000 + 88,000 + 8,000.
PEOPLE = {"pu": (30_000, 64_000), "bpu": (9_000, 88_000), "jakon": (2_000, 8_000)}


def summed(root, indicator="coverage_ucj", registered=None, **by_segment):
    """The figure of all segments of an area; `by_segment`: what the file says of each beside its people."""
    rows = [("19.01", "2025-11", name, PEOPLE[name][0], registered, PEOPLE[name][1]) for name in by_segment]
    said = pd.DataFrame(list(by_segment.values()), columns=["counted_by", "basis"]).astype("str")
    frame = official.participants(rows).join(said)
    figures = official_figures(
        stack_kinds([official.keep(root, [], participants=frame)]), load_areas()
    ).query("segment == 'all' and indicator == @indicator")
    return figures.astype("object").where(figures.notna(), None).to_dict("records")


def told(rows):
    names = ("numerator", "denominator", "basis", "counted_by", "made_of", "note")
    return [tuple(row[name] for name in names) for row in rows]


def test_a_sum_of_all_segments_counted_in_one_way_is_just_that(tmp_path):
    way = ("nik", "semesta")
    assert told(summed(tmp_path, pu=way, bpu=way, jakon=way)) == [
        (41_000, 160_000, "semesta", "nik", None, None)
    ]


def test_a_sum_says_which_segments_it_is_of(tmp_path):
    way = ("nik", None)
    assert told(summed(tmp_path, pu=way, bpu=way)) == [
        (39_000, 152_000, "semesta", "nik", "pu bpu", "Jumlah dari segmen yang dilaporkan saja: PU, BPU")
    ]


@pytest.mark.parametrize("way", ["branch", "nik", None])
def test_a_sum_was_counted_as_all_its_parts_were(tmp_path, way):
    (row,) = summed(tmp_path, **dict.fromkeys(PEOPLE, (way, None)))
    assert (row["counted_by"], row["made_of"]) == (way or "unstated", None)


@pytest.mark.parametrize(
    ("ways", "made_of"),
    [
        (("branch", "nik", "nik"), "pu:branch bpu:nik jakon:nik"),
        (("nik", None, "nik"), "pu:nik bpu:unstated jakon:nik"),
        (("nik", "branch"), "pu:nik bpu:branch"),
    ],
)
def test_of_parts_counted_in_different_ways_the_sum_is_mixed(tmp_path, ways, made_of):
    segments = dict(zip(PEOPLE, ways, strict=False))
    (row,) = summed(tmp_path, **{name: (way, None) for name, way in segments.items()})
    assert (row["counted_by"], row["made_of"]) == ("mixed", made_of)
    assert row["note"].startswith("Jumlah segmen yang dicatat dengan cara yang berbeda: PU, BPU")
    assert row["note_en"].startswith("Sum of segments counted in different ways: PU, BPU")


def test_a_sum_is_on_the_basis_of_all_its_parts(tmp_path):
    said = dict.fromkeys(PEOPLE, ("nik", "sakernas"))
    assert told(summed(tmp_path / "all", **said))[0][:3] == (41_000, 160_000, "sakernas")
    # eligible workers and employed ones make no denominator together; the people are counted all the same
    said |= {"bpu": ("nik", "semesta")}
    assert told(summed(tmp_path / "two", **said))[0][:3] == (41_000, None, "unstated")


def test_the_registered_and_the_active_of_them_bear_the_same_marks(tmp_path):
    said = {"pu": ("branch", None), "bpu": ("nik", None)}
    (known,) = summed(tmp_path / "known", "registered", 50_000, **said)
    assert (known["numerator"], known["counted_by"], known["made_of"]) == (
        100_000,
        "mixed",
        "pu:branch bpu:nik",
    )
    (share,) = summed(tmp_path / "share", "active_share", 50_000, **said)
    assert (share["numerator"], share["denominator"], share["made_of"]) == (
        39_000,
        100_000,
        "pu:branch bpu:nik",
    )


def test_the_active_of_one_way_of_counting_are_no_part_of_the_registered_of_another(tmp_path):
    """Palembang's registered by branch came in one file, its active by domicile in another."""
    first = official.participants([("16.71", "2025-08", "pu", None, 400_000, None)])
    later = official.participants([("16.71", "2025-08", "pu", 250_000, None, None)])

    def shares(*ways):
        files = [
            official.keep(tmp_path, [], f"{at}-{way}.xlsx", participants=frame.assign(counted_by=way))
            for at, (frame, way) in enumerate(zip((first, later), ways, strict=True))
        ]
        found = official_figures(stack_kinds(files), load_areas())
        return found[found["indicator"] == "active_share"]["segment"].tolist()

    assert shares("branch", "branch") == ["pu", "all"]
    assert shares("branch", "nik") == []
