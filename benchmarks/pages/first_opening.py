"""Opens every page of the release that PANTAU_RELEASES names, each time anew, and prints what it took.

Prints one line of JSON: by page the processor and wall seconds of the least of ROUNDS first openings,
how many queries it asked and what they took (ms of processor), the seconds of work of a second opening,
and KB of what goes to the browser, drawings among it.
"""

from __future__ import annotations

import functools
import gc
import json
import logging
import sys
import time
from typing import Any

from pantau.store import Release, release, serving
from tests.helpers.pages import PAGES, elements, run_page

ROUNDS = 2
_PUBLISHED = {"indikator": "coverage_ucj", "tingkat": "kabkota"}
_FORGOTTEN = ("analysis", "answers", "claims", "mapview", "store", "ui")
# page and address
CASES: dict[str, tuple[str, dict[str, str]]] = {
    **{page: (page, {}) for page in PAGES},
    "wilayah": ("wilayah", {"wilayah": "16.71"}),
    **{f"{page}, months": (page, _PUBLISHED) for page in ("peta", "peringkat", "bandingkan", "simulasi")},
    "tren, months": ("bandingkan", {**_PUBLISHED, "gambar": "tren"}),
}
_asked: list[float] = []


def _counted(query: Any) -> Any:
    @functools.wraps(query)
    def timed(*args: Any, **named: Any) -> Any:
        began = time.process_time()
        found = query(*args, **named)
        _asked.append(time.process_time() - began)
        return found

    return timed


def forget() -> None:
    """Forget all that is kept of releases, as if one had just been published."""
    release._opened.clear()
    serving._verdicts.clear()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            parts = getattr(one, "__module__", "").split(".")
            if parts[0] == "pantau" and parts[1] in _FORGOTTEN:
                one.cache_clear()
    gc.collect()


def _opened(page: str, address: dict[str, str]) -> dict[str, Any]:
    _asked.clear()
    began, worked = time.perf_counter(), time.process_time()
    app = run_page(page, **address)
    took = {"work": time.process_time() - worked, "wall": time.perf_counter() - began}
    sent = [(one.type, one.proto.ByteSize()) for one in elements(app) if getattr(one, "proto", None)]
    return {
        **took,
        "queries": len(_asked),
        "query_ms": 1000 * sum(_asked),
        "kb": sum(size for _, size in sent) / 1000,
        "drawing_kb": sum(size for kind, size in sent if kind == "plotly_chart") / 1000,
    }


def main() -> None:
    """Measure and print."""
    logging.disable(logging.CRITICAL)
    Release.query = _counted(Release.query)  # type: ignore[method-assign]  # counted, else the same
    run_page("ringkasan")  # what is imported once
    gc.collect()
    gc.freeze()
    gc.disable()  # as the server does between clicks
    found = {}
    for name, (page, address) in CASES.items():
        rounds = []
        for _ in range(ROUNDS):
            forget()
            rounds.append(_opened(page, address))
        again = _opened(page, address)["work"]
        found[name] = {**min(rounds, key=lambda one: one["work"]), "again": again}
    sys.stdout.write(f"\n{json.dumps(found)}\n")


if __name__ == "__main__":
    main()
