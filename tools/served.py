"""The app of any checkout, on a port of its own, with a release of its own, at a fixed moment."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.browser import free_port

MOMENT = "2026-12-01T03:00:00"  # UTC: ten in the morning in Jakarta
_CLOCK = Path(__file__).with_name("clock.py")


@contextmanager
def app(project: Path, python: Path, scratch: Path) -> Iterator[str]:
    """Build the release of `project` into `scratch`, serve it, and yield its address.

    Raises CalledProcessError where the release cannot be built, RuntimeError where the server does
    not start; what they wrote stands in `scratch`.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(project),
        "PANTAU_RELEASES": str(scratch / "releases"),
        "PYTHONHASHSEED": "0",
    }
    run = [str(python), str(_CLOCK), MOMENT]
    log = scratch / "server.log"
    with log.open("wb") as output:
        build = [*run, "pantau.cli", "build"]
        subprocess.run(build, cwd=project, env=environment, stdout=output, stderr=output, check=True)
        port = free_port()
        options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
        serve = [*run, "streamlit", "run", "server.py", *options]
        process = subprocess.Popen(serve, cwd=project, env=environment, stdout=output, stderr=output)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")
