"""The app of any checkout, on a port of its own, with a release of its own, at a fixed moment."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.browser import free_port, wait_until_healthy

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
        wait_until_healthy(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
