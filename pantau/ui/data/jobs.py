"""Work that goes on when its reader clicks away, and is found again when one comes back.

Streamlit ends a script at the next click. What takes long therefore runs in a thread of its own.
What one session has begun keeps no other waiting: files are read in processes of their own, two at
a time (pantau.confined), and only building a draft is one at a time (pantau.publishing.draft).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import streamlit as st

from pantau.text import Text
from pantau.text.numbers import number
from pantau.ui.data import problems, state
from pantau.ui.shell.progress import draw_progress

_LOOK_EVERY = 0.5  # seconds
_KEPT = "job"
# Most of them wait: for a turn to read, or to build.
_pool = ThreadPoolExecutor(max_workers=16, thread_name_prefix="pantau-data")

Work = Callable[[Callable[[str, float], None]], Any]


class CancelledError(Exception):
    """The reader called the work off."""


class Job:
    """A piece of work of a session.

    place: the section it belongs to; share: how much is done (0 to 1); cancellable_until: the share
    up to which it may be called off.
    """

    def __init__(self, place: str, work: Work, cancellable_until: float = 0.0) -> None:
        self.place, self.message, self.share = place, "", 0.0
        self._until = cancellable_until
        self._cancelled = threading.Event()
        self._began = time.monotonic()
        self._result: Future[Any] = _pool.submit(work, self._tell)

    def _tell(self, message: str, share: float) -> None:
        if self._cancelled.is_set():
            raise CancelledError
        self.message, self.share = message, share

    @property
    def seconds(self) -> int:
        """Since it was asked for."""
        return int(time.monotonic() - self._began)

    @property
    def cancellable(self) -> bool:
        """Whether it may still be called off."""
        return self.share < self._until and not self._cancelled.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether it was called off; it ends within a moment."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Call it off where that may still be done: it ends the next time it tells how far it is."""
        if self.cancellable:
            self._cancelled.set()

    def done(self) -> bool:
        """Whether it has come to its end, good or bad."""
        return self._result.done()

    def result(self) -> Any:
        """What it gave, or what it raised; waits for its end."""
        return self._result.result()


def start(place: str, work: Work, cancellable_until: float = 0.0) -> None:
    """Begin, unless this session has something under way already."""
    if running() is None:
        state.remember(_KEPT, Job(place, work, cancellable_until))


def running() -> Job | None:
    """What this session has under way, or what has ended and was not collected."""
    job: Job | None = state.remembered(_KEPT)
    return job


def collect(say: Text) -> None:
    """Keep the result of what has ended as 'prepared', or what went wrong for its section."""
    job = running()
    if job is None or not job.done():
        return
    state.taken(_KEPT)
    try:
        state.remember("prepared", job.result())
    except CancelledError:
        problems.complain(job.place, say("data.job.cancelled"))
    except problems.EXPECTED as error:
        problems.keep_error(job.place, error, say)


def progress(place: str, say: Text) -> None:
    """How far the work of this section is, looked at anew until it ends."""
    job = running()
    if job is not None and job.place == place:
        _watch(job, say)


@st.fragment(run_every=_LOOK_EVERY)
def _watch(job: Job, say: Text) -> None:
    if job.done():
        st.rerun()
    doing = job.message if job.message and say.language == "id" else say("data.job.working")
    words = {"doing": doing, "seconds": number(job.seconds, 0, say.language)}
    if job.cancelled:
        words["doing"] = say("data.job.cancelling")
    draw_progress(job.share, say("data.job.progress", **words), say)
    if job.cancellable:
        st.button(say("data.job.cancel"), key="data_cancel", on_click=job.cancel)
    st.caption(say("data.job.goes_on"))
