"""Section of an area's page: why its value changed between two periods."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.decompose import PARTS, Split
from pantau.analysis.release import coverage_of
from pantau.answers import tables
from pantau.answers.names import indicator_names
from pantau.charts.waterfall import Step, waterfall
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.sentences import sentence_case
from pantau.ui.shell import drawing, state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import note_line, source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.offered import if_offered
from pantau.ui.shell.words import shown_name

# The options that say which two periods are compared (open_frame's `uses`).
OPTIONS = ("since", "until")
_CHILDREN = 5


def draw_why(frame: Frame) -> None:
    """Two periods to choose, the change in a sentence, its parts as a waterfall and as a table."""
    indicator, split = _answer(frame)
    names = indicator_names(frame.release, frame.view.language)
    title, say = frame.say("why.title", indicator=names[indicator]), frame.say
    if isinstance(split, str):
        st.html(render("section", say, title=title, text=_refused(frame, split)))
        return
    st.html(render("section", say, title=title, text=""))
    left, right = st.columns([1, 1], gap="medium")
    digits = _digits(split)
    with left:
        _choices(frame, split)
        words = _in_words(frame, split, names[indicator], digits)
        figure = partial(waterfall, _steps(frame, split), say, digits=digits)
        drawing.show(frame, figure, key="why_chart", alt=words)
    with right:
        body = render("why_changed", say, words=words, notes=_notes(frame, split)) + _table(frame, split)
        follow(linked_html(body + _contributors(frame, split), key="why_words"))


def _refused(frame: Frame, key: str) -> str:
    """Why nothing is split, in a sentence."""
    return f"{sentence_case(frame.say(key))}." if key.startswith("comparable.") else frame.say(key)


def _answer(frame: Frame) -> tuple[str, Split | str]:
    """Of the View's indicator, or of the other basis where only that one can be split."""
    view, first = frame.view, None
    both = coverage_of(frame.release).values()
    for indicator in dict.fromkeys([view.indicator, *(one.id for one in both)]):
        own = indicator == view.indicator
        asked = view if own else view.but(indicator=indicator, segment="", period="")
        found = tables.explained(frame.release, asked, view.option("since"), view.option("until"))
        if isinstance(found, Split):
            return indicator, found
        first = first or found
    return view.indicator, first or "why.no_figure"


def _choices(frame: Frame, split: Split) -> None:
    with st.container(horizontal=True, gap="small"):
        _choice(frame, "since", split.since, str(split.before["key"]))
        _choice(frame, "until", split.until, str(split.after["key"]))


def _choice(frame: Frame, name: str, periods: list[str], now: str) -> None:
    key = f"why_{name}"
    st.session_state[key] = now

    def changed() -> None:
        state.choose(**{name: st.session_state[key]})

    st.selectbox(
        frame.say(f"why.{name}"),
        periods,
        format_func=lambda period: date_text(period, frame.view.language),
        key=key,
        on_change=if_offered(key, periods, changed),
        width=170,
    )


def _sums(split: Split) -> list[tuple[float, list[float]]]:
    """What must add up as written: the change from end to end, and its parts, looked at either way."""
    before, after = float(split.before["value"]), float(split.after["value"])
    change = after - before
    parts = [(change, list(by_name.values())) for by_name in (split.points, split.two)]
    return [(after, [before, change]), *parts]


def _digits(split: Split, least: int = 1) -> int:
    """Decimals to write a change and its parts with."""
    return numbers.digits_that_add_up(*_sums(split), least=least)


def _in_words(frame: Frame, split: Split, indicator: str, digits: int) -> str:
    say, language = frame.say, frame.view.language
    change = float(split.after["value"] - split.before["value"])
    size = numbers.points(abs(change), digits, language).lstrip("+")
    moved = "still" if numbers.rounded(change, digits) == 0 else "rose" if change > 0 else "fell"
    first = say(
        "why.sentence",
        indicator=indicator,
        area=shown_name(frame),
        moved=say(f"why.{moved}", points=size) if moved != "still" else say("why.still"),
        before=numbers.percent(split.before["value"], digits, language),
        after=numbers.percent(split.after["value"], digits, language),
        since=date_text(split.before["as_of"], language),
        until=date_text(split.after["as_of"], language),
    )
    parts = {name: numbers.points(value, digits, language) for name, value in split.points.items()}
    if "mix" not in parts:
        return f"{first} {say('why.parts', **parts)}"
    whole = {name: numbers.points(value, digits, language) for name, value in split.two.items()}
    return f"{first} {say('why.parts_mix', **parts)} {say('why.two', **whole)}"


