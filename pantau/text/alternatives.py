"""What a map or chart shows, in words: its caption, and its text for those who cannot see it.

Functions take a Text first and write in its language, as those of sentences.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import listing, number
from pantau.text.sentences import missing
from pantau.text.values import value_text


def map_caption(
    say: Text,
    *,
    indicator: str,
    basis: str,
    as_of: Any,
    with_data: int,
    total: int,
    estimates: int = 0,
    highest: tuple[str, float] | None = None,
    lowest: tuple[str, float] | None = None,
    unit: str = "percent",
) -> str:
    """What a map or table shows: indicator, denominator, date, areas with a figure, the two ends.

    highest, lowest: (name, value in `unit`), both of one comparison group, or None where areas are not
    comparable.
    """
    lang = say.language
    parts = [
        say(
            "sentence.map_what",
            indicator=indicator,
            basis=say(f"sentence.basis.{basis}"),
            when=date_text(as_of, lang),
        ),
        say(
            "sentence.map_count",
            with_data=number(with_data - estimates, 0, lang),
            total=number(total, 0, lang),
        ),
    ]
    if estimates:
        parts.append(say("sentence.map_estimates", count=number(estimates, 0, lang)))
    if highest and lowest:
        high, low = (value_text(end[1], unit, lang) for end in (highest, lowest))
        parts.append(say("sentence.map_ends", highest=highest[0], high=high, lowest=lowest[0], low=low))
    return " ".join(parts)


def trend_alt(
    say: Text,
    area: str,
    points_in_time: Sequence[tuple[str, str]],
    breaks: Iterable[str] = (),
    measure: str = "",
) -> str:
    """An alternative text for a trend: each (as_of, value in words) in order, and where a series breaks.

    `measure`: the indicator's name where it is no coverage of workers.
    """
    if not points_in_time:
        return missing(say, area, None)
    lang = say.language
    values = [
        say("sentence.trend_point", when=date_text(as_of, lang), value=value)
        for as_of, value in points_in_time
    ]
    key = "sentence.trend_of" if measure else "sentence.trend"
    text = say(key, measure=measure, area=area, values=listing(values, lang))
    at = [date_text(as_of, lang) for as_of in breaks]
    return f"{text} {say('sentence.trend_break', when=listing(at, lang))}" if at else text
