"""Which way of compressing a browser takes (RFC 9110, 12.5.3)."""

from __future__ import annotations

from collections.abc import Iterable

BROTLI, GZIP, PLAIN = "br", "gzip", ""


def coding(accepted: str, offered: Iterable[str] = (BROTLI, GZIP)) -> str:
    """The coding to answer in: the offered one that is wanted most, the first of equals, or PLAIN.

    accepted: an Accept-Encoding header ('gzip;q=0.5, br'); '' where none was sent. What has q=0, or
    a q that is no number, is not taken; '*' stands for what is not named.
    """
    wanted = dict(_weight(entry) for entry in accepted.lower().split(",") if entry.strip())
    others = wanted.get("*", 0.0)
    best, most = PLAIN, wanted.get("identity", 0.0)
    for one in offered:
        weight = wanted.get(one, others)
        if weight > 0 and (weight > most or (best == PLAIN and weight == most)):
            best, most = one, weight
    return best


def _weight(entry: str) -> tuple[str, float]:
    name, *settings = (part.strip() for part in entry.split(";"))
    weight = 1.0
    for setting in settings:
        key, _, value = setting.partition("=")
        if key.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                weight = 0.0
    return name, weight if 0 <= weight <= 1 else 0.0
