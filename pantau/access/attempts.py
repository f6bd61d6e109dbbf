"""Wrong keys, counted by where they come from: after a few nothing more is tried for a while."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

from pantau.text import Text

MOST, WINDOW = 5, 300.0  # wrong keys of one address, in so many seconds
_ADDRESSES = 1000  # remembered at most, the latest
_NETWORK = 64  # bits of an IPv6 address that one subscriber has: the rest they choose


class TooManyAttemptsError(RuntimeError):
    """Too many wrong keys came from this address. Attribute: seconds until the next may be tried."""

    def __init__(self, seconds: int) -> None:
        super().__init__(Text()("access.too_many", seconds=seconds))
        self.seconds = seconds


class Attempts:
    """The latest wrong keys of each address. Keeps nobody waiting: what is too much is refused at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, address: str) -> None:
        """Count an attempt before it is made. Raises TooManyAttemptsError; then it is not to be made.

        Counted before and not after: many at the same time are as many as one after the other.
        """
        now, whose = self._clock(), _whose(address)
        with self._lock:
            times = self._wrong.setdefault(whose, deque(maxlen=MOST))
            self._wrong.move_to_end(whose)
            if len(times) == MOST and (left := times[0] + WINDOW - now) > 0:
                raise TooManyAttemptsError(int(left) + 1)
            times.append(now)
            while len(self._wrong) > _ADDRESSES:
                self._wrong.popitem(last=False)

    def forgive(self, address: str) -> None:
        """Forget the latest one: it was right."""
        with self._lock:
            times = self._wrong.get(_whose(address))
            if times:
                times.pop()


def _whose(address: str) -> str:
    """The address, or of IPv6 its network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6 and not parsed.ipv4_mapped:
        return str(ipaddress.ip_network((parsed, _NETWORK), strict=False))
    return str(parsed)
