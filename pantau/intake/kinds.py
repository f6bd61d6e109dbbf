"""The kinds of record that offices send, as fields: what a template has and a reader looks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a kind of record.

    `form` is how cells are read: 'count', 'money', 'percent', 'target', 'text', 'choice', 'as_of'.
    `figure` says that a row without any of the kind's figures is no record; `required`
    that the column must be there and no cell of it empty.
    """

    name: str
    form: str
    required: bool = False
    figure: bool = False
    choices: str = ""  # the field of data/catalogue/value_names.csv


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record. Every record has an area; `time` is 'period', 'year' or 'optional_year'."""

    id: str
    time: str
    fields: tuple[Field, ...]

    @property
    def figures(self) -> tuple[Field, ...]:
        """The fields of which a record has at least one."""
        return tuple(field for field in self.fields if field.figure)


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
        ),
        RecordKind(
            "budget",
            "year",
            (
                Field("status", "choice", required=True, figure=True, choices="status"),
                Field("amount", "money"),
                Field("fund_source", "text"),
                Field("workers", "count"),
            ),
        ),
        RecordKind(
            "regulation",
            "optional_year",
            (
                Field("regulation_kind", "text", required=True),
                Field("regulation_number", "text"),
                Field("title", "text", required=True, figure=True),
            ),
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
        ),
    )
}
# Fields whose names would clash with other kinds' columns are called so in tables.
TABLE_NAMES = {"regulation_kind": "kind", "regulation_number": "number"}
AREA_FIELDS = ("area_code", "kemendagri_code", "bps_code", "area", "local", "province", "area_kind")
NAMING_AREAS = ("area_code", "kemendagri_code", "bps_code", "area", "local", "province")
TIME_FIELDS = ("period", "month", "year")
EVERY_AREA = "*"
