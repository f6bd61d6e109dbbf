"""The parts of Ringkasan: what must be understood in ten seconds."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.summary import furthest_behind, movers, of_main_group
from pantau.charts import spark_svg
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.sentences import sentence_case
from pantau.ui import cached
from pantau.ui.cards import Bar, Card, Cell, bar_list, cards, plain_table
from pantau.ui.frame import Frame
from pantau.ui.navigation import address
from pantau.ui.panels import dates_line
from pantau.view import NATION, View

_STORIES = (
    (
        "sumbagsel",
        "peta",
        View("coverage_ucj", period="2022-09", scope="kanwil-sumbagsel", area="kanwil-sumbagsel"),
    ),
    ("majene", "wilayah", View(area="76.05")),
    ("sukoharjo", "wilayah", View(area="33.11")),
    ("sulsel", "wilayah", View(area="73")),
)


def national_cards(frame: Frame) -> str:
    """Three figures: covered on either basis, and people not covered. Never one without its n, N, date."""
    bases = cached.bases(frame.release.id, NATION, frame.release)
    return cards(frame.say, [_employed(frame, bases), _ucj(frame, bases), _uncovered(frame, bases)])


def _target_lines(frame: Frame, basis: str, period: object) -> list[str]:
    """The nation's targets on this basis for the figure's year; a target on another basis is not shown."""
    targets = frame.release.query("targets")
    year = int(str(period)[:4])
    own = targets[
        (targets["area_code"] == NATION) & (targets["basis"] == basis) & (targets["unit"] == "percent")
    ]
    own = own[(own["year"] == year) & ~own["uncertain"].astype(bool)]
    return [
        frame.say(
            "pages.ringkasan.target_line",
            document=target["document"],
            value=numbers.percent(target["value"], 2, frame.view.language),
            year=target["year"],
        )
        for _, target in own.iterrows()
    ]


def _employed(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["coverage_employed"]
    label = say("pages.ringkasan.employed_label")
    if pd.isna(row["value"]):
        return Card(label, numbers.MISSING, [say("ui.problem.empty")], main=True)
    past = cached.history(frame.release.id, "coverage_employed", "", NATION, True, frame.release)
    counts = {n: numbers.short(row[n], language) for n in ("numerator", "denominator")}
    lines = [
        say("pages.ringkasan.employed_of", **counts),
        dates_line(frame, row),
        *_target_lines(frame, "sakernas", row["as_of"]),
        say("pages.panel.source", source=row["source_title"]),
    ]
    values = _with_gaps(past)
    drawn = (
        spark_svg(values, width=150, height=30, label=_spark_label(frame, past)) if len(values) > 1 else ""
    )
    return Card(label, numbers.percent(row["value"], 1, language), lines, picture=drawn, main=True)


def _with_gaps(past: pd.DataFrame) -> list[float | None]:
    """Values for a small line that is not drawn across a break of the series."""
    values: list[float | None] = []
    for value, broken in zip(past["value"], past["series_break_before"], strict=True):
        values += [None, value] if broken else [value]
    return values


def _spark_label(frame: Frame, past: pd.DataFrame) -> str:
    language = frame.view.language
    parts = zip(past["as_of"], past["value"], strict=True)
    return "; ".join(
        f"{date_text(when, language)} {numbers.percent(value, 1, language)}" for when, value in parts
    )


def _ucj(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["coverage_ucj"]
    label = say("pages.ringkasan.ucj_label")
    if pd.isna(row["value"]):
        return Card(label, numbers.MISSING, [say("ui.problem.empty")])
    lines = [
        say("pages.ringkasan.ucj_of"),
        dates_line(frame, row),
        *_target_lines(frame, "semesta", row["as_of"]),
        say("pages.panel.source", source=row["source_title"]),
    ]
    return Card(
        label,
        numbers.percent(row["value"], 1, language),
        lines,
        status=row["status"],
        href="#mengapa",
        link=say("pages.ringkasan.why_link"),
    )


def _uncovered(frame: Frame, bases: dict[str, pd.Series]) -> Card:
    say, language, row = frame.say, frame.view.language, bases["coverage_employed"]
    label = say("pages.ringkasan.uncovered_label")
    if pd.isna(row["uncovered"]):
        return Card(label, numbers.MISSING, [])
    newest = cached.table(frame.release, View("coverage_employed"))
    most = numbers.listing(list(furthest_behind(newest, "people", 3)["name"]), language)
    return Card(
        label,
        numbers.short(row["uncovered"], language),
        [say("pages.ringkasan.uncovered_most", names=most), dates_line(frame, row)],
        unit=say("pages.ringkasan.people"),
    )


def lagging(frame: Frame) -> str:
    """Who is furthest behind, in people and in per cent, among comparable figures only."""
    say, table = frame.say, frame.table
    empty = say(
        "pages.ringkasan.not_comparable"
        if len(table.rows["value"].dropna())
        else "pages.ringkasan.list_empty"
    )
    by_people = furthest_behind(table, "people")
    by_percent = furthest_behind(table, "percent")
    most = float(by_people["uncovered"].max()) if len(by_people) else 1.0
    top = float(of_main_group(table)["value"].max()) if len(by_percent) else 1.0
    people = [_bar(frame, row, "people", float(row["uncovered"]) / most) for _, row in by_people.iterrows()]
    percent = [_bar(frame, row, "percent", float(row["value"]) / top) for _, row in by_percent.iterrows()]
    return bar_list(say, say("pages.ringkasan.lagging_people"), people, empty=empty) + bar_list(
        say, say("pages.ringkasan.lagging_percent"), percent, empty=empty
    )


def moving(frame: Frame) -> str:
    """Who rose and who fell most, with what the comparison hides."""
    say, language = frame.say, frame.view.language
    up, down = movers(frame.table)
    known = pd.concat([up, down])
    note = ""
    if len(known):
        caveats = [say(key) for key in known["change_note"].dropna().unique()]
        previous = date_text(known["change_from"].iloc[0], language)
        note = say(
            "pages.ringkasan.movers_note", previous=previous, note=sentence_case("; ".join(caveats))
        ).strip()
    empty = say("pages.ringkasan.movers_empty")
    largest = float(known["change_points"].abs().max()) if len(known) else 1.0

    def bars(rows: pd.DataFrame) -> list[Bar]:
        return [
            _bar(frame, row, "change", abs(float(row["change_points"])) / largest)
            for _, row in rows.iterrows()
        ]

    return bar_list(say, say("pages.ringkasan.risers"), bars(up), empty=empty) + bar_list(
        say, say("pages.ringkasan.fallers"), bars(down), empty=empty, note=note
    )


def _bar(frame: Frame, row: pd.Series, kind: str, share: float) -> Bar:
    language = frame.view.language
    counts = numbers.fraction(row["numerator"], row["denominator"], language)
    figure, sub = {
        "people": (numbers.people(row["uncovered"], language), numbers.percent(row["value"], 1, language)),
        "percent": (numbers.percent(row["value"], 1, language), counts),
        "change": (
            numbers.points(row["change_points"], 1, language),
            numbers.signed_people(row["change_people"], language),
        ),
    }[kind]
    if "suspect" in row["flags"]:
        sub += f" · {frame.say('analysis.flags.suspect')}"
    return Bar(
        row["name"],
        frame.link("wilayah", area=row["area_code"]),
        figure,
        sub,
        share,
        row["status"] == "estimate",
    )


def stories(frame: Frame) -> str:
    """Ways into what the data tell at once."""
    say = frame.say
    bars = [
        Bar(say(f"pages.ringkasan.story.{name}"), _story_link(frame, page, view), "›")
        for name, page, view in _STORIES
    ]
    return bar_list(say, say("pages.ringkasan.stories"), bars)


def _story_link(frame: Frame, page: str, view: View) -> str:
    return address(page, view.but(language=frame.view.language))


def why(frame: Frame) -> str:
    """Why the two percentages differ, with the denominators that are known."""
    workers = cached.bases(frame.release.id, NATION, frame.release)["coverage_employed"]["denominator"]
    return frame.say("pages.ringkasan.why_body", sakernas=numbers.short(workers, frame.view.language))


def freshness(frame: Frame) -> str:
    """How fresh each indicator is, and what is missing."""
    say, language = frame.say, frame.view.language
    names = cached.indicator_names(frame.release.id, language, frame.release)
    head = [
        Cell(say(f"pages.ringkasan.fresh.{key}"))
        for key in ("indicator", "newest", "areas", "missing", "source")
    ]
    rows = []
    for _, row in cached.freshness(frame.release.id, frame.release).iterrows():
        rows.append(
            [
                Cell(names[row["indicator"]]),
                Cell(date_text(row["as_of"], language)),
                Cell(
                    say(
                        "pages.ringkasan.fresh.with",
                        provinces=row["provinces_with"],
                        regencies=row["regencies_with"],
                        estimated=row["regencies_estimated"],
                    )
                ),
                Cell(
                    say(
                        "pages.ringkasan.fresh.without",
                        provinces=row["provinces"] - row["provinces_with"],
                        regencies=row["regencies"] - row["regencies_with"],
                    )
                ),
                Cell(numbers.MISSING if pd.isna(row["source_title"]) else str(row["source_title"])),
            ]
        )
    return plain_table(say, say("pages.ringkasan.freshness_caption"), head, rows)
