"""The headings of a sheet, column by column: which is which, and which are left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pantau.intake.kinds import NAMING_AREAS, TIME_FIELDS, RecordKind
from pantau.intake.meanings import ASIDE, Wide
from pantau.intake.ooxml import column_letters
from pantau.intake.phrases import said

_DAY = re.compile(r"\d{4}-\d{2}-(\d{2})")


@dataclass(slots=True)
class Header:
    """The headings of one sheet.

    `row` is the first row of headings and `body` the first below them, from 0. `columns` gives
    the column of each field, `wide` that of each measure, segment and month in headings.
    """

    kind: RecordKind
    row: int
    body: int
    columns: dict[str, int] = field(default_factory=dict)
    wide: dict[Wide, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)  # headings as written, by column
    ignored: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)  # columns whose heading is a day and no month
    whole: list[int] = field(default_factory=list)  # of all segments together, where others have columns
    left: dict[int, tuple[str, ...]] = field(default_factory=dict)  # columns whose headings say more
    coarse: dict[int, str] = field(default_factory=dict)  # of quarters and half years
    sources: dict[int, tuple[int, ...]] = field(default_factory=dict)  # of columns that others make
    added: dict[int, tuple[int, int]] = field(default_factory=dict)  # columns of men and of women, one figure

    def place(self, found: str | Wide, column: int) -> None:
        """Take a column for a field or figure; a second one of the same is noted in `twice`."""
        places: dict[Any, int] = self.wide if isinstance(found, Wide) else self.columns
        if found in places and found not in ("number", "note"):
            self.twice.append(column)
        else:
            places.setdefault(found, column)

    @property
    def dated(self) -> list[Wide]:
        """The columns whose headings name a month or a year."""
        return [one for one in self.wide if one.timed]

    @property
    def mistyped(self) -> bool:
        """Whether days stand where months were meant: 'Jan-25', 'Feb-25' typed as 25 January, 25 February."""
        days = {match[1] for column in self.days if (match := _DAY.fullmatch(self.labels[column]))}
        return len(self.days) > 1 and len(days) == 1

    @property
    def undated(self) -> list[int]:
        """Columns beside dated ones that leave open which month theirs is, or name another time."""
        if not self.dated:
            return []
        plain = [one.name for one in self.kind.fields if one.form in ("count", "percent", "as_of")]
        times = [name for name in TIME_FIELDS if name != "year" or any(one.year for one in self.dated)]
        found = [self.columns[name] for name in (*times, *plain) if name in self.columns]
        return found + [column for one, column in self.wide.items() if not one.timed]

    def only_shares(self, measure: str) -> list[int]:
        """The columns of figures where all of them are per cents, which alone are no record."""
        shares = {one.name for one in self.kind.fields if one.form == "percent" and not one.figure}
        plain = any(one.name in self.columns for one in self.kind.figures)
        bare = all((one.measure or measure) in shares for one in self.wide)
        return list(self.wide.values()) if self.wide and bare and not plain else []

    def alike(self, measure: str) -> list[int]:
        """Columns that would hold the same once those that name no measure are taken to be of one."""
        bare = [one for one in self.wide if not one.measure]
        return [self.wide[one] for one in bare if one._replace(measure=measure) in self.wide]

    @property
    def names_area(self) -> bool:
        return any(name in self.columns for name in (*NAMING_AREAS, *ASIDE))

    @property
    def figures(self) -> list[int]:
        """Columns that hold the figures."""
        plain = [self.columns[one.name] for one in self.kind.figures if one.name in self.columns]
        return plain + list(self.wide.values())

    @property
    def missing(self) -> list[str]:
        """Fields that a sheet of this kind needs and that no column is called after."""
        wanted = [one.name for one in self.kind.fields if one.required and one.name not in self.columns]
        parted = any(one.segment for one in self.wide)
        lacking = [name for name in wanted if name != self.kind.part or not parted]
        if not self.figures and not self.days and not any(one.required for one in self.kind.figures):
            lacking.append(self.kind.figures[0].name)
        if (
            self.kind.time == "year"
            and "year" not in self.columns
            and not self.dated
            and not self.kind.titled
        ):
            lacking.append("year")
        return lacking

    @property
    def score(self) -> tuple[bool, bool, int, int, int]:
        """Complete before incomplete, then by what was recognised, then by how much is left over.

        A row that calls two columns the same is no row of headings by itself.
        """
        known, named = len(self.columns) + len(self.wide), sum(map(bool, self.labels.values()))
        complete = not self.missing and self.names_area
        return (complete, not self.twice, known, named, -len(self.ignored) - len(self.left))

    def label(self, column: int) -> str:
        """A heading and its letter, as a person finds it: 'Aktif (D)'."""
        places = self.sources.get(column, (column,))
        letter = ", ".join(column_letters(place + 1) for place in places)
        return f"{self.labels[column]} ({letter})" if self.labels.get(column) else letter


def add_sexes(header: Header, sexes: dict[Any, dict[str, int]]) -> None:
    """Men and women become one figure where both have a column and their sum has none."""
    for found, columns in sexes.items():
        measure = found.measure if isinstance(found, Wide) else found
        sums = found if isinstance(found, Wide) and found != Wide() else Wide(measure, "all")
        taken = found in header.wide or found in header.columns or sums in header.wide
        if len(columns) < 2 or taken:
            header.ignored += columns.values()
            continue
        men, women = columns["men"], columns["women"]
        place = len(header.labels)
        header.labels[place] = f"{header.labels[men]} + {header.labels[women]}"
        header.added[place] = header.sources[place] = (men, women)
        header.place(found, place)


def settle(header: Header) -> None:
    """What columns are once all of them are known: sums, figures of people, years beside months."""
    _settle_sums(header)
    _settle_years(header)


def _settle_sums(header: Header) -> None:
    """'Jumlah' is a sum of segments only beside segments; elsewhere it is left to be ignored.

    Beside months, one that names none is the sum of them all, which means nothing. A plain column
    of figures beside segments is of all of them together.
    """
    segments = any(one.segment not in ("", "all") for one in header.wide)
    _settle_people(header, segments)
    for one in [one for one in header.wide if one.segment == "all"]:
        if not segments or (header.dated and not one.timed):
            column = header.wide.pop(one)
            # 'Aktif' above 'Laki-laki', 'Perempuan' and 'Jumlah': the figure itself
            plain = one.measure and not header.dated and one.measure not in header.columns
            if plain:
                header.columns[one.measure] = column
            else:
                header.ignored.append(column)
    if segments and not header.dated:
        for name in [one.name for one in header.kind.figures if one.name in header.columns]:
            column = header.columns.pop(name)
            if not any(one.measure == name for one in header.wide):
                header.whole.append(column)
            header.place(Wide(name, "all"), column)


def _settle_people(header: Header, segments: bool) -> None:
    """'Jumlah peserta' is a figure itself where nothing else is: of which measure, the titles say or not."""
    alone, plain = Wide("", "all"), [one.name for one in header.kind.figures if one.name in header.columns]
    people = alone in header.wide and (
        "segment" in header.columns or said(header.labels[header.wide[alone]], header.kind.id).bare
    )
    if people and not segments and not plain and not any(one.measure for one in header.wide):
        column = header.wide.pop(alone)
        header.place(Wide(), column)


def _settle_years(header: Header) -> None:
    """A column of a year only is no figure beside columns of months, or where each row has its month."""
    monthly = any(one.month for one in header.wide) or {"period", "month"} & header.columns.keys()
    for one in [one for one in header.wide if one.year and not one.month and monthly]:
        header.ignored.append(header.wide.pop(one))
