"""The workbook that offices fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from pantau.areas import NATION, load_areas
from pantau.intake.kinds import KINDS, Field, RecordKind
from pantau.intake.ooxml import column_letters
from pantau.intake.writing import LAST_ROW, SheetWriter, choice_words, workbook, write_cell
from pantau.text import Text

_AREA_WIDTHS = [14, 40, 26]


def write_template(target: Path | str | BinaryIO) -> None:
    """Write the empty workbook: a page of instructions, a sheet for each kind of record, the lists.

    Read back as it is, it holds no records and gives no findings: the example row of each
    sheet is marked as one. Raises OSError where the file cannot be written.
    """
    with workbook(target) as book:
        writer = SheetWriter(book)
        write_help(writer)
        sheets = [write_record_sheet(writer, kind, example=True) for kind in KINDS.values()]
        write_lists(writer)
        sheets[0].activate()


def lists() -> list[str]:
    """The lists of words that cells are picked from, in the order in which kinds of record use them."""
    used = (field.choices or field.offered for kind in KINDS.values() for field in kind.fields)
    return [name for name in dict.fromkeys(used) if name]


def write_help(writer: SheetWriter) -> None:
    """The page of instructions."""
    sheet = writer.add("help")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, part in enumerate(writer.say.section("intake.help").values(), start=writer.top):
        write_cell(sheet, row, 0, part["about"], writer.bold)
        write_cell(sheet, row, 1, part["text"], writer.wrap)


def write_record_sheet(writer: SheetWriter, kind: RecordKind, example: bool) -> Any:
    """The sheet of a kind of record, empty or with its example."""
    forms = {field.name: field for field in kind.fields}
    sheet = writer.record_sheet(kind.id, forms)
    for at, name in enumerate(writer.say.section(f"intake.column.{kind.id}")):
        rules = _validation(writer, name, forms.get(name))
        if rules:
            sheet.data_validation(writer.top + 1, at, LAST_ROW, at, rules)
    if example:
        cells = writer.say.section(f"intake.example.{kind.id}")
        for at, name in enumerate(writer.say.section(f"intake.column.{kind.id}")):
            write_cell(
                sheet, writer.top + 1, at, _example(cells.get(name, ""), forms.get(name)), writer.example
            )
    return sheet


def _example(text: str, field: Field | None) -> object:
    """A cell of the example: figures as numbers, as people type them."""
    number = field is not None and field.form in ("count", "money") and text
    return int(text) if number else text


def _validation(writer: SheetWriter, name: str, field: Field | None) -> dict[str, Any] | None:
    """What may be typed into a column, with a hint beside the cell."""
    hints = writer.say.section("intake.hint")
    hint = (
        {"input_title": hints[name]["title"], "input_message": hints[name]["text"]} if name in hints else {}
    )
    words = (field.choices or field.offered) if field else ""
    if name in ("area_code", "area"):
        letter = "A" if name == "area_code" else "B"
        source = _reference(writer, "areas", letter, len(load_areas()))
        # old codes and other spellings are read as well: the list only helps
        return {"validate": "list", "source": source, "error_type": "information"} | hint
    if field and words:
        source = _reference(
            writer, "lists", column_letters(lists().index(words) + 1), len(choice_words(words))
        )
        return {
            "validate": "list",
            "source": source,
            "error_type": "stop" if field.choices else "information",
        } | hint
    if field and field.form in ("count", "money"):
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"} | hint
    if name == "year":
        return {"validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2100} | hint
    return {"validate": "any"} | hint if hint else None


def _reference(writer: SheetWriter, sheet: str, letter: str, count: int) -> str:
    first = writer.top + 2
    return f"='{writer.say(f'intake.sheet.{sheet}')}'!${letter}${first}:${letter}${first + count - 1}"


def write_lists(writer: SheetWriter) -> None:
    """The sheets that the others pick from: every area, and the words of each choice."""
    section = Text().section("intake.list")
    names = [section["area_code"], section["area"], section["province"]]
    sheet = writer.table("areas", names, _AREA_WIDTHS)
    areas = load_areas()
    ordered = [areas[NATION], *(area for area in areas if area.code != NATION)]
    for row, area in enumerate(ordered, start=writer.top + 1):
        province = areas[area.parent].name if area.is_local else ""
        for column, value in enumerate((area.code, area.name, province)):
            write_cell(sheet, row, column, value, writer.text)
    sheet = writer.table("lists", [section[name] for name in lists()], [32] * len(lists()))
    columns = [choice_words(name) for name in lists()]
    for row in range(max(map(len, columns))):
        for column, words in enumerate(columns):
            write_cell(sheet, writer.top + 1 + row, column, words[row] if row < len(words) else "")
