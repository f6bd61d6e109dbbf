"""What a simulation starts from and is ranked among."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from pantau.analysis.programme.simulation import Outcome, Plan, outcome
from pantau.analysis.ranks.uncertainty import errors_of
from pantau.analysis.targets.choices import TargetChoice, why_not
from pantau.analysis.targets.naming import marked_name
from pantau.answers import tables
from pantau.answers.programme import ranks_after_plan
from pantau.answers.targets import compared_headline
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.values import shown
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

_LEVELS = {"province": "province", "regency": "regency", "city": "regency"}


@dataclass(frozen=True)
class Base:
    """The figure that a simulation starts from: the area's own, as it stands in the release.

    row: a Table row. outcome: None where the source gives no number of participants, or where the figure
    is in doubt (`doubt`). aim: per cent of the target in force for this area, None without one that it
    may be compared with; unfit: text key of why it may not be, '' where it may or nothing more is known.
    """

    row: pd.Series
    plan: Plan
    outcome: Outcome | None
    choice: TargetChoice | None
    aim: float | None
    unfit: str = ""

    @property
    def numerator(self) -> int | None:
        """Participants now; None also where they are in doubt."""
        known = not self.doubt and not numbers.is_missing(self.row["numerator"])
        return int(self.row["numerator"]) if known else None

    @property
    def denominator(self) -> int | None:
        """Workers."""
        return None if numbers.is_missing(self.row["denominator"]) else int(self.row["denominator"])

    @property
    def doubt(self) -> str:
        """Why no result is worked out from the figure, as a key of simulation.doubt; '' where it is sound."""
        row = self.row
        if numbers.is_missing(row["value"]):
            return ""
        if row["status"] == "estimate":
            return "estimate"
        if not numbers.is_missing(row["caveat"]):
            return "caveat"
        return "month" if numbers.is_missing(row["month"]) else ""


def doubt_words(say: Text, base: Base) -> str:
    """'Cakupan awal hanya taksiran (29% ± 13): hasil tidak dihitung darinya.'; '' where there is no doubt."""
    if not base.doubt:
        return ""
    value, date = shown(base.row, say.language), date_text(base.row["as_of"], say.language)
    return say(f"simulation.doubt.{base.doubt}", value=value, date=date)


def base_of(frame: Frame, plan: Plan) -> Base:
    """The area in focus with the plan worked out on it, and the target in force."""
    row = tables.headline(frame.release, frame.view)
    choice = frame.table.target
    aim, unfit = aim_of(frame, choice) if choice else (None, "")
    base = Base(row, plan, None, choice, None if unfit else aim, unfit)
    if base.numerator is None:
        return base
    return replace(base, outcome=outcome(plan, base.numerator, base.denominator))


def aim_of(frame: Frame, choice: TargetChoice) -> tuple[float | None, str]:
    """Per cent that a choice asks of the area in focus (None: nothing), and why that is not compared.

    The second is a text key (targets.against), '' where it is compared or speaks of another indicator.
    """
    if choice.unit == "people" or why_not(choice, frame.table.indicator, frame.view.segment):
        return None, ""
    found = compared_headline(frame.release, frame.view, choice.key, None)
    aim = None if numbers.is_missing(found["target_value"]) else float(found["target_value"])
    return aim, "" if numbers.is_missing(found["target_note"]) else str(found["target_note"])


def unfit_words(say: Text, base: Base) -> str:
    """Why the target in force is not held against the area's figure, as a sentence."""
    if not base.unfit:
        return say("simulation.card.gap_unfit")
    return say("simulation.card.gap_unfit_because", reason=say(base.unfit))


def place_of(frame: Frame, row: pd.Series) -> str:
    """The area a figure is of: 'Papua Barat (sebelum pemekaran)' where it covers what was split off since."""
    province = row["level"] == "province" and not numbers.is_missing(row["value"])
    return str(row["name"]) if province else frame.area_name(frame.view.area)


def aim_name(say: Text, choice: TargetChoice, aim: float) -> str:
    """A target with the per cent that it asks of the area: 'RPJMN 2025-2029 (2025): 32,15%'."""
    name = marked_name(say, choice)
    if choice.single is not None and not choice.reading:
        return name
    return f"{name}: {numbers.percent(aim, 2, say.language)}"


def rank_after(frame: Frame, people: int) -> tuple[pd.Series, pd.Series] | None:
    """The area before and after `people` more, ranked among all of its level; None for nation and Kanwil."""
    level = _LEVELS.get(str(frame.areas["level"].get(frame.view.area)))
    if level is None:
        return None
    likes = frame.view.but(scope=NATION, level=level)
    return ranks_after_plan(frame.release, likes, people, errors_of(frame.view))
