"""The dates that a text names, by pantau.intake.periods; one without a year is said, not guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from pantau.claims.read.mentions import DateMention, lower
from pantau.intake.names import value_ids
from pantau.intake.periods import Period, read_period

_MONTHS = "|".join(sorted(value_ids("month"), key=len, reverse=True))
_PEOPLE = r"(?:orang|jiwa|pekerja|peserta|tenaga|buruh|opd|desa|persen|ribu|juta|rupiah|%)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_NAMED = re.compile(
    rf"\b(?:(\d{{1,2}})[ /-]{{1,2}})?({_MONTHS})\b[ .,'/-]{{0,3}}(?:tahun )?(20\d\d|'\d\d)(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:\d{1,2}[/-]\d{1,2}[/-]20\d\d|20\d\d-\d{1,2}(?:-\d{1,2})?|\d{1,2}/20\d\d)(?![\d/])"
)
_PART = re.compile(
    r"\b(triwulan|kuartal|tw|semester)[ .-]?(iv|iii|ii|i|[1-4])\b[ ,]{0,2}(?:tahun )?(20\d\d)?"
)
_PRESENT = r"hari ini|saat ini|sekarang|kini|sejauh ini|today|now|currently"
_MONTH_AGO = re.compile(rf"\b(?:{_MONTHS})\b (?:tahun )?(?:lalu|ini|yang lalu|kemarin|depan|sebelumnya)")
# the news writes the day of a speech so: 'ujarnya, Selasa (28/4)', without a year
_SAID_ON = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad),? ?\(\d{1,2}[/-]\d{1,2}\)"
)
_AGO = re.compile(
    r"\b(?:tahun|bulan|pekan|minggu|triwulan|kuartal|semester) "
    r"(?:lalu|ini|kemarin|depan|sebelumnya|berjalan|yang lalu)\b"
    r"|\b(?:kemarin|last year|this year|last month|yesterday|setahun (?:lalu|sebelumnya|silam|terakhir))\b"
    rf"|\b(?:{_PRESENT})\b"
)
_MONTH_ALONE = re.compile(
    rf"\b(?:(?:per|pada|bulan|hingga|sampai|akhir|awal|sejak)\s+(?:\d{{1,2}} )?)({_MONTHS})\b"
)
_TWO_YEARS = re.compile(r"(?<![\d.,/-])20\d\d ?[/–-] ?20\d\d(?!\d)")
_YEAR = re.compile(rf"(?<![\d.,/%-])(?:tahun |th\.? )?(20[0-4]\d)(?![\d%]|[.,]\d|/\d|\s*{_PEOPLE})")
_TARGET = re.compile(
    r"\b(?:target|sasaran)\s+(?:(?:ucj|nasional|cakupan|rkp|rpjmn|rpjpn|kemendagri|provinsi|daerah)\s+){0,2}"
    r"(?:pada\s+|untuk\s+|di\s+)?(?:tahun\s+|per\s+|akhir\s+)?$"
)


# the news writes the day of a speech so: 'ujarnya, Selasa (1/4/2025)'
_SPOKEN = re.compile(r"\b(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad),? ?\(?$")


def means_now(when: DateMention) -> bool:
    """Whether it only says 'now': any date beside it says when that was."""
    return bool(re.fullmatch(_PRESENT, lower(when.text)))


Reader = Callable[[re.Match[str]], tuple[Period | None, str]]


def find_dates(text: str) -> list[DateMention]:
    """Every date named in a text (as `unified` gives it), in order.

    period is None, with a problem, for what needs a date of its own to be placed: 'Agustus tahun
    lalu', 'per Agustus', 'saat ini'. A quarter or half-year is placed on its last month.
    """
    small = lower(text)
    found: list[DateMention] = []
    for pattern, reader in _FORMS:
        for match in pattern.finditer(small):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            period, problem = reader(match)
            if period is None and not problem:
                continue
            # names of areas are blanked: 'target UCJ nasional 2025'
            before = small[max(0, match.start() - 60) : match.start()].replace("\x00", " ")
            target = bool(_TARGET.search(before))
            spoken = problem == "said_on" or bool(
                _SPOKEN.search(small[max(0, match.start() - 12) : match.start()])
            )
            span = (match.start(), match.end(), text[match.start() : match.end()])
            found.append(DateMention(*span, period, problem, target, spoken))
    return sorted(found, key=lambda when: when.start)


def _named(match: re.Match[str]) -> tuple[Period | None, str]:
    day, month, year = match.groups()
    return _read(f"{day or ''} {month} {year.lstrip(chr(39))}".strip())


def _read(text: str) -> tuple[Period | None, str]:
    parsed = read_period(text)
    return parsed.value, "order" if parsed.rule == "date_order" else ""


def _part(match: re.Match[str]) -> tuple[Period | None, str]:
    kind, which, year = match.groups()
    last = _QUARTERS[which] * (6 if kind == "semester" else 3)
    if last > 12:
        return None, ""
    return (Period(dt.date(int(year), last, 1), "month"), "") if year else (None, "no_year")


_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_NAMED, _named),
    (_SAID_ON, lambda _match: (None, "said_on")),
    (_TWO_YEARS, lambda _match: (None, "two_years")),
    (_NUMERIC, lambda match: _read(match[0])),
    (_PART, _part),
    (_MONTH_AGO, lambda _match: (None, "relative")),
    (_AGO, lambda _match: (None, "relative")),
    (_MONTH_ALONE, lambda _match: (None, "no_year")),
    (_YEAR, lambda match: _read(match[1])),
)
