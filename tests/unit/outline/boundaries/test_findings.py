"""What a report lists, and what it groups."""

from __future__ import annotations

from shapely import box

from pantau.areas import load_areas
from pantau.outline.boundaries.findings import MOST_LISTED, BoundaryFinding, by_severity, report_lines
from pantau.outline.boundaries.matching import missing_areas
from pantau.outline.boundaries.overlaps import part_overlaps, square_km


def test_two_areas_do_not_print_512_lines():
    lines = report_lines(missing_areas({"33.01", "33.02"}, set()))
    assert lines == ["PERIKSA  512 kabupaten/kota tidak ada dalam berkas; semuanya memakai batas tertanam."]


def test_of_many_of_a_kind_the_first_are_listed_and_the_rest_counted():
    names = [area.name for area in load_areas() if area.is_local][:30]
    found = [BoundaryFinding("slivers", (), "", {"area": name, "count": 1, "limit": 1}) for name in names]
    lines = report_lines(by_severity([*found, BoundaryFinding("crs_missing")]))
    assert len(lines) == 1 + MOST_LISTED + 1
    assert lines[0].startswith("PERIKSA")
    assert "20 temuan sejenis lagi" in lines[-1]
    assert "more of this kind" in report_lines(found, "en")[-1]


def test_overlaps_are_told_largest_first_and_go_by_the_official_size():
    # four squares in a row at the equator; b overlaps a by a little and c by much
    shapes = {
        "a": box(110, 0, 111, 1),
        "b": box(110.9, 0, 112, 1),
        "c": box(111.5, 0, 113, 1),
        "d": box(113, 0, 114, 1),
    }
    sizes = {code: square_km(shape) for code, shape in shapes.items()}
    sizes["b"] *= 2  # b is far below its official size: it needs what it claims
    parted, findings = part_overlaps(shapes, {code: code.upper() for code in shapes}, sizes)
    assert [(one.values["area"], one.values["other"], one.values["owner"]) for one in findings] == [
        ("B", "C", "B"),
        ("A", "B", "B"),
    ]
    assert parted["b"].equals(shapes["b"])
    assert parted["a"].intersection(parted["b"]).area == 0
    assert parted["d"].equals(shapes["d"])
