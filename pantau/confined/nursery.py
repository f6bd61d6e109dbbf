"""The fork server as its owner sees it: started when it is needed, and children had from it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator

# For its order alone: it registers its own waiting for threads when it is imported, and ours comes after.
from concurrent.futures import thread as _registered_first  # noqa: F401
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from pantau.confined.limits import Limits

_START = (
    "import json, socket, sys; sys.path[:] = json.loads(sys.argv[3]); "
    "from pantau.confined.forkserver import serve; "
    "serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])"
)
# The libraries' own threads would make forking unsafe; none of the reading needs them.
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "RUST_BACKTRACE": "0",
}
_ENDING = 10.0  # seconds for a killed child to be gone


@dataclass(slots=True)
class Child:
    """A child at work. telephone: what it says; log: what it writes to its standard output and error.

    answer: descriptor of its answer.
    """

    telephone: socket.socket
    log: int
    answer: int
    lifeline: socket.socket

    def end(self) -> int | None:
        """Have it killed if it still lives; how it ended, as `os.waitpid` says it, None where none knows."""
        with contextlib.suppress(OSError):
            self.lifeline.settimeout(_ENDING)
            self.lifeline.shutdown(socket.SHUT_WR)
            told = self.lifeline.recv(4)
            return int(struct.unpack("<i", told)[0]) if len(told) == 4 else None
        return None


class Nursery:
    """A fork server for one module. One thread may start it while others have children of it."""

    def __init__(self, module: str) -> None:
        self.module = module
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._changing = threading.Lock()
        self._closed = False
        # Before the interpreter waits for its threads, which may be waiting for a child: what is
        # registered last is called first, and the pools of threads are waited for in this way, too.
        threading._register_atexit(self.close)  # type: ignore[attr-defined]

    def get_ready(self) -> None:
        """Start the fork server if it does not run; returns before its modules are there. Raises OSError."""
        with self._changing:
            self._started()

    def close(self) -> None:
        """End the fork server and with it all its children; there will be no more."""
        with self._changing:
            self._closed = True
            self._stop()

    @contextmanager
    def child(self, function: str, given: int, limits: Limits) -> Iterator[Child]:
        """A child that does `function` of what stands in the file `given`; it ends with the block.

        Raises OSError where there cannot be one: that is nothing it was given.
        """
        order = {"module": self.module, "function": function, "limits": json.loads(limits.as_text())}
        with ExitStack() as owner:
            child = self._ordered(json.dumps(order).encode(), given, owner)
            owner.callback(child.end)
            yield child

    def _ordered(self, order: bytes, given: int, owner: ExitStack) -> Child:
        """Order a child; our ends of what leads to it are the owner's. Raises OSError."""
        with ExitStack() as theirs:
            telephone, their_telephone = _sockets(owner, theirs)
            lifeline, their_lifeline = _sockets(owner, theirs)
            answer = os.memfd_create("answer")
            owner.callback(os.close, answer)
            log, their_log = os.pipe()
            owner.callback(os.close, log)
            theirs.callback(os.close, their_log)
            os.set_blocking(log, False)
            ends = [given, answer, their_log, their_telephone.fileno(), their_lifeline.fileno()]
            self._order(order, ends)
        return Child(telephone, log, answer, lifeline)

    def _order(self, order: bytes, ends: list[int]) -> None:
        with self._changing:
            try:
                socket.send_fds(self._started(), [order], ends, socket.MSG_NOSIGNAL)
            except (BrokenPipeError, ConnectionResetError):  # it was killed since
                self._stop()
                socket.send_fds(self._started(), [order], ends, socket.MSG_NOSIGNAL)

    def _started(self) -> socket.socket:
        if self._closed:
            raise OSError("no more children: the interpreter ends")
        if self._process is not None and self._process.poll() is not None:
            self._stop()
        if self._control is None:
            control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                self._process = self._launch(theirs.fileno())
            self._control = control
        return self._control

    def _launch(self, control: int) -> subprocess.Popen[bytes]:
        path = json.dumps([entry or os.getcwd() for entry in sys.path])
        return subprocess.Popen(
            [sys.executable, "-c", _START, str(control), self.module, path],
            env={**os.environ, **_ENVIRONMENT},
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is the server's; it ends its children itself
        )

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(_ENDING)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


def _sockets(*owners: ExitStack) -> list[socket.socket]:
    """A pair that keeps messages apart and tells when the other end is gone; each has its owner."""
    pair = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    return [owner.enter_context(one) for owner, one in zip(owners, pair, strict=True)]
