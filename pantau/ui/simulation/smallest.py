"""The fewest areas that carry a whole over its target, by either reading of it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis.assemble import predecessors
from pantau.analysis.programme.cascade import INSIDE
from pantau.analysis.programme.fewest import Fewest, fewest
from pantau.analysis.programme.simulated import potentials
from pantau.analysis.programme.simulation import cost_of_workers
from pantau.analysis.targets.readings import Reading
from pantau.answers import tables
from pantau.answers.names import segment_names
from pantau.answers.targets import both_readings, both_ways
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers
from pantau.ui.shell import state
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered
from pantau.ui.shell.target_control import offers_targets
from pantau.ui.simulation.base import Base, aim_name, doubt_words, place_of, unfit_words
from pantau.ui.simulation.results import gap_to
from pantau.ui.simulation.reverse import how
from pantau.view import NATION

_OLD_BOUNDARIES = 34  # provinces, of which four more were made in 2022
_LISTED = 40  # areas in a table on screen; files hold all
_POTENTIALS = ("sasaran", "semua")


def parts_table(frame: Frame, base: Base) -> pd.DataFrame | None:
    """Rows of the parts of the area in focus: of a province its regencies, else as the View's level says.

    Of a province on its old boundaries also those of the provinces split off from it since. No
    estimates: whom to visit is not read from them. Empty where there are no other figures.
    """
    area = frame.view.area
    level = frame.areas["level"].get(area, "regional_office")
    if level in REGENCY_LEVELS:
        return None
    whole, boundaries = {area}, base.row["boundaries"]
    if level == "province" and not numbers.is_missing(boundaries) and boundaries == _OLD_BOUNDARIES:
        whole |= {new for new, old in predecessors(frame.areas).items() if old == area}
    rows = "regency" if level == "province" else frame.view.level
    scope = area if whole == {area} else NATION
    found = tables.table(frame.release, frame.view.but(scope=scope, area=area, level=rows)).rows
    found = found[found["status"] != "estimate"]
    found = found if found["value"].notna().any() else found.head(0)
    return found if whole == {area} else found[found["parent"].isin(whole)]


def fewest_of(frame: Frame, base: Base) -> tuple[Fewest, int] | None:
    """The fewest parts that close the area's gap, and how many are left out; None where it cannot be."""
    parts, need = parts_table(frame, base), gap_to(base, 0)
    if parts is None or need is None or base.aim is None:
        return None
    everyone = frame.view.option("potential") == "semua"
    people = potentials(parts, base.row, base.aim, everyone=everyone)
    return fewest(people, need), len(parts) - len(people)


def other_reading(frame: Frame, base: Base) -> tuple[Fewest, Reading] | None:
    """The fewest parts by the second reading of a target (all segments), which of the nation alone is known.

    What each part can add stays that of the first reading: of no part are all segments known. None where
    the target is read in one way, or the first reading cannot be answered.
    """
    found, parts = fewest_of(frame, base), parts_table(frame, base)
    if found is None or parts is None or base.choice is None or frame.view.area != NATION:
        return None
    read = both_readings(frame.release, base.choice.key)
    # the readings are of one month: that of another says nothing of this gap
    if not read or read[0].as_of != base.row["as_of"] or read[0].gap_people != found[0].need:
        return None
    everyone = frame.view.option("potential") == "semua"
    people = potentials(parts, base.row, base.aim or 0, everyone=everyone)
    return fewest(people, read[-1].gap_people), read[-1]


def _other_words(frame: Frame, base: Base) -> str:
    """The answer by the second reading; of another area which reading is used; '' where there is one."""
    say, language = frame.say, frame.view.language
    found = other_reading(frame, base)
    if base.choice is None or (found is None and frame.view.area == NATION):
        return ""
    if found is None:
        return both_ways(frame.release, base.choice.key, frame.view.area, say)
    result, read = found
    names = [frame.row_name(str(code)) for code in result.chosen["area_code"]]
    return say(
        f"simulation.fewest.{'reading' if result.enough else 'reading_not_enough'}",
        segment=segment_names(frame.release, language)[read.segment],
        value=numbers.percent(read.value, 1, language),
        need=numbers.people(read.gap_people, language),
        count=numbers.number(len(names), 0, language),
        names=numbers.listing(names, language),
        sum=numbers.people(int(result.chosen["people"].sum()), language),
    )


def draw_fewest(frame: Frame, base: Base) -> str:
    """The section's control is drawn; its words and table come back as HTML."""
    say, area = frame.say, place_of(frame, base.row)
    st.html(render("section", say, title=say("simulation.fewest.title", area=area), text=""))
    parts = parts_table(frame, base)
    if parts is not None and parts.empty:
        return render("section", say, title="", text=say("simulation.fewest.only_estimates"))
    if parts is None or base.choice is None:
        chosen = "fewest.no_target" if offers_targets(frame) else "reverse.none"
        reason = "fewest.no_parts" if parts is None else chosen
        return render("section", say, title="", text=say(f"simulation.{reason}"))
    found = fewest_of(frame, base)
    if found is None or base.aim is None:
        no_counts = say("simulation.fewest.no_counts", area=area)
        why = doubt_words(say, base) or (unfit_words(say, base) if base.unfit else no_counts)
        return render("section", say, title="", text=why)
    _potential(frame)
    told = fewest_words(frame, base, parts, found)
    words = render("section", say, title="", text=told)
    caption = f"{say('simulation.fewest.caption')} · {say('simulation.mark')}"
    table = chosen_table(frame, found[0], caption, base) if found[0].need else ""
    return words + table + how(frame, "tersedikit")


