"""Dates and ages as Indonesians write them: 15 September 2022; Agt 2025; 1 tahun 2 bulan."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

from pantau.text import Text
from pantau.text.numbers import MISSING, is_missing

# The day ends in Jakarta, wherever the server stands.
ZONE = "Asia/Jakarta"


def today() -> dt.date:
    """The day that it is in Jakarta."""
    return dt.datetime.now(ZoneInfo(ZONE)).date()


_BETWEEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])/\1-(0[1-9]|1[0-2])")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def date_text(value: Any, language: str = "id", *, short: bool = False) -> str:
    """A date, or a source's own wording of one, in words.

    '2022-09-15' -> '15 September 2022'; '2025-08' -> 'Agustus 2025' (short: 'Agt 2025');
    '2025' -> '2025'; '2025-08/2025-11', a month not known, -> 'perkiraan Agustus–November 2025'.
    Dates and timestamps are read as days. What is no date, such as
    '2022/2023', stays as the source wrote it; None and NA give '–'.
    """
    if is_missing(value) or value == "":
        return MISSING
    if isinstance(value, dt.date):
        return _words(value.year, value.month, value.day, language, short)
    text = str(value).strip()
    between = _BETWEEN.fullmatch(text)
    if between:
        months = (month_name(int(month), language, short=short) for month in between.group(2, 3))
        return Text(language)("format.between", months="–".join(months), year=between[1])
    match = _ISO.fullmatch(text)
    if not match:
        return text
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        return text
    return _words(year or 0, month, day, language, short)


def short_date(value: Any, language: str = "id") -> str:
    """As `date_text` with short months: '2025-08' -> 'Agt 2025'."""
    return date_text(value, language, short=True)


def quarter_text(when: dt.date, language: str = "id") -> str:
    """The quarter a day lies in: 'triwulan IV 2025'."""
    number = ("I", "II", "III", "IV")[(when.month - 1) // 3]
    return Text(language)("format.quarter", number=number, year=when.year)


def moment_text(value: dt.datetime, language: str = "id") -> str:
    """A moment to the minute, in its own time zone: '20 November 2026 pukul 14.05'."""
    return Text(language)(
        "format.moment", date=date_text(value, language), hour=f"{value:%H}", minute=f"{value:%M}"
    )


def age_text(months: Any, language: str = "id") -> str:
    """14 -> '1 tahun 2 bulan'; 12 -> '1 tahun'; 0 -> '0 bulan'. Raises ValueError below 0."""
    if is_missing(months):
        return MISSING
    whole = int(months)
    if whole < 0:
        raise ValueError(f"an age of {whole} months lies in the future")
    years, rest = divmod(whole, 12)
    parts = [_counted("years", years, language)] if years else []
    if rest or not years:
        parts.append(_counted("months", rest, language))
    return " ".join(parts)


def month_name(month: int, language: str = "id", *, short: bool = False) -> str:
    """8 -> 'Agustus', or 'Agt' when short."""
    return Text(language)(f"format.month_{'short' if short else 'long'}.m{month:02}")


def _words(year: int, month: int | None, day: int | None, language: str, short: bool) -> str:
    if month is None:
        return str(year)
    name = month_name(month, language, short=short)
    return f"{day} {name} {year}" if day else f"{name} {year}"


def _counted(unit: str, count: int, language: str) -> str:
    say = Text(language)
    return say(f"format.{unit}_one") if count == 1 else say(f"format.{unit}_many", count=count)
