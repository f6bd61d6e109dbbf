"""Figures as sources published them: one observation for every statement, none of it altered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pantau.areas import NATION, Areas
from pantau.store.area_file import known_area, office_code
from pantau.store.known import Known
from pantau.store.records import BASES, CAVEATS, Observation
from pantau.store.rows import InputRow, Inputs
from pantau.store.sources import cited
from pantau.text.both import Both, both

COUNTED_BY = ("nik", "branch", "unstated")
# Provinces were 34 in figures up to this year, 38 after.
LAST_YEAR_OF_34 = 2022


def observe(row: InputRow, areas: Areas, area_code: str, **values: object) -> Observation:
    """An observation with what every file says in the same way: date, source, note, boundaries."""
    period = row.period()
    boundaries = int(row.choice("boundaries", ("34", "38"))) if row.text("boundaries") else None
    if boundaries is None and area_code in areas and areas[area_code].level == "province":
        boundaries = 34 if period.end.year <= LAST_YEAR_OF_34 else 38
    common: dict[str, object] = {
        "area_code": area_code,
        "period": period.start,
        "period_end": period.end,
        "grain": period.grain,
        "as_of": row.text("as_of"),
        "boundaries": boundaries,
        "source_id": cited(row),
        "note": row.text("note") or None,
        "caveat": row.choice("caveat", CAVEATS) if row.text("caveat") else None,
        "valid_until": row.period("valid_until").end if row.text("valid_until") else None,
        "file": row.file,
        "line": row.line,
    }
    return Observation(**{**common, **values})  # type: ignore[arg-type]


# Facts of any indicator: what a new one is filled with. A folder may lack them.
FIGURES = "figures*.csv"
_OF_FIGURE = ("area_code", "as_of", "indicator", "segment", "numerator", "denominator", "published_pct")


def read_published(inputs: Inputs, folder: Path, areas: Areas, known: Known) -> list[Observation]:
    """Every published figure of the facts in `folder`; refused rows are noted in `inputs`."""
    found = [
        observation
        for file, columns, convert in _READERS
        for observation in inputs.convert(folder / file, columns, partial(convert, areas=areas, known=known))
    ]
    columns = (*_OF_FIGURE, "basis", "source_id")
    for path in sorted(folder.glob(FIGURES)):
        found += inputs.convert(path, columns, lambda row: [_any(row, areas, known)])
    return found


def _any(row: InputRow, areas: Areas, known: Known) -> Observation:
    """A figure of whatever indicator, area or Kanwil the row names."""
    code = row.required("area_code")
    offices = {office_code(office) for office in areas.offices()}
    return observe(
        row,
        areas,
        code if code in offices else known_area(row, areas),
        indicator=row.choice("indicator", known.holding),
        segment=row.required("segment"),
        basis=row.choice("basis", BASES),
        counted_by=row.choice("counted_by", COUNTED_BY, "unstated"),
        made_of=row.text("made_of") or None,
        numerator=row.count("numerator"),
        denominator=row.count("denominator"),
        denominator_as_of=row.text("denominator_as_of") or None,
        published_pct=row.number("published_pct"),
    )


def _target(row: InputRow) -> Both | None:
    """The target that the source sets beside its figure, for its note."""
    target = row.number("target_pct")
    if target is None:
        return None
    written = Both(f"{target:g}".replace(".", ","), f"{target:g}")
    return both("store.note_target", value=written.in_language)


def _coverage(row: InputRow, areas: Areas, known: Known) -> Observation:
    in_text, in_column = row.number("pct_in_text"), row.number("coverage_pct_published")
    active, denominator = row.count("active"), row.count("denominator")
    return observe(
        row,
        areas,
        known_area(row, areas),
        indicator=row.choice("indicator", known.holding),
        segment=row.required("segment"),
        basis=row.choice("basis", BASES),
        counted_by=row.choice("counted_by", COUNTED_BY, "unstated"),
        numerator=row.count("active_in_text") if active is None else active,
        denominator=row.count("denominator_in_text") if denominator is None else denominator,
        denominator_as_of=row.text("denominator_as_of") or None,
        published_pct=in_text if in_column is None else in_column,
        ours=_target(row),
    )


def _segment(row: InputRow, areas: Areas, known: Known) -> Observation:
    return observe(
        row,
        areas,
        known_area(row, areas),
        indicator=row.choice("indicator", known.holding),
        segment=row.required("segment_id"),
        basis=row.choice("basis", BASES),
        counted_by=row.choice("counted_by", COUNTED_BY, "unstated"),
        numerator=row.count("active"),
        denominator=row.count("eligible"),
    )


def _national(row: InputRow, areas: Areas, known: Known) -> list[Observation]:
    """The nation's figure and, where the source gives them, its segments and the registered."""
    total = observe(
        row,
        areas,
        NATION,
        indicator=row.choice("indicator", known.holding),
        segment="all",
        basis=row.choice("basis", BASES),
        numerator=row.count("people"),
        denominator=row.count("denominator_in_text"),
        published_pct=row.number("pct_in_text"),
    )
    found = [total] if (total.numerator, total.published_pct) != (None, None) else []
    # A row of registered participants tells of registered ones in its segments too.
    known_as = ("registered", "none") if total.indicator == "registered" else ("coverage_ucj", "unstated")
    indicator, basis = known_as
    bare = total.but(indicator=indicator, basis=basis, denominator=None, published_pct=None)
    jakon = "jakon_pmi" if row.text("jakon_includes_pmi") == "yes" else "jakon"
    for column, segment in (("pu", "pu"), ("bpu", "bpu"), ("jakon_or_jakon_pmi", jakon), ("pmi", "pmi")):
        people = row.count(column)
        if people is not None:
            found.append(bare.but(segment=segment, numerator=people))
    registered = row.count("registered_in_text")
    if registered is not None:
        found.append(bare.but(indicator="registered", basis="none", numerator=registered))
        active = {"indicator": "active_share", "basis": "registered", "denominator": registered}
        found.append(bare.but(**active, numerator=total.numerator))
    return found


