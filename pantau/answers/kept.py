"""Answers that stay in memory: a release never changes, so neither do they.

An answer to a View is kept by what the View asks for: fields that only change how it is drawn are
put aside first, so that another layout or focus is answered from memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from pantau.view import View

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

# Fields of a View that change how its answer is drawn, not what is in it.
_DRAWING = ("area", "target", "classing", "layout", "release", "options")
_forget: list[Callable[[], None]] = []


def kept(
    entries: int, *, by: Collection[str] = (), without: Collection[str] = ()
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep the last `entries` answers of a function whose arguments are hashable.

    Arguments: a Release (itself, so that a file built anew under the same name is another one),
    Views, and plain values. `by`: fields of drawing on which the answer depends all the same,
    such as ('area',) where it is about the area in focus. `without`: fields it does not depend on.
    """
    aside = {field: getattr(View(), field) for field in (*_DRAWING, *without) if field not in by}

    def keeping(answer: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        remembered = lru_cache(maxsize=entries)(answer)
        _forget.append(remembered.cache_clear)

        @wraps(answer)
        def asked(*args: Asked.args, **named: Asked.kwargs) -> Answer:
            plain = [value.but(**aside) if isinstance(value, View) else value for value in args]
            return remembered(*plain, **named)  # type: ignore[arg-type]  # asked for as hashable

        return asked

    return keeping


def forget_all() -> None:
    """Forget every answer; the next one asked is worked out anew."""
    for forget in _forget:
        forget()
