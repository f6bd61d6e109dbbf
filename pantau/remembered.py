"""Answers that are remembered: of each function so many, and those about a release as long as it is open.

`functools.lru_cache` would keep a release that nobody reads any more, and all that was worked out of
it, until as many others were asked for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Memory:
    """The last `most` answers of a function by its arguments, which are hashable. Safe between threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        _memories.append(self)

    def ask(self, function: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """What was answered before, else what the function answers now. Two may ask it at once."""
        key = (*args, *((_NAMED, *named.items()) if named else ()))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = function(*args, **named)
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)
        return answer

    def forget(self, about: tuple[object, ...]) -> None:
        """Forget every answer that was asked for with one of these very objects; () for all."""
        with self._lock:
            gone = [key for key in self._answers if not about or any(a is b for a in key for b in about)]
            # let go of outside the lock: what they held may end here
            answers = [self._answers.pop(key) for key in gone]
        del answers

    def __len__(self) -> int:
        return len(self._answers)


_NAMED = object()
_memories: list[Memory] = []


def remembered(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Remember the last `most` answers of a function whose arguments are hashable."""

    def remembering(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        memory = Memory(most)

        @wraps(function)
        def asked(*args: Asked.args, **named: Asked.kwargs) -> Answer:
            answer: Answer = memory.ask(function, args, named)
            return answer

        asked.memory = memory  # type: ignore[attr-defined]
        return asked

    return remembering


def forget(*about: object) -> None:
    """Forget every answer of any function that was asked for with one of these objects; of none: all."""
    for memory in _memories:
        memory.forget(about)
