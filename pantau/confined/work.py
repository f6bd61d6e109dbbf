"""Work in a child, as its owner has it done: waiting for a turn, hearing how far it is, ending it in time."""

from __future__ import annotations

import contextlib
import json
import logging
import mmap
import os
import selectors
import signal
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from pantau.confined.child import DONE, NO_MEMORY, SHARE
from pantau.confined.limits import Limits
from pantau.confined.nursery import Child, Nursery
from pantau.confined.stopped import Reason, StoppedError

BEAT = 0.2  # seconds: how soon whoever waits is told that it goes on, and may call it off
AT_ONCE = 2
_LOGGED = 16_000  # bytes, the first of what a child wrote: the cause comes before its consequences
_LOG = logging.getLogger(__name__)
# What libraries write where memory did not suffice: Rust and C++ as they end, Arrow for want of a stack.
_ALLOCATION = (b"memory allocation of", b"bad_alloc", b"Cannot allocate memory", b"launch worker thread")


class ConfinedWork:
    """A function of a module, done in children: at most `at_once` of them, the others wait their turn."""

    def __init__(self, module: str, function: str, limits: Limits, at_once: int = AT_ONCE) -> None:
        self.function, self.limits = function, limits
        self.nursery = Nursery(module)
        self._turns = threading.BoundedSemaphore(at_once)

    def get_ready(self) -> None:
        """Have the modules loaded, so that the first file need not wait for them. Raises OSError."""
        self.nursery.get_ready()

    def run(
        self,
        about: Mapping[str, str],
        content: bytes,
        tell: Callable[[float], None],
        waiting: Callable[[], None] = lambda: None,
    ) -> mmap.mmap:
        """Have the work done; the answer as it was written.

        `tell` hears how much is done (0 to 1, never less than before), and `waiting` is called
        while it is not its turn yet; each at least every 0.2 s. What they raise ends the child at
        once and is passed on. Raises StoppedError, and OSError where there cannot be a child.
        """
        while not self._turns.acquire(timeout=BEAT):
            waiting()
        try:
            with (
                _given(about, content) as given,
                self.nursery.child(self.function, given, self.limits) as child,
            ):
                return _Attended(child, self.limits.seconds).answer(tell)
        finally:
            self._turns.release()


@contextlib.contextmanager
def _given(about: Mapping[str, str], content: bytes) -> Iterator[int]:
    """A file in memory of what the child is given: a line of JSON, and the content. Raises OSError."""
    with contextlib.ExitStack() as owner:
        given = os.memfd_create("given")
        owner.callback(os.close, given)
        with os.fdopen(given, "wb", closefd=False) as file:
            file.write(json.dumps(dict(about)).encode() + b"\n")
            file.write(content)
        yield given


class _Attended:
    """A child that is listened to until it answers or ends."""

    def __init__(self, child: Child, seconds: float) -> None:
        self.child = child
        self.ends = time.monotonic() + seconds
        self.share, self.said, self.log = 0.0, b"", b""

    def answer(self, tell: Callable[[float], None]) -> mmap.mmap:
        """Its answer, read when it has ended: nobody changes it any more. Raises StoppedError."""
        try:
            self._listen(tell)
            status = self.child.end()
        finally:
            self._keep_log()
            if self.log:
                _LOG.warning("a child wrote: %s", self.log.decode("utf-8", "backslashreplace"))
        # Whoever may still live could change what it has answered.
        if self.said == DONE and status is not None and os.fstat(self.child.answer).st_size:
            return mmap.mmap(self.child.answer, 0, access=mmap.ACCESS_READ)
        raise StoppedError(self._reason(status))

    def _listen(self, tell: Callable[[float], None]) -> None:
        with selectors.DefaultSelector() as events:
            events.register(self.child.telephone, selectors.EVENT_READ, self._hear)
            events.register(self.child.log, selectors.EVENT_READ, lambda: self._keep_log(events))
            while self.said not in (DONE, NO_MEMORY):
                tell(self.share)
                if time.monotonic() > self.ends:
                    raise StoppedError("too_slow")
                for key, _ in events.select(BEAT):
                    if not key.data():
                        return
            tell(self.share)

    def _hear(self) -> bool:
        """One message; False where there will be no more."""
        try:
            self.said = self.child.telephone.recv(16)
        except OSError:
            self.said = b""
        if self.said.startswith(SHARE) and len(self.said) == 9:
            share = struct.unpack("<d", self.said[1:])[0]
            self.share = max(self.share, min(share, 1.0))  # not a number is no share
        return self.said != b""

    def _keep_log(self, events: selectors.BaseSelector | None = None) -> bool:
        """What stands in the log by now."""
        with contextlib.suppress(BlockingIOError):
            piece = os.read(self.child.log, 1 << 16)
            self.log = (self.log + piece)[:_LOGGED]
            if not piece and events is not None:
                events.unregister(self.child.log)
        return True

    def _reason(self, status: int | None) -> Reason:
        """Why there is no answer."""
        ended_by = os.WTERMSIG(status) if status is not None and os.WIFSIGNALED(status) else 0
        _LOG.warning("a child ended without an answer: status %s, said %r", status, self.said[:1])
        if self.said == NO_MEMORY or any(words in self.log for words in _ALLOCATION):
            return "too_large"
        return "too_slow" if ended_by == signal.SIGXCPU else "broken"
