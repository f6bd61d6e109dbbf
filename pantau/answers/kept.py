"""Answers that stay in memory: a release never changes, so neither do they.

An answer to a View is kept by what the View asks for: fields that only change how it is drawn are
put aside first, so that another layout or focus is answered from memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import ParamSpec, TypeVar

from pantau.remembered import forget, remembered
from pantau.view import View

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

# Fields of a View that change how its answer is drawn, not what is in it.
_DRAWING = ("area", "target", "classing", "layout", "release", "options")


def kept(
    entries: int, *, by: Collection[str] = (), without: Collection[str] = ()
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep the last `entries` answers of a function whose arguments are hashable, while its release is open.

    Arguments: a Release (itself, so that a file built anew under the same name is another one),
    Views, and plain values. `by`: fields of drawing on which the answer depends all the same,
    such as ('area',) where it is about the area in focus. `without`: fields it does not depend on.
    """
    aside = {field: getattr(View(), field) for field in (*_DRAWING, *without) if field not in by}

    def keeping(answer: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        known = remembered(entries)(answer)

        @wraps(known)
        def asked(*args: Asked.args, **named: Asked.kwargs) -> Answer:
            plain = [value.but(**aside) if isinstance(value, View) else value for value in args]
            return known(*plain, **named)  # type: ignore[arg-type]

        return asked

    return keeping


def forget_all() -> None:
    """Forget every answer; the next one asked is worked out anew."""
    forget()