def _notes(frame: Frame, split: Split) -> list[str]:
    """What the change hides, the sources' own remarks, and where both figures are from."""
    say, ends = frame.say, (split.before, split.after)
    notes = [sentence_case(say(key)) for key in [*split.notes, split.no_mix, _rounding(split)] if key]
    for row in ends:
        if pd.notna(row["note"]):
            when = date_text(row["as_of"], frame.view.language)
            notes.append(note_line(say, "why.remark", row, when=when))
    sources = list(dict.fromkeys(str(row["source_title"]) for row in ends))
    return [*notes, source_line(frame, say("pages.panel.source", source="; ".join(sources)), *sources)]


def _rounding(split: Split) -> str:
    """Text key of the note on rounding, where what is written does not add up; else ''."""
    written = [(whole, parts, _digits(split, least)) for least in (1, 2) for whole, parts in _sums(split)]
    if not split.children.empty:
        lines = _largest(split)[["points", *PARTS]].itertuples(index=False)
        written += [(whole, parts, 2) for whole, *parts in lines]
    return "" if all(numbers.add_up(*each) for each in written) else "why.rounding"


def _steps(frame: Frame, split: Split) -> list[Step]:
    say, language = frame.say, frame.view.language
    mixed = "mix" in split.points
    more = {
        "participants": say("why.people", change=numbers.signed(_added(split, _people), 0, language)),
        "denominator": say(
            "why.denominator_people", change=numbers.signed(_added(split, _whole), 0, language)
        ),
        "mix": say("why.mix_people"),
    }
    inside = {name: f"{name}_inside" if mixed and name != "mix" else name for name in PARTS}
    parts = [Step(say(f"why.{inside[name]}"), split.points[name], False, more[name]) for name in split.points]
    return [_level(frame, split.before), *parts, _level(frame, split.after)]


def _level(frame: Frame, row: pd.Series) -> Step:
    say, language = frame.say, frame.view.language
    counts = say(
        "why.derived" if pd.isna(row["numerator"]) else "why.of",
        n=numbers.number(_people(row), 0, language),
        of=numbers.number(row["denominator"], 0, language),
    )
    return Step(date_text(row["as_of"], language), float(row["value"]), True, counts)


def _people(row: pd.Series) -> float:
    return float(row["value"] * row["denominator"] / 100 if pd.isna(row["numerator"]) else row["numerator"])


def _whole(row: pd.Series) -> float:
    return float(row["denominator"])


def _added(split: Split, count: Callable[[pd.Series], float]) -> float:
    return count(split.after) - count(split.before)


def _table(frame: Frame, split: Split) -> str:
    say, language = frame.say, frame.view.language
    head = [
        Cell(say("why.head_part")),
        Cell(say("why.head_points"), numeric=True),
        Cell(say("why.head_people")),
    ]
    digits = _digits(split, least=2)
    rows = [
        [
            Cell(step.name),
            Cell(
                numbers.percent(step.number, digits, language)
                if step.is_level
                else numbers.signed(step.number, digits, language),
                numeric=True,
            ),
            Cell(step.more),
        ]
        for step in _steps(frame, split)
    ]
    return plain_table(say, say("why.table"), head, rows)


def _largest(split: Split) -> pd.DataFrame:
    order = split.children["points"].abs().sort_values(ascending=False, kind="stable").index[:_CHILDREN]
    return split.children.loc[order]


def _contributors(frame: Frame, split: Split) -> str:
    """The parts of the area that matter most, either way."""
    if split.children.empty:
        return ""
    say, language = frame.say, frame.view.language
    columns = ("points", *PARTS)
    heads = ("head_all", "participants", "denominator", "mix")
    head = [Cell(say("why.head_area")), *(Cell(say(f"why.{name}"), numeric=True) for name in heads)]
    rows = [
        [
            Cell(frame.row_name(row["area_code"]), href=frame.link("wilayah", area=row["area_code"])),
            *(Cell(numbers.signed(row[name], 2, language), numeric=True) for name in columns),
        ]
        for _, row in _largest(split).iterrows()
    ]
    return plain_table(say, say("why.contributors"), head, rows)
