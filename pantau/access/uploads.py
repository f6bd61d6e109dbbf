"""Sessions that may send files: told by the page, asked by the server before it takes any byte."""

from __future__ import annotations

import threading
from collections import OrderedDict

from pantau.access.rights import Asking, rights_of

_MOST = 1000  # sessions remembered, the latest
_admitted: OrderedDict[str, Asking] = OrderedDict()
_lock = threading.Lock()


def admit(session: str, asking: Asking) -> None:
    """Let a session send files as long as whoever it is may take some in; else forget it."""
    with _lock:
        _admitted.pop(session, None)
        if rights_of(asking).may_prepare:
            _admitted[session] = asking
        while len(_admitted) > _MOST:
            _admitted.popitem(last=False)


def may_upload(session: str) -> bool:
    """Whether files of a session are taken: it was admitted, and still may."""
    with _lock:
        asking = _admitted.get(session)
    return asking is not None and rights_of(asking).may_prepare
