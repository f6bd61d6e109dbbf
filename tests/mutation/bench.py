"""A copy of a checkout to make mistakes in, and which of its tests run which lines."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import coverage

from tests.mutation.places import Found, mistaken

QUICK = ("tests/unit", "tests/properties", "tests/pages")
SLOW = ("tests/faults", "tests/browser")
REACHES = ("near", "quick", "slow")
LEFT_OUT = (".git", ".venv", "node_modules", "__pycache__", "releases", "results", "build", ".mypy_cache")
# Seconds for the tests of a line, and for all of a kind. What hangs is caught: the gate would end it too.
SOON, LATE = 600, 3600
# More tests than this on a line are dear: the first of each file are tried before.
MANY = 150


class Bench:
    """A copy of a checkout to make mistakes in, and what its tests run."""

    def __init__(self, checkout: Path, python: Path, folder: Path, quick: Sequence[str] = QUICK) -> None:
        self.root = Path(shutil.copytree(checkout, folder / "copy", ignore=shutil.ignore_patterns(*LEFT_OUT)))
        self.python, self.quick, self.turn = python, tuple(quick), 0
        # Byte code for itself: a mistake may leave a file as long and as old as it was.
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "PYTHONPYCACHEPREFIX": str(folder / "byte-code"),
        }
        self.reached = self._measure(checkout)

    def _measure(self, checkout: Path) -> dict[str, dict[int, list[str]]]:
        """Which tests run which lines: kept beside the checkout's other caches until its code changes."""
        kept = checkout / "build" / "reached"
        newest = max(
            path.stat().st_mtime for part in ("pantau", "tests") for path in (checkout / part).rglob("*.py")
        )
        told = kept / f"{'+'.join(self.quick).replace('/', '.')}.json"
        if not told.exists() or told.stat().st_mtime < newest:
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir(parents=True)
            plugin = Path(shutil.copy(Path(__file__).with_name("reached.py"), kept / "reached_lines.py"))
            environment = {
                **self.environment,
                "PYTHONPATH": os.pathsep.join([str(self.root), str(kept)]),
                "REACHED": str(kept / "reached"),
            }
            command = ["-m", "pytest", "-q", "-n", "2", "-p", plugin.stem, *self.quick]
            subprocess.run([str(self.python), *command], cwd=self.root, env=environment, check=True)
            told.write_text(json.dumps(tests_by_line(kept, self.root)))
        found = json.loads(told.read_text())
        return {
            module: {int(line): tests for line, tests in lines.items()} for module, lines in found.items()
        }

    def tried(self, found: Found, reach: str) -> tuple[str, str]:
        """('caught' or 'survived', by what) of one mistake, which is mended afterwards."""
        before = found.path.read_bytes()
        try:
            found.path.write_text(mistaken(found), encoding="utf-8")
            self._make_newer(found.path)
            for tests, limit in self._rounds(found, reach):
                if tests and (by := self._failing(tests, limit)):
                    return "caught", by
            return "survived", ""
        finally:
            found.path.write_bytes(before)
            self._make_newer(found.path)

    def _make_newer(self, path: Path) -> None:
        self.turn += 10
        then = time.time() + self.turn
        os.utime(path, (then, then))

    def _rounds(self, found: Found, reach: str) -> list[tuple[list[str], int]]:
        """Tests in the order in which they are asked, with the seconds they may take."""
        lines = self.reached.get(found.place.module, {})
        tests = sorted(
            {test for line in range(found.span[0], found.span[2] + 1) for test in lines.get(line, [])}
        )
        tests.sort(key=lambda test: test.startswith("tests/pages"))
        first: dict[str, str] = {}
        for test in tests:
            first.setdefault(test.split("::")[0], test)
        sooner = [([*first.values()], SOON)] if len(tests) > MANY else []
        if reach == "near":
            return [*sooner, (tests, LATE)]
        rounds = [*(sooner or [(tests, SOON)]), ([*self.quick], LATE)]
        return [*rounds, ([*SLOW], LATE)] if reach == "slow" else rounds

    def _failing(self, tests: list[str], limit: int) -> str:
        """What caught the mistake: the first failing test, or that the tests did not end; '' for nothing."""
        whole = [] if "::" in tests[0] else ["-n", "2", "--dist", "worksteal"]
        options = ["-q", "-x", "-p", "no:cacheprovider", *whole]
        command = [str(self.python), "-m", "pytest", *options, *tests]
        process = subprocess.Popen(
            command, cwd=self.root, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, start_new_session=True,
        )  # fmt: skip
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return f"no end within {limit} s"
        if process.returncode == 0:
            return ""
        failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return failed[0][:160] if failed else said.strip().splitlines()[-1][:160]


def tests_by_line(folder: Path, root: Path) -> dict[str, dict[int, list[str]]]:
    """Module (below root) to line to the tests that run it, from the data files in a folder."""
    data = coverage.CoverageData(basename=str(folder / "reached"))
    for part in sorted(folder.glob("reached.*")):
        one = coverage.CoverageData(basename=str(part))
        one.read()
        data.update(one)
    return {
        str(Path(file).relative_to(root)): {
            line: sorted(filter(None, tests)) for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
