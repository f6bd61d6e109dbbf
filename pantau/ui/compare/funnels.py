"""The funnel: which shares lie further from the group's than chance and usual variety explain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from pantau.analysis.comparing.funnel import FEWEST, LIMITS, Funnel, funnel
from pantau.analysis.comparing.sets import Comparison
from pantau.charts.funnel import funnel_chart
from pantau.text.numbers import listing, number, percent
from pantau.ui.compare.choice import DISPERSIONS, CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.twin import Twin, TwinColumn, show_twin
from pantau.ui.compare.words import (
    basis_note,
    indicator_words,
    left_out_notes,
    marked_codes,
    named,
    nothing,
    say_left_out,
    section,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame

_STEPS = 80  # points of each limit's line
_MOST_LABELLED = 8


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The control, the drawing, who lies outside, what is left out, and the table."""
    say = frame.say
    if main.table.indicator.unit not in ("percent", "yes_no"):
        nothing(frame, say("compare.funnel_counts"))
        return
    if main.table.indicator.is_share_of_survey:
        nothing(frame, say("compare.funnel_survey"))
        return
    tested, left = split(main)
    answer = None
    if len(tested):
        n, whole = (tested[side].to_numpy(dtype=float) for side in ("numerator", "denominator"))
        answer = funnel(n, whole, choice.dispersion)
    if answer is None or (answer.zone == "small").all():
        why = "compare.funnel_few" if answer is None else "compare.funnel_none_judged"
        nothing(frame, say(why, fewest=FEWEST))
        say_left_out(frame, left)
        return
    _control(frame)
    rows = named(frame, tested).assign(zone=answer.zone, z=answer.z)
    rows = rows.assign(share=100 * rows["numerator"].astype(float) / rows["denominator"].astype(float))
    lead = _lead(frame, rows, answer)
    section(
        frame,
        say("compare.funnel_title", indicator=indicator_words(frame, main)),
        lead,
        [basis_note(frame, main), _method(frame, answer, choice), say("compare.funnel_note")],
    )
    chart(frame, _figure(frame, main, rows, answer), "corong", lead)
    say_left_out(frame, left)
    show_twin(frame, _twin(frame, rows, left, _method(frame, answer, choice)), choice.all_rows)


def split(main: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows whose counts can be tested, and the others with `reason`."""
    rows = main.shown
    whole = rows["denominator"].fillna(0) > 0
    reason = pd.Series(None, index=rows.index, dtype="object")
    reason = reason.mask(~whole | rows["numerator"].isna(), "compare.left_no_counts")
    out = reason.notna()
    return rows[~out], pd.concat([rows[out].assign(reason=reason[out]), main.left_out])


def _control(frame: Frame) -> None:
    key = "compare_dispersion"
    st.session_state[key] = frame.view.option("dispersion")

    def changed() -> None:
        state.choose(dispersion=st.session_state[key])

    st.selectbox(
        frame.say("compare.dispersion"),
        list(DISPERSIONS),
        format_func=lambda name: frame.say(f"compare.dispersion_{name}"),
        key=key,
        on_change=changed,
        width=330,
    )


def _figure(frame: Frame, main: Comparison, rows: pd.DataFrame, answer: Funnel) -> Callable[..., object]:
    whole = rows["denominator"].astype(float)
    sizes = np.geomspace(whole.min() * 0.8, whole.max() * 1.2, _STEPS)
    far = rows[rows["zone"].str.endswith("99.8")]
    furthest = far.loc[far["z"].abs().sort_values(ascending=False, kind="stable").index[:_MOST_LABELLED]]
    return partial(
        funnel_chart,
        rows,
        frame.say,
        rate=100 * answer.rate,
        sizes=sizes,
        limits={level: answer.limits(sizes, level) for level in LIMITS},
        denominator=main.table.indicator.denominator[frame.view.language],
        labelled=[*marked_codes(frame, main), *furthest["area_code"]],
    )


def _lead(frame: Frame, rows: pd.DataFrame, answer: Funnel) -> str:
    say, language = frame.say, frame.view.language
    words = [
        say("compare.funnel_lead", total=len(rows), rate=percent(100 * answer.rate, 1, language)),
    ]
    for side in ("above", "below"):
        far = rows[rows["zone"] == f"{side}_99.8"]
        if len(far):
            who = listing(list(far["name"]), language)
            words.append(say(f"compare.funnel_{side}", count=len(far), who=who))
    between = int(rows["zone"].isin(["above_95", "below_95"]).sum())
    words.append(say("compare.funnel_rest", between=between, inside=int((rows["zone"] == "inside").sum())))
    small = int((rows["zone"] == "small").sum())
    if small:
        words.append(say("compare.funnel_small", count=small))
    return " ".join(words)


def _method(frame: Frame, answer: Funnel, choice: CompareOptions) -> str:
    language = frame.view.language
    used = answer.method if choice.dispersion != "none" else "plain"
    return frame.say(
        f"compare.funnel_method_{used}",
        phi=number(answer.phi, 1 if answer.phi < 100 else 0, language),
        tau=number(100 * answer.tau, 1, language),
    )


def _twin(frame: Frame, rows: pd.DataFrame, left: pd.DataFrame, method: str) -> Twin:
    say = frame.say
    zones = rows["zone"].str.replace(".", "_")
    rows = rows.assign(where=[say(f"compare.funnel_where.{zone}") for zone in zones])
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        TwinColumn("share", say("compare.head.share"), "value"),
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("z", say("compare.head.z"), "decimal"),
        TwinColumn("where", say("compare.head.where")),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("source_title", say("compare.head.source"), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
    ]
    ordered = rows.sort_values(["z", "area_code"], ascending=[False, True])
    notes = [(say("compare.dispersion"), method), *left_out_notes(frame, left)]
    return Twin(say("compare.funnel_caption"), columns, ordered, notes)
