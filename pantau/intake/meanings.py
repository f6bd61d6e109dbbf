"""What one column holds, by its whole stack of headings: a field, or a figure of a segment or a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pantau.areas import AreaMatchError, match_area
from pantau.areas.spelling import words
from pantau.intake.kinds import AREA_FIELDS, TIME_FIELDS, RecordKind
from pantau.intake.months import is_day, time_named
from pantau.intake.names import column_fields, spelled, wide_columns
from pantau.intake.phrases import said

# Fields of columns that are no field of a kind: codes in two columns, second names, numbering.
ASIDE = ("province_code", "local_code", "bps_province_code", "other_local", "other_province")
_NOTHING = ("number", "note", "status_words", "unit_words")
_AREAS = {*AREA_FIELDS, *ASIDE}
MEN = {"l", "lk", "laki", "pria", "male", "men"}
WOMEN = {"p", "pr", "perempuan", "wanita", "female", "women"}
_SEXES = MEN | WOMEN
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_LONGEST = 500  # characters of a heading that are looked at
_WITHIN = {"se", "di", "provinsi", "prov", "wilayah"}


class Wide(NamedTuple):
    """What a column of figures says in its heading: each part is '' or 0 where the rows say it.

    `segment` is 'all' for a column of sums; of other kinds a group or kind of institution. A `month`
    may leave its `year` to the titles or the rows; a year without a month is the year's figure.
    """

    measure: str = ""
    segment: str = ""
    year: int = 0
    month: int = 0

    @property
    def timed(self) -> bool:
        """Whether it names a month or a year."""
        return bool(self.month or self.year)

    @property
    def suffix(self) -> str:
        """The time as it ends the name of a field in Reading.headings: '@2025-08', '@08', '@2025', ''."""
        if not self.month:
            return f"@{self.year}" if self.year else ""
        return f"@{self.year}-{self.month:02}" if self.year else f"@{self.month:02}"


class Meaning(NamedTuple):
    """What a stack of headings means: a field's name or a Wide; None: nothing that is known.

    `left`: the words for which a column is left out, though it names what is looked for. `coarse`:
    'quarter' or 'half' where its last month stands for it. `sex`: 'men', 'women' where it counts those.
    """

    found: str | Wide | None = None
    left: tuple[str, ...] = ()
    coarse: str = ""
    sex: str = ""


def meaning_of(parts: Sequence[str], kind: RecordKind) -> Meaning:
    """What a column holds by its headings, top to bottom. No word of them is passed over."""
    parts = [plain(part, kind) for part in parts]
    if area := _area_heading(parts):
        return Meaning(area)
    sexes = {word for part in parts for word in words(part)} & _SEXES
    sex = "" if not sexes else "men" if sexes <= MEN else "women" if sexes <= WOMEN else "both"
    if sex:
        parts = [part for part in map(_without_sex, parts) if part]
        if not parts:
            return Meaning(Wide(), sex=sex.replace("both", ""))
    found = _meaning(parts, kind)
    return found._replace(sex=sex.replace("both", ""))


def _meaning(parts: Sequence[str], kind: RecordKind) -> Meaning:
    wanted = {*TIME_FIELDS, *_NOTHING, *(one.name for one in kind.fields)}
    exact = _exact(parts, kind, wanted)
    if exact is not None or not kind.timed or any(map(is_day, parts)):
        return Meaning(exact)
    named = time_named(parts)
    if named is None:
        return _worded(parts, kind)
    counted = {one.name for one in kind.fields if one.form in ("count", "percent")}
    found = _exact(named.rest, kind, counted) if named.rest else Wide()
    meaning = _worded(named.rest, kind, anything=True) if found is None else Meaning(found)
    if meaning.found is None:
        return meaning
    plain = meaning.found if isinstance(meaning.found, Wide) else Wide(meaning.found)
    return Meaning(plain._replace(year=named.year, month=named.month), coarse=named.coarse)


def _worded(parts: Sequence[str], kind: RecordKind, anything: bool = False) -> Meaning:
    """What headings mean word by word; `anything`: words that say nothing do for a figure of a time."""
    text = said(" ".join(parts), kind.id)
    if text.changes:
        return Meaning(left=text.changes)
    # 'Aktif 15-24', 'Aktif 000': a number that is no time is an age, a scale, or a footnote
    numbered = any(word.isdigit() for part in parts for word in words(part))
    if numbered or text.unknown or len(text.measures) > 1 or len(text.parts) > 1:
        return Meaning()
    found = _combined(kind, text.measures, text.parts, people=text.bare, total=text.total)
    return Meaning(Wide() if found is None and anything else found)


def _combined(
    kind: RecordKind, measures: Collection[str], parts: Collection[str], *, people: bool, total: bool
) -> str | Wide | None:
    """A figure by the one measure and the one part that headings name, each of which may be missing."""
    measure, part = next(iter(measures), ""), next(iter(parts), "")
    if part:
        return Wide(measure, part) if measure or kind.part == "segment" else None
    if measure:
        return measure
    if kind.part != "segment" or not people:
        return None
    return Wide("", "all") if total else Wide()


def _exact(parts: Sequence[str], kind: RecordKind, wanted: Collection[str]) -> str | Wide | None:
    """By names as the catalogue has them; upper headings may be left out where they say nothing."""
    fields, neutral = column_fields(kind.id), column_fields("top")
    names = [spelled(part) for part in parts]
    for start in range(len(names)):
        if any(neutral.get(name) != "neutral" for name in names[:start]):
            break
        name = " ".join(names[start:])
        if fields.get(name) in wanted:
            return fields[name]
        if kind.wide and name in wide_columns(kind.id):
            return Wide(*wide_columns(kind.id)[name])
    return None


def _area_heading(parts: Sequence[str]) -> str:
    """The field of areas that headings name: 'Kabupaten/Kota Se Jawa Timur' -> 'local'; '' for none."""
    fields, neutral = column_fields("*"), column_fields("top")
    names = [spelled(part) for part in parts]
    upper = [name for name in names[:-1] if neutral.get(name) != "neutral"]
    name = " ".join([*upper, *names[-1:]])
    found = [fields.get(one, "") for one in (name, *names[-1:])]
    if found[0] in _AREAS:
        return found[0]
    within = province_within(name)
    return within[0] if within else ""


def province_within(heading: str) -> tuple[str, str] | None:
    """The field and the province of 'Kabupaten/Kota Se Jawa Timur': ('local', '35'), '' for the nation's."""
    fields, found = column_fields("*"), spelled(heading).split()
    for at in range(1, len(found)):
        field, rest = fields.get(" ".join(found[:at]), ""), found[at:]
        while len(rest) > 1 and rest[0] in _WITHIN:
            rest = rest[1:]
        code = _province(" ".join(rest))
        if field in ("local", "area", "province") and (code or rest == ["indonesia"]):
            return field, code
    return None


