"""A target named beside a figure: whether both are on one denominator, and which of them is higher."""

from __future__ import annotations

from collections.abc import Sequence

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.release_figures import AreaFigure
from pantau.claims.judge.side_by_side import is_sound
from pantau.claims.judge.stated_targets import ComparedTarget
from pantau.claims.judge.statement import Assessment
from pantau.claims.read.claim import Claim
from pantau.claims.read.statement import Statement

INFERRED = "claims.why.inferred_target"


def beside_target(
    claim: Claim, found: Sequence[Comparator], targets: Sequence[ComparedTarget]
) -> list[Assessment]:
    """What is to be said of a claim's figure beside its target; [] where it names none beside a figure."""
    said = [one for one in claim.statements if one.kind == "target"]
    stated = claim.number("target")
    if not said and (stated is None or claim.number("percent") is None):
        return []
    figure = next((one.figure for one in found if not one.reasons and one.partly), None)
    aim = next((one for one in targets if one.verdict == "match"), None)
    if figure is None or figure.amount is None or aim is None or stated is None:
        return [Assessment("unread", "unchecked", one.text, "unread") for one in said]
    words = said[0].text if said else stated.text
    values = (("one", figure.measured), ("target", aim.row))
    if aim.row["unit"] != figure.indicator.unit or aim.row["basis"] != figure["basis"]:
        return [Assessment("target", "refused", words, "target_refused", "comparable.basis", values)]
    if not said:
        return []
    if aim.row["inferred"] or not is_sound(figure):
        why = INFERRED if aim.row["inferred"] else "claims.why.doubt"
        return [Assessment("target", "refused", words, "target_doubt", why, values)]
    return [_decided(one, figure, aim) for one in said]


def _decided(statement: Statement, figure: AreaFigure, aim: ComparedTarget) -> Assessment:
    above = round(figure.amount or 0.0, 9) - round(float(aim.row["value"]), 9)
    holds = above > 0 if statement.way == "above" else above < 0
    verdict = "true" if holds else "false"
    values = (("one", figure.measured), ("target", aim.row))
    return Assessment("target", verdict, statement.text, f"target_{verdict}", values=values)
