"""The parts of Ringkasan: what must be understood in ten seconds."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.assemble import uncovered
from pantau.analysis.comparable import doubt_of
from pantau.analysis.history import sound_history
from pantau.analysis.release import coverage_of
from pantau.analysis.summary import furthest_behind, of_main_group
from pantau.answers import tables
from pantau.answers.sentences import map_sentence
from pantau.charts import spark_svg
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.sentences import furthest_sentence as behind_sentence
from pantau.text.values import derived_mark, mark_of, shown
from pantau.ui.shell.cards import Card, cards
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.doubts import in_doubt_lines, newer_lines
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import dates_line, part_line
from pantau.view import NATION, View

_NAMED = 3  # areas named in a sentence
WHOLE = "all"  # the segment of all participants together


def national_cards(frame: Frame) -> str:
    """Covered on either basis, with and without the other segments, and people not covered.

    Never one without its n, N and date.
    """
    bases = tables.bases(frame.release, NATION)
    parts = [_employed(frame, bases), _all_segments(frame, bases), _ucj(frame, bases)]
    return cards(frame.say, [*(part for part in parts if part), _uncovered(frame, bases)])


def _target_lines(frame: Frame, basis: str, period: object) -> list[str]:
    """The nation's next targets on this basis from the figure's year on; none on another basis is shown."""
    targets = frame.release.query("targets")
    own = targets[
        (targets["area_code"] == NATION) & (targets["basis"] == basis) & (targets["unit"] == "percent")
    ]
    own = own[(own["year"] >= int(str(period)[:4])) & ~own["uncertain"].astype(bool)]
    own = own[own["year"] == own["year"].min()]
    return [
        frame.say(
            "pages.ringkasan.target_line",
            document=target["document"],
            value=numbers.percent(target["value"], 2, frame.view.language),
            year=target["year"],
        )
        + (f" · {frame.say('pages.ringkasan.ours')}" if target["inferred"] else "")
        for _, target in own.iterrows()
    ]


def _employed(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["sakernas"]
    label = say("pages.ringkasan.employed_label")
    if pd.isna(row["value"]):
        return Card(label, numbers.MISSING, [say("ui.problem.empty")], main=True)
    past = sound_history(tables.history(frame.release, _of_employed(frame), "", NATION, True))
    counts = {n: numbers.short(row[n], language) for n in ("numerator", "denominator")}
    lines = [
        say("pages.ringkasan.employed_of", **counts),
        dates_line(frame, row),
        *_target_lines(frame, "sakernas", row["as_of"]),
        *newer_national_lines(frame),
        source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"]),
    ]
    values = _with_gaps(past)
    drawn = (
        spark_svg(values, width=150, height=30, label=_spark_label(frame, past)) if len(values) > 1 else ""
    )
    value = numbers.percent(row["value"], 1, language)
    return Card(label, value, lines, status=mark_of(row), picture=drawn, main=True)


def newer_national_lines(frame: Frame) -> list[str]:
    """The newer figure that may be compared with nothing, with its doubt; empty where there is none."""
    say, language = frame.say, frame.view.language
    row = tables.newer_in_doubt(frame.release, _of_employed(frame), NATION)
    if row is None:
        return []
    if doubt_of(row) != "comparable.month_unknown":
        return in_doubt_lines(frame, row)
    told = say(
        "pages.ringkasan.provisional",
        value=numbers.percent(row["value"], 1, language),
        numerator=numbers.short(row["numerator"], language),
        denominator=numbers.short(row["denominator"], language),
        date=date_text(row["as_of"], language),
    )
    return [told]


def _all_segments(frame: Frame, bases: dict[str, pd.Series]) -> Card | None:
    """Construction and migrant workers with the others, of the same month; None where nobody counted them."""
    say, language = frame.say, frame.view.language
    known = all_segments(frame, bases)
    if known is None:
        return None
    counts = {n: numbers.short(known[n], language) for n in ("numerator", "denominator")}
    lines = [
        say("pages.ringkasan.employed_of", **counts),
        dates_line(frame, known),
        *_target_lines(frame, "sakernas", known["as_of"]),
        source_line(frame, say("pages.panel.source", source=known["source_title"]), known["source_title"]),
    ]
    value = numbers.percent(known["value"], 1, language)
    return Card(say("pages.ringkasan.all_label"), value, lines, status=mark_of(known))


def all_segments(frame: Frame, bases: dict[str, pd.Series]) -> pd.Series | None:
    """The nation's figure of all segments, of the month of the headline; None where nobody counted them."""
    same = _with_all_segments(frame, bases["sakernas"])
    return None if same.empty else same.iloc[0]


