"""What children do in the tests."""

from __future__ import annotations

import os
import signal
import sys
import time

PREPARED = []


def prepare():
    PREPARED.append(os.getpid())


def echo(about, content, answer, tell):
    for share in (0.25, 0.5, 1.0):
        tell(share)
    answer.write(about["name"].encode() + content)


def who(about, content, answer, tell):
    answer.write(f"{os.getpid()} {os.getppid()} {PREPARED}".encode())


def hang(about, content, answer, tell):
    """Goes on until it is ended, whatever is said to it; where it is, stands in a file."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if about.get("file"):
        with open(about["file"], "a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
    tell(0.5)
    time.sleep(600)


def hang_if_told(about, content, answer, tell):
    if content == b"hang":
        hang(about, content, answer, tell)
    answer.write(b"read")


def spin(about, content, answer, tell):
    while True:
        pass


def hoard(about, content, answer, tell):
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def allocate(about, content, answer, tell):
    """As a library does it that ends its process."""
    print("memory allocation of 17179869184 bytes failed", file=sys.stderr, flush=True)
    os.abort()


def write_on(about, content, answer, tell):
    while True:
        answer.write(bytes(1_000_000))


def shout(about, content, answer, tell):
    while True:
        print("rahasia" * 10_000)


def nonsense(about, content, answer, tell):
    tell(float("nan"))
    tell(9.0)
    tell(-1.0)
    answer.write(b"x")


def kill(about, content, answer, tell):
    os.kill(os.getpid(), signal.SIGKILL)


def crash(about, content, answer, tell):
    os.abort()


def stumble(about, content, answer, tell):
    raise RuntimeError("no such thing")


def leave(about, content, answer, tell):
    os._exit(0)


def open_many(about, content, answer, tell):
    while True:
        os.open("/dev/null", os.O_RDONLY)