def fewest_words(frame: Frame, base: Base, parts: pd.DataFrame, found: tuple[Fewest, int]) -> str:
    """The answer, and why it may be all of them."""
    result, unknown = found
    told = [_answer(frame, base, result, len(parts) - unknown)]
    everyone = frame.view.option("potential") == "semua"
    if not everyone and _all_of(result, len(parts) - unknown):
        told.append(_why_all(frame, base, parts, result))
    told += [*left_out_words(frame, parts, unknown, "fewest"), _other_words(frame, base)]
    return " ".join(part for part in told if part)


def left_out_words(frame: Frame, rows: pd.DataFrame, count: int, section: str) -> list[str]:
    """Why `count` of these rows are not counted: some stand inside their province of before the split."""
    say = frame.say
    inside = rows.loc[rows["missing_reason"] == INSIDE, "name"]
    told = []
    if len(inside):
        names = numbers.listing(list(inside), say.language)
        told.append(say("simulation.half.inside", areas=names, count=len(inside)))
    if count > len(inside):
        rest = numbers.number(count - len(inside), 0, say.language)
        told.append(say(f"simulation.{section}.unknown", count=rest))
    return told


def _all_of(result: Fewest, known: int) -> bool:
    """Whether the smallest set is every one of several parts."""
    return result.enough and len(result.chosen) == known > 1


def _why_all(frame: Frame, base: Base, parts: pd.DataFrame, result: Fewest) -> str:
    """No part is above the target: the gap of the whole is the sum of theirs, so each is needed."""
    say = frame.say
    told = say("simulation.fewest.all_needed", area=place_of(frame, base.row))
    fewer = fewest(potentials(parts, base.row, base.aim or 0, everyone=True), result.need)
    count = numbers.number(len(fewer.chosen), 0, say.language)
    return f"{told} {say('simulation.fewest.if_everyone', count=count)}" if fewer.enough else told


def _potential(frame: Frame) -> None:
    say, key = frame.say, "sim_potential"
    st.session_state[key] = frame.view.option("potential")
    st.segmented_control(
        say("simulation.fewest.potential"),
        list(_POTENTIALS),
        format_func=lambda way: say(f"simulation.fewest.potential_{way}"),
        key=key,
        on_change=if_offered(
            key,
            _POTENTIALS,
            lambda: state.choose(potential=st.session_state[key] or frame.view.option("potential")),
        ),
        required=True,
    )


def _answer(frame: Frame, base: Base, result: Fewest, known: int) -> str:
    say, language = frame.say, frame.view.language
    name = aim_name(say, base.choice, base.aim) if base.choice and base.aim is not None else ""
    whole = {"area": place_of(frame, base.row), "name": name}
    if not result.need:
        return say("simulation.fewest.met", **whole)
    need = numbers.people(result.need, language)
    told = {
        "known": numbers.number(known, 0, language),
        "kind": kind_of(frame, frame.view.area, known),
        "count": numbers.number(len(result.chosen), 0, language),
        "sum": numbers.people(
            result.available if not result.enough else result.chosen["people"].sum(), language
        ),
        "fewer": numbers.people(result.one_fewer, language),
        "need": need,
    }
    key = "not_enough" if not result.enough else "answer_one" if len(result.chosen) == 1 else "answer"
    key = "answer_all" if _all_of(result, known) else key
    asked = say("simulation.fewest.need", need=need, **whole)
    if other_reading(frame, base):
        asked += " " + say("simulation.fewest.first_reading", segment=frame.table.segment.name[language])
    answer = f"{asked} {say(f'simulation.fewest.{key}', **told)}"
    return f"{answer} {say('simulation.fewest.how')}" if key.startswith("answer") else answer


def kind_of(frame: Frame, scope: str, count: int) -> str:
    """'provinsi' or 'kabupaten/kota': what the parts of a scope are called."""
    in_province = frame.areas["level"].get(scope) == "province"
    regencies = in_province or frame.view.level == "regency"
    return frame.say(f"simulation.fewest.{'regencies' if regencies else 'provinces'}", count=count)


def chosen_table(frame: Frame, result: Fewest, caption: str, base: Base | None = None) -> str:
    """The set as a table. base: whose tariff gives the costs."""
    say, language = frame.say, frame.view.language
    names = ("rank", "area", "people", "running", *(("cost",) if base else ()))
    head = [Cell(say(f"simulation.fewest.{name}"), numeric=name != "area") for name in names]
    body = []
    listed = result.chosen.head(_LISTED).itertuples(index=False, name=None)
    for at, (code, people, running) in enumerate(listed, start=1):
        row = [
            Cell(numbers.number(at, 0, language), numeric=True),
            Cell(frame.row_name(str(code)), href=frame.link("simulasi", area=str(code))),
            Cell(numbers.number(people, 0, language), numeric=True),
            Cell(numbers.number(running, 0, language), numeric=True),
        ]
        if base:
            rupiah = cost_of_workers(int(people), base.plan)
            row.append(Cell(numbers.rupiah(rupiah, language), numeric=True))
        body.append(row)
    more = len(result.chosen) - len(body)
    note = say("simulation.fewest.more", count=numbers.number(more, 0, language)) if more else ""
    return plain_table(say, caption, head, body) + (
        render("section", say, title="", text=note) if note else ""
    )