def _office(row: InputRow, areas: Areas) -> Observation:
    return observe(
        row,
        areas,
        office_code(row.choice("regional_office", tuple(areas.offices()))),
        indicator="coverage_ucj",
        segment="all",
        basis=row.choice("basis", BASES),
        numerator=row.count("active"),
        denominator=row.count("denominator"),
        published_pct=row.number("coverage_pct_published"),
    )


def _group(row: InputRow, areas: Areas) -> Observation:
    return observe(
        row,
        areas,
        known_area(row, areas),
        indicator="group_coverage",
        segment=row.required("group_id"),
        basis="group",
        numerator=row.count("protected"),
        denominator=row.count("eligible"),
        published_pct=row.number("pct_published"),
        note=row.text("group"),
    )


def _institution(row: InputRow, areas: Areas, known: Known) -> Observation:
    return observe(
        row,
        areas,
        known_area(row, areas),
        indicator="institution_registered",
        segment=row.choice("unit", known.of_kind("institution")),
        basis="institution",
        numerator=row.required_count("registered"),
        denominator=row.required_count("total"),
    )


def _branch(row: InputRow, areas: Areas) -> list[Observation]:
    """The active of the registered, and the registered themselves."""
    active = row.required_count("active_all_segments")
    registered = active + row.required_count("inactive")
    share = observe(
        row,
        areas,
        known_area(row, areas),
        indicator="active_share",
        segment="all",
        basis="registered",
        counted_by="branch",
        numerator=active,
        denominator=registered,
    )
    return [share, share.but(indicator="registered", basis="none", numerator=registered, denominator=None)]


# Each file with columns of its own: those it must have, and what one row of it says.
_READERS: tuple[tuple[str, tuple[str, ...], Callable[..., list[Observation]]], ...] = (
    (
        "coverage_published.csv",
        ("area_code", "as_of", "indicator", "segment", "basis", "source_id"),
        lambda row, areas, known: [_coverage(row, areas, known)],
    ),
    (
        "segments_published.csv",
        ("segment_id", "indicator", "basis"),
        lambda row, areas, known: [_segment(row, areas, known)],
    ),
    ("national_participants.csv", ("measure", "people", "indicator", "basis"), _national),
    (
        "groups_published.csv",
        ("group_id", "protected", "eligible"),
        lambda row, areas, **_: [_group(row, areas)],
    ),
    (
        "institutions_published.csv",
        ("unit", "registered", "total"),
        lambda row, areas, known: [_institution(row, areas, known)],
    ),
    (
        "regional_offices_published.csv",
        ("regional_office", "coverage_pct_published", "basis"),
        lambda row, areas, **_: [_office(row, areas)],
    ),
    (
        "active_participants_by_branch_2023_12.csv",
        ("active_all_segments", "inactive"),
        lambda row, areas, **_: _branch(row, areas),
    ),
)
