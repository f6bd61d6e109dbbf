"""`python -m benchmarks [name ...]`: run the benchmarks, print them, keep them in results/."""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def main(wanted: list[str]) -> None:
    """Each `*_speed.py` here offers `measure() -> dict` and `report(dict) -> str`."""
    names = wanted or sorted(path.stem for path in HERE.glob("*_speed.py"))
    RESULTS.mkdir(exist_ok=True)
    for name in names:
        benchmark = importlib.import_module(f"benchmarks.{name}")
        result = benchmark.measure()
        sys.stdout.write(f"{name}\n{benchmark.report(result)}\n\n")
        path = RESULTS / f"{name}-{time.strftime('%Y%m%dT%H%M%S')}.json"
        path.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