def _of_employed(frame: Frame) -> str:
    """The indicator of coverage of employed workers."""
    return coverage_of(frame.release)["sakernas"].id


def _with_gaps(past: pd.DataFrame) -> list[float | None]:
    """Values for a small line that joins only what may be compared."""
    values: list[float | None] = []
    for value, apart in zip(past["value"], past["apart_before"], strict=True):
        values += [value] if numbers.is_missing(apart) else [None, value]
    return values


def _spark_label(frame: Frame, past: pd.DataFrame) -> str:
    language = frame.view.language
    parts = zip(past["as_of"], past["value"], strict=True)
    return "; ".join(
        f"{date_text(when, language)} {numbers.percent(value, 1, language)}" for when, value in parts
    )


def _ucj(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["semesta"]
    label = say("pages.ringkasan.ucj_label")
    if pd.isna(row["value"]):
        return Card(label, numbers.MISSING, [say("ui.problem.empty")])
    lines = [
        *newer_lines(frame, coverage_of(frame.release)["semesta"].id, NATION),
        say("pages.ringkasan.ucj_of"),
        dates_line(frame, row),
        *_target_lines(frame, "semesta", row["as_of"]),
        source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"]),
    ]
    return Card(
        label,
        shown(row, language),
        lines,
        status=mark_of(row),
        href="#mengapa",
        link=say("pages.ringkasan.why_link"),
    )


def _uncovered(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["sakernas"]
    label = say("pages.ringkasan.uncovered_label")
    if pd.isna(row["uncovered"]):
        return Card(label, numbers.MISSING, [])
    # of the nation's own period, which need not be the one that provinces are compared at
    alike = View(_of_employed(frame), period=row["period"], language=language)
    most = furthest_behind(tables.table(frame.release, alike), "people", _NAMED)["name"]
    names = say("pages.ringkasan.uncovered_most", names=numbers.listing(list(most), language))
    lines = [names] if len(most) else []
    left = numbers.short(row["uncovered"], language)
    unit = say("pages.ringkasan.people", count=left)
    cited = source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"])
    indicator = coverage_of(frame.release)["sakernas"]
    part = part_line(frame, indicator.default_segment)
    told = [part, *_left_of_all(frame, row), *lines, dates_line(frame, row), cited]
    return Card(label, left, told, unit=unit, status=derived_mark(row["status"]))


def _left_of_all(frame: Frame, row: pd.Series) -> list[str]:
    """Who is left where participants of all segments are taken off, of the same month."""
    same = _with_all_segments(frame, row)
    left = uncovered(same, coverage_of(frame.release)["sakernas"])
    return [
        frame.say("pages.ringkasan.uncovered_all", count=numbers.short(one, frame.view.language))
        for one in left.dropna()
    ]


def _with_all_segments(frame: Frame, row: pd.Series) -> pd.DataFrame:
    """The nation's coverage by participants of all segments, of the month of a row: one row or none."""
    past = tables.history(frame.release, _of_employed(frame), WHOLE, NATION, False)
    same: pd.DataFrame = past[(past["period_end"] == row["period_end"]) & past["value"].notna()]
    return same


def in_short(frame: Frame) -> str:
    """The screen in a few sentences: what the map shows, and where most of the uncovered are."""
    behind = of_main_group(frame.table).dropna(subset=["uncovered"])
    text = map_sentence(frame.table)
    if len(behind) <= _NAMED:
        return text
    most = furthest_behind(frame.table, "people", _NAMED)
    people, everyone = int(most["uncovered"].sum()), int(behind["uncovered"].sum())
    return f"{text} {behind_sentence(frame.say, list(most['name']), people, 100 * people / everyone)}"


def why(frame: Frame) -> str:
    """Why the two percentages differ, with the denominators that are known."""
    workers = tables.bases(frame.release, NATION)["sakernas"]["denominator"]
    return frame.say("pages.ringkasan.why_body", sakernas=numbers.short(workers, frame.view.language))
