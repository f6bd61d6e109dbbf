"""Run a module at a moment of our choosing: `python clock.py 2026-12-01T03:00:00 pantau.cli build`.

Pages tell of today, and a release of when it was built. Two sets of pictures taken on different days
can be compared only where both were taken on the same day. The clock goes on from the moment given
(UTC). Only what our code asks is changed: `date.today`, `datetime.now`, `pandas.Timestamp.now`.
"""

from __future__ import annotations

import datetime as dt
import os
import runpy
import sys
from typing import Any

_date, _datetime = dt.date, dt.datetime


class _LooksLike(type):
    """Values that C code made are of the class that ours stands in for."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__bases__[0])

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, cls.__bases__[0])


def start_at(moment: dt.datetime) -> None:
    """Let the clock of this process begin at a moment. Before our code is imported, which would keep
    the classes that stood there before."""
    import pandas as pd  # noqa: PLC0415 - it subclasses them, so it keeps the ones that were

    ahead = moment - _datetime.now(dt.UTC)

    class Date(_date, metaclass=_LooksLike):
        def __new__(cls, *args: Any, **names: Any) -> Any:
            return _date(*args, **names)

        @classmethod
        def today(cls) -> Any:
            return (_datetime.now() + ahead).date()

    class Datetime(_datetime, metaclass=_LooksLike):
        def __new__(cls, *args: Any, **names: Any) -> Any:
            return _datetime(*args, **names)

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:
            return _datetime.now(tz) + ahead

    dt.date, dt.datetime = Date, Datetime  # type: ignore[misc]
    now = pd.Timestamp.now
    pd.Timestamp.now = lambda tz=None: now(tz) + ahead  # type: ignore[method-assign,assignment]


if __name__ == "__main__":
    moment, module, *arguments = sys.argv[1:]
    sys.path[0] = os.getcwd()  # the folder of this file is none of the module's business
    sys.argv = [module, *arguments]
    start_at(_datetime.fromisoformat(moment).replace(tzinfo=dt.UTC))
    runpy.run_module(module, run_name="__main__", alter_sys=True)
