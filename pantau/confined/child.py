"""The child: confines itself, does its work, answers, and ends."""

from __future__ import annotations

import importlib
import json
import mmap
import os
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from pantau.confined.limits import Limits

# What it says on its way: how far it is (with the share), that it is done, that memory did not suffice.
SHARE, DONE, NO_MEMORY = b"p", b"d", b"m"


def live(order: bytes, ends: Sequence[int], parent: int) -> NoReturn:
    """Be the child that an order of pantau.confined.forkserver asks for.

    ends: descriptors of what is given, of the answer, of the log and of the telephone, in this order.
    """
    given, answer, log, line = ends
    said = b""
    telephone = socket.socket(fileno=line)
    try:
        for standard in (1, 2):
            os.dup2(log, standard)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        asked = json.loads(order)
        Limits(**asked["limits"]).apply(parent)
        work = getattr(importlib.import_module(asked["module"]), asked["function"])
        about, content = _read(given)
        with os.fdopen(answer, "wb") as file:
            work(about, content, file, lambda share: telephone.send(SHARE + struct.pack("<d", share)))
        said = DONE
    except MemoryError:
        said = NO_MEMORY
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        if said:
            telephone.send(said)
        os._exit(0 if said == DONE else 1)


def _read(given: int) -> tuple[dict[str, str], bytes]:
    """A line of JSON that says what the rest is, and the rest."""
    with mmap.mmap(given, 0, access=mmap.ACCESS_READ) as whole:
        end = whole.find(b"\n")
        return json.loads(whole[:end]), whole[end + 1 :]
