"""Children answer, or end within their limits; whoever asked lives on and is told why."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pantau.confined import ConfinedWork, Limits, StoppedError

ROOT = Path(__file__).parents[3]
CHILDREN = "tests.unit.confined.children"
MEGABYTE = 1 << 20
LIMITS = Limits(memory=300 * MEGABYTE, processor=30, seconds=60, written=MEGABYTE)
WAIT = 60  # seconds: the machine may be busy


@pytest.fixture(scope="module")
def worker() -> Iterator[Callable[..., ConfinedWork]]:
    """Makes works; all share one fork server."""
    first = ConfinedWork(CHILDREN, "echo", LIMITS)

    def make(function: str, **limits: float) -> ConfinedWork:
        work = ConfinedWork(CHILDREN, function, Limits(**{**_fields(LIMITS), **limits}))
        work.nursery = first.nursery
        return work

    yield make
    first.nursery.close()


def _fields(limits: Limits) -> dict[str, float]:
    return {name: getattr(limits, name) for name in Limits.__dataclass_fields__}


def run(work: ConfinedWork, content: bytes = b"", tell=lambda _: None, **about: str) -> bytes:
    return work.run({"name": "x", **about}, content, tell)[:]


def reason(work: ConfinedWork) -> str:
    with pytest.raises(StoppedError) as stopped:
        run(work)
    return stopped.value.reason


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_what_is_given_comes_back_and_progress_only_grows(worker):
    heard: list[float] = []
    content = os.urandom(700_000)
    assert run(worker("echo"), content, heard.append) == b"x" + content
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_each_child_is_new_and_of_one_process_that_prepared_itself_once(worker):
    first, second = (run(worker("who")).decode().split(" ", 2) for _ in range(2))
    assert first[0] != second[0]
    assert first[1:] == second[1:]
    assert first[2] == f"[{first[1]}]"
    assert str(os.getpid()) not in first[:2]


@pytest.mark.parametrize(
    ("function", "limits", "expected"),
    [
        ("hang", {"seconds": 0.5}, "too_slow"),
        ("spin", {"processor": 1}, "too_slow"),
        ("hoard", {}, "too_large"),
        ("allocate", {}, "too_large"),
        ("write_on", {}, "broken"),
        ("shout", {"seconds": 0.5}, "too_slow"),
        ("kill", {}, "broken"),
        ("crash", {}, "broken"),
        ("stumble", {}, "broken"),
        ("leave", {}, "broken"),
        ("open_many", {}, "broken"),
        ("no_such_function", {}, "broken"),
    ],
)
def test_whatever_ends_a_child_has_a_reason_and_the_next_one_answers(worker, function, limits, expected):
    assert reason(worker(function, **limits)) == expected
    assert run(worker("echo"), b"y") == b"xy"


def test_what_a_child_writes_is_logged_and_nowhere_else(worker, caplog, capfd):
    with caplog.at_level(logging.WARNING, logger="pantau.confined"):
        assert reason(worker("stumble")) == "broken"
    assert "no such thing" in caplog.text
    assert capfd.readouterr() == ("", "")


def test_a_share_that_is_none_is_not_heard(worker):
    heard: list[float] = []
    assert run(worker("nonsense"), tell=heard.append) == b"x"
    assert set(heard) <= {0.0, 1.0}


def test_whoever_calls_it_off_ends_it_within_a_second(worker, tmp_path):
    where = tmp_path / "pid"

    def call_off(share: float) -> None:
        if share:
            raise KeyboardInterrupt

    began = time.process_time()
    with pytest.raises(KeyboardInterrupt):
        run(worker("hang"), tell=call_off, file=str(where))
    until(lambda: not alive(int(where.read_text(encoding="ascii"))))
    assert time.process_time() - began < 1


def test_a_child_that_hangs_keeps_no_other_waiting_and_a_third_is_told(worker):
    work = worker("hang_if_told")
    begun, over = threading.Event(), threading.Event()

    def hear(share: float) -> None:
        if share:
            begun.set()
        if over.is_set():
            raise InterruptedError

    def hang() -> None:
        with pytest.raises(InterruptedError):
            run(work, b"hang", hear)

    hung = threading.Thread(target=hang)
    hung.start()
    try:
        assert begun.wait(WAIT)
        assert run(work) == b"read"
        work._turns.acquire()  # a second that hangs
        told: list[bool] = []

        def waiting() -> None:
            told.append(True)
            if len(told) == 2:
                work._turns.release()

        assert work.run({"name": "x"}, b"", lambda _: None, waiting)[:] == b"read"
        assert told == [True, True]
    finally:
        over.set()
        hung.join(WAIT)


def test_a_fork_server_that_was_killed_is_started_again(worker):
    work = worker("who")
    _, server, _ = run(work).decode().split(" ", 2)
    os.kill(int(server), signal.SIGKILL)
    until(lambda: not alive(int(server)))
    _, another, _ = run(work).decode().split(" ", 2)
    assert another != server


def test_its_children_end_with_the_fork_server(tmp_path):
    work, where = ConfinedWork(CHILDREN, "hang", LIMITS), tmp_path / "pid"
    ended: list[str] = []

    def hang() -> None:
        with pytest.raises(StoppedError) as stopped:
            run(work, file=str(where))
        ended.append(stopped.value.reason)

    thread = threading.Thread(target=hang)
    thread.start()
    until(lambda: where.exists() and where.read_text(encoding="ascii").endswith("\n"))
    work.nursery.close()
    thread.join(WAIT)
    assert ended == ["broken"]
    assert not alive(int(where.read_text(encoding="ascii")))


_SERVER = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from pantau.confined import ConfinedWork, Limits
work = ConfinedWork("{CHILDREN}", "hang", Limits(1 << 30, 100, 600, 1 << 20))
def hang():
    work.run({{"file": sys.argv[1]}}, b"", lambda _: None)
ThreadPoolExecutor(1).submit(hang)
while not sys.stdin.readline():
    pass
"""


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_no_child_is_left_when_the_server_is_gone(tmp_path, how):
    """However it goes: killed, or at the end of its own, which waits for no file that hangs."""
    where = tmp_path / "pid"
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(where)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert server.stdin is not None
    try:
        until(lambda: where.exists() and where.read_text(encoding="ascii").endswith("\n"))
        if how == "killed":
            server.kill()
        else:
            server.stdin.write(b"\n")
            server.stdin.flush()
        server.communicate(timeout=WAIT)
    finally:
        server.kill()
    until(lambda: not alive(int(where.read_text(encoding="ascii"))))
