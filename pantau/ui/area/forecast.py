"""The card that says where an area would stand at a target's date if it went on as before."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.figures import SHARES
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.forecast import FEWEST_POINTS, LEVEL, Forecast, forecast
from pantau.analysis.targets.pace import deadline_of
from pantau.text.dates import date_text
from pantau.ui.area.amounts import value_words
from pantau.ui.shell.cards import Card
from pantau.ui.shell.frame import Frame


def forecast_card(
    frame: Frame, choice: TargetChoice, row: pd.Series, out: pd.Series, points: pd.DataFrame
) -> Card:
    """A row compared with a choice (`out`), carried on from its comparable points; or why it is not."""
    say, language = frame.say, frame.view.language
    deadline = deadline_of(choice.year)
    label = say("targets.forecast.card", deadline=date_text(deadline, language))
    refused = say("targets.forecast.refused")
    if row["period_end"] >= deadline:
        return Card(label, refused, [say("targets.progress.due")])
    if len(points) < FEWEST_POINTS:
        return Card(label, say("targets.forecast.not_yet"), _too_few(frame, row, len(points)))
    told = forecast(points, deadline, share=frame.table.indicator.unit in SHARES)
    if told is None:
        return Card(label, refused, [say("targets.forecast.off_scale")])
    ends = {"low": value_words(frame, told.low), "high": value_words(frame, told.high)}
    return Card(label, say("targets.forecast.range", **ends), _lines(frame, row, out, told))


def _too_few(frame: Frame, row: pd.Series, count: int) -> list[str]:
    say = frame.say
    lines = [say("targets.progress.points", count=count, fewest=FEWEST_POINTS)]
    if row["basis"] == "sakernas":
        lines.append(say("targets.forecast.since_break"))
    return lines


def _lines(frame: Frame, row: pd.Series, out: pd.Series, told: Forecast) -> list[str]:
    say, language, aim = frame.say, frame.view.language, float(out["target_value"])
    share = frame.table.indicator.unit in SHARES
    lines = [
        say(
            "targets.forecast.centre" if share else "targets.forecast.centre_straight",
            value=value_words(frame, told.value),
            level=LEVEL,
            count=told.points,
            first=date_text(told.first, language),
            last=date_text(told.last, language),
        )
    ]
    where = "below" if told.high < aim else "above" if told.low >= aim else "wide_open"
    lines.append(say(f"targets.forecast.{where}", target=value_words(frame, aim, 2)))
    if told.low < 0:
        lines.append(say("targets.forecast.beyond"))
    if row["basis"] == "sakernas":
        lines.append(say("targets.forecast.since_break"))
    return lines
