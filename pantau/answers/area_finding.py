"""The title of an area's page: one sentence made by rule, from the area's own figures and no others.

Its published or official figure with the distance to the target in force or with its change; where it has
none, its coverage on the other basis, or what its offices and villages have; else that nothing of its own is
known. An estimate is no finding.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.naming import aim_text, choice_name
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing, listing, number, points, rounded
from pantau.text.values import shown

_OFFICES = 2  # of which a title tells


def area_finding(
    say: Text,
    name: str,
    row: pd.Series,
    *,
    measure: str,
    choice: TargetChoice | None = None,
    out: pd.Series | None = None,
    other: pd.Series | None = None,
    other_measure: str = "",
    offices: list[tuple[str, int, int, str]] | None = None,
) -> str:
    """The finding of an area.

    name, measure: of the area and of the indicator shown. row: its figure (summary.headline). choice, out:
    the target in force and the row compared with it (targets.against). other, other_measure: its coverage on
    the basis that is not shown. offices: (what they are called, how many are registered, of how many, when)
    of its institutions.
    """
    if pd.notna(row["value"]) and row["status"] != "estimate":
        return say("profile.title.told", area=name, finding=_of_figure(say, row, choice, out))
    if other is not None and pd.notna(other["value"]) and other["status"] != "estimate":
        date = date_text(other["as_of"], say.language)
        value = shown(other, say.language)
        told = say("profile.title.other", measure=other_measure, value=value, date=date)
        return say("profile.title.told", area=name, finding=told)
    if offices:
        return say("profile.title.told", area=name, finding=_of_offices(say, offices[:_OFFICES]))
    return say("profile.title.nothing", area=name, indicator=inside(measure))


def inside(name: str) -> str:
    """A name inside a sentence: 'desa', but 'OPD'."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _of_figure(say: Text, row: pd.Series, choice: TargetChoice | None, out: pd.Series | None) -> str:
    value, date = shown(row, say.language), date_text(row["as_of"], say.language)
    if choice is not None and out is not None and pd.notna(out["distance_points"]):
        distance = float(out["distance_points"])
        size = say("format.points", number=number(abs(distance), 1, say.language))
        name = target_of(say, choice, out, str(row["basis"]))
        if rounded(abs(distance), 1):
            key = "short" if distance < 0 else "over"
            return say(f"profile.title.{key}", value=value, gap=size, target=name)
    if row["unit"] == "percent" and not is_missing(row["change_points"]):
        change, since = float(row["change_points"]), date_text(row["change_from"], say.language)
        size = points(abs(change), 1, say.language).lstrip("+")
        moved = "still" if not rounded(change, 1) else "rose" if change > 0 else "fell"
        return say(f"profile.title.{moved}", value=value, points=size, since=since)
    return say("profile.title.figure", value=value, date=date)


def target_of(say: Text, choice: TargetChoice, out: pd.Series, basis: str) -> str:
    """The target an area is compared with, with its own value where each area has one."""
    if choice.single is not None or choice.reading:
        return choice_name(say, choice, basis)
    aim = aim_text(choice, out["target_value"], say.language)
    return say(f"targets.{choice.unit}", document=choice.document, year=choice.year, value=aim)


def _of_offices(say: Text, offices: list[tuple[str, int, int, str]]) -> str:
    """'12 dari 39 OPD dan 19 dari 62 desa terdaftar (November 2022)'."""
    dates = list(dict.fromkeys(as_of for *_, as_of in offices))
    each = [
        say(
            "profile.title.office",
            n=number(n, 0, say.language),
            of=number(of, 0, say.language),
            name=inside(name),
        )
        for name, n, of, _ in offices
    ]
    date = listing([date_text(as_of, say.language) for as_of in dates], say.language)
    return say("profile.title.offices", offices=listing(each, say.language), date=date)
