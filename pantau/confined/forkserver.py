"""A process that holds the reading modules ready and forks a child for each piece of work.

It has one thread, which makes forking safe, and it never looks at untrusted bytes. Each order
comes with descriptors: four for the child (see child.py) and a lifeline. Whoever ordered lets go
of the lifeline when the child is no longer wanted: it is killed, if it still lives, and how it
ended is told. When the control socket closes, because the server let go of it or is dead, all end.
"""

from __future__ import annotations

import gc
import importlib
import os
import selectors
import signal
import socket
import struct
from collections.abc import Sequence

from pantau.confined.child import live

ORDER = 1 << 16  # bytes of an order, at most
ENDS = 5


def serve(control: socket.socket, module: str) -> None:
    """Fork children until the control socket closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare = getattr(importlib.import_module(module), "prepare", None)
    if prepare is not None:
        prepare()
    # What is here already is not looked through, and so not copied, by the children.
    gc.collect()
    gc.freeze()
    children: dict[int, int] = {}
    with selectors.EpollSelector() as events:
        events.register(control, selectors.EVENT_READ)
        while True:
            for key, _ in events.select():
                if key.fileobj is not control:
                    events.unregister(key.fd)
                    _end(children.pop(key.fd), key.fd)
                    continue
                order, ends, _, _ = socket.recv_fds(control, ORDER, ENDS)
                if not order:
                    for lifeline, child in children.items():
                        _end(child, lifeline)
                    return
                if child := _fork(order, ends, [control.fileno(), events.fileno(), *children]):
                    children[ends[-1]] = child
                    events.register(ends[-1], selectors.EVENT_READ)


def _fork(order: bytes, ends: Sequence[int], others: Sequence[int]) -> int:
    """A new child, or 0 where there cannot be one: then whoever ordered it finds its ends closed."""
    parent = os.getpid()
    *own, lifeline = ends
    try:
        child = os.fork()
    except OSError:
        child = -1
    if child == 0:
        for descriptor in (lifeline, *others):
            os.close(descriptor)
        live(order, own, parent)
    for descriptor in own if child > 0 else ends:
        os.close(descriptor)
    return max(child, 0)


def _end(child: int, lifeline: int) -> None:
    """Kill a child, tell how it ended (as `os.waitpid` says it), and forget it."""
    os.kill(child, signal.SIGKILL)  # it is not waited for yet, so the number is still its own
    _, status = os.waitpid(child, 0)
    with socket.socket(fileno=lifeline) as line:
        try:
            line.send(struct.pack("<i", status), socket.MSG_NOSIGNAL)
        except OSError:  # nobody listens any more
            return
