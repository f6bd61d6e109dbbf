"""Makes mistakes in pantau/ one after the other and says which of them the tests catch.

    python -m tests.mutation choose PLAN [--count 64] [--seed 8] [--also CHECKOUT]
    python -m tests.mutation run PLAN [--checkout CHECKOUT] [--python PYTHON] [--first 10] [--reach near]

choose: writes a plan: places drawn at random, as many of each kind of mistake; with --also only such as
another checkout has too.
run: tries the plan on a checkout (this one unless told), in a copy of it. For each mistake the tests
that run its line are run, to the first that fails (--reach near); then, where none does, all quick tests
(--reach quick, the default; --quick names others), then those of faults and in Chromium (--reach slow).
PLAN gets a result file beside it, written after every mistake and taken up again; it says caught,
survived, or gone where the checkout lacks the place. PYTHON needs coverage and what the tests need.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tests.mutation.bench import QUICK, REACHES, Bench
from tests.mutation.places import Place, locate, places_in

HERE = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(required=True)
    choosing = commands.add_parser("choose")
    choosing.add_argument("plan", type=Path)
    choosing.add_argument("--count", type=int, default=64)
    choosing.add_argument("--seed", type=int, default=8)
    choosing.add_argument("--also", type=Path)
    choosing.set_defaults(do=choose)
    running = commands.add_parser("run")
    running.add_argument("plan", type=Path)
    running.add_argument("--checkout", type=Path, default=HERE)
    running.add_argument("--python", type=Path, default=Path(sys.executable))
    running.add_argument("--first", type=int)
    running.add_argument("--quick", nargs="+", default=QUICK)
    running.add_argument("--reach", choices=REACHES, default="quick")
    running.set_defaults(do=run)
    options = parser.parse_args()
    options.do(options)
    return 0


def choose(options: argparse.Namespace) -> None:
    """Draw places, the same number of each kind as far as it goes."""
    drawn: list[Place] = []
    kinds: dict[str, list[Place]] = defaultdict(list)
    for found in places_in(HERE):
        kinds[found.place.kind].append(found.place)
    other = places_in(options.also) if options.also else None
    chance = random.Random(options.seed)
    shuffled = {kind: chance.sample(places, len(places)) for kind, places in sorted(kinds.items())}
    while len(drawn) < options.count and any(shuffled.values()):
        for places in shuffled.values():
            while places and len(drawn) < options.count:
                place = places.pop()
                if other is None or locate(place, other):
                    drawn.append(place)
                    break
    options.plan.parent.mkdir(parents=True, exist_ok=True)
    options.plan.write_text(json.dumps([place.as_dict() for place in drawn], indent=1, ensure_ascii=False))
    print(f"{len(drawn)} places in {options.plan}")


def run(options: argparse.Namespace) -> None:
    """Try each mistake of a plan; print and write what became of it."""
    places = [Place(**one) for one in json.loads(options.plan.read_text())][: options.first]
    checkout = options.checkout.resolve()
    written = options.plan.with_name(f"{options.plan.stem}-{checkout.name}.json")
    results = json.loads(written.read_text()) if written.exists() else []
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        bench = Bench(checkout, options.python, Path(folder), options.quick)
        there = places_in(bench.root)
        for place in places[len(results) :]:
            began = time.monotonic()
            found = locate(place, there)
            result, by = bench.tried(found, options.reach) if found else ("gone", "")
            took = round(time.monotonic() - began)
            results.append({**place.as_dict(), "result": result, "by": by, "seconds": took})
            written.write_text(json.dumps(results, indent=1, ensure_ascii=False))
            where = f"{place.module} {place.function}"
            print(f"{result:9} {took:5} s  {where}: {place.before!r} -> {place.after!r} {by}", flush=True)
    caught, gone = (sum(one["result"] == word for one in results) for word in ("caught", "gone"))
    print(f"{caught} of {len(results) - gone} caught, {gone} gone: {written}")


if __name__ == "__main__":
    sys.exit(main())