def _province(name: str) -> str:
    try:
        area = match_area(f"Provinsi {name}")
    except AreaMatchError:
        return ""
    return area.code if area.level == "province" else ""


def plain(part: str, kind: RecordKind) -> str:
    """A heading without its translation on a line of its own or in brackets, where that says no more."""
    part = part[:_LONGEST]
    names = {*column_fields(kind.id), *column_fields("*"), *column_fields("top")}
    if spelled(part) in names or (kind.wide and spelled(part) in wide_columns(kind.id)):
        return part
    for first, rest in (part.partition("\n")[::2], _unbracketed(part)):
        if rest and _says_no_more(first, rest, kind):
            return first
    return part


def _unbracketed(part: str) -> tuple[str, str]:
    return _BRACKETS.sub("", part).strip(), " ".join(_BRACKETS.findall(part))


def _says_no_more(first: str, rest: str, kind: RecordKind) -> bool:
    one, other = said(first, kind.id), said(rest, kind.id)
    same = other.measures <= one.measures and other.parts <= one.parts
    # the number of a column or a footnote says nothing; '15-24' and '000' do
    numbers = [word for word in words(rest) if word.isdigit()]
    alone = not numbers or (words(rest) == numbers[:1] and len(numbers[0]) < 3)
    return bool(first) and one.clear and other.clear and same and alone and time_named([rest]) is None


def _without_sex(part: str) -> str:
    kept = [word for word in words(part.replace("%", " persen ")) if word not in _SEXES]
    return " ".join(kept) if len(kept) < len(words(part)) else part
