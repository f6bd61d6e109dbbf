"""The kinds of record that offices send: what a template has, a reader looks for and the checks ask.

A new kind is one record of KINDS, its texts (intake.sheet, intake.column and intake.example, by its
id) and one entry of pantau/store/official/converters.py, which says what its rows become.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# The forms of cells that are numbers and can be too small, too large or added up.
NUMBERS = ("count", "money", "target")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a kind of record.

    `form` is how cells are read: 'count', 'money', 'percent', 'target', 'text', 'choice', 'as_of'.
    `figure` says that a row without any of the kind's figures is no record; `required`
    that the column must be there and no cell of it empty. `choices` is a list of words
    (data/catalogue/value_names.csv) of which one must stand there, `offered` one of which the
    template only offers the words. `called` is its name in tables, where that is another.
    """

    name: str
    form: str
    required: bool = False
    figure: bool = False
    choices: str = ""
    offered: str = ""
    called: str = ""

    @property
    def column(self) -> str:
        """Its name in tables of records."""
        return self.called or self.name


class Within(NamedTuple):
    """Two columns of which the first counts a part of the second; the rule that says it does not."""

    part: str
    whole: str
    rule: str = "part_over_whole"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record. Every record has an area; `time` is 'period', 'year' or 'optional_year'.

    `keys` are the columns, beside area and time, that no two records may share; `within` the parts
    that may not be larger than their whole; `every_area` allows '*', all areas at once; `titled` that its
    year stands in a title.
    """

    id: str
    time: str
    fields: tuple[Field, ...]
    keys: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()
    every_area: bool = False
    titled: bool = False

    @property
    def figures(self) -> tuple[Field, ...]:
        """The fields of which a record has at least one."""
        return tuple(field for field in self.fields if field.figure)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of counts, money and targets."""
        return tuple(field.column for field in self.fields if field.form in NUMBERS)

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns in which records of one key may differ: its numbers, or else its figures."""
        return self.numbers or tuple(field.column for field in self.figures)

    @property
    def record_key(self) -> tuple[str, ...]:
        """All columns that together may stand only once."""
        time = ("period", "grain") if self.time == "period" else ("year",)
        return ("area_code", *time, *self.keys)

    @property
    def part(self) -> str:
        """What areas are broken down by, a sum of which may be of one or of all; '' for nothing."""
        parts = (
            field.column for field in self.fields if field.choices and field.required and not field.figure
        )
        return next(parts, "")

    @property
    def part_choices(self) -> str:
        """The list of words of `part`; '' where there is none."""
        return next((field.choices for field in self.fields if field.column == self.part), "")

    @property
    def counts_people(self) -> bool:
        """Whether its figures are counts at a time, which a word in a title can turn into others."""
        return self.timed or self.titled

    @property
    def timed(self) -> bool:
        """Whether its figures may have a column for each month or year."""
        return self.time == "period" or self.titled

    @property
    def wide(self) -> bool:
        """Whether columns may be called after a segment alone."""
        return self.part == "segment"


_PCT = Field("coverage_pct", "percent")
KINDS = {
    kind.id: kind
    for kind in (
        RecordKind(
            "participants",
            "period",
            (
                Field("segment", "choice", required=True, choices="segment"),
                Field("active", "count", figure=True),
                Field("registered", "count", figure=True),
                Field("eligible", "count", figure=True),
                _PCT,
                Field("eligible_as_of", "as_of"),
                Field("basis", "choice", choices="basis"),
                Field("counted_by", "choice", choices="counted_by"),
            ),
            keys=("segment",),
            within=(
                Within("active", "registered", "active_over_registered"),
                Within("active", "eligible", "active_over_eligible"),
            ),
        ),
        RecordKind(
            "groups",
            "period",
            (
                Field("group", "choice", required=True, choices="group"),
                Field("protected", "count", figure=True),
                Field("eligible", "count", figure=True),
                _PCT,
            ),
            keys=("group",),
            within=(Within("protected", "eligible"),),
        ),
        RecordKind(
            "institutions",
            "period",
            (
                Field("unit", "choice", required=True, choices="unit"),
                Field("registered", "count", figure=True),
                Field("total", "count", figure=True),
                _PCT,
            ),
            keys=("unit",),
            within=(Within("registered", "total"),),
        ),
        RecordKind(
            "budget",
            "year",
            (
                Field("status", "choice", required=True, figure=True, choices="status"),
                Field("amount", "money"),
                Field("fund_source", "text", offered="fund_source"),
                Field("workers", "count"),
            ),
            keys=("fund_source",),
        ),
        RecordKind(
            "regulation",
            "optional_year",
            (
                # 'kind' and 'number' as columns of a sheet are those of its rows
                Field("regulation_kind", "text", required=True, called="kind"),
                Field("regulation_number", "text", called="number"),
                Field("title", "text", required=True, figure=True),
            ),
            keys=("kind", "number"),
        ),
        RecordKind(
            "targets",
            "year",
            (
                Field("document", "text", required=True),
                Field("unit", "choice", choices="target_unit"),
                Field("value", "target", required=True, figure=True),
                Field("basis", "choice", choices="basis"),
            ),
            keys=("document", "basis"),
            every_area=True,
        ),
    )
}
AREA_FIELDS = ("area_code", "kemendagri_code", "bps_code", "area", "local", "province", "area_kind")
NAMING_AREAS = ("area_code", "kemendagri_code", "bps_code", "area", "local", "province")
TIME_FIELDS = ("period", "month", "year")
EVERY_AREA = "*"
