"""The `pantau` command: build, list, publish and check releases.

Results go to standard output, progress and complaints to standard error; the exit status is
0 when all is well, 1 when something is wrong with the data, 2 for a command that is not known.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pantau.access import BadNameError, DamagedPeopleError, KnownPersonError, UnknownPersonError
from pantau.access import commands as access_commands
from pantau.atomic_files import PENDING
from pantau.claims import commands as claims_commands
from pantau.console import drop, tell
from pantau.folders import CATALOGUE, FACTS
from pantau.intake import commands as intake_commands
from pantau.outline import boundaries_command
from pantau.progress_bar import ProgressBar
from pantau.publishing import NotPublishableError
from pantau.publishing import commands as publishing_commands
from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoReleaseError,
    PointerFolderError,
    RefusedRowsError,
    UnconvertedKindError,
    WhichFileError,
    build_release,
    chosen_files,
    current_id,
    current_release,
    is_up_to_date,
    list_releases,
    notices,
    official_names,
    publish,
    release_path,
    releases_root,
)
from pantau.store.audit import audit
from pantau.store.content import read_content
from pantau.text import Text
from pantau.text.trouble import trouble_text, trouble_words

say = Text()
# Errors whose message says what to do.
_TOLD = (
    NoReleaseError,
    DamagedReleaseError,
    DamagedInputError,
    FewerFilesError,
    MovedPointerError,
    NotPublishableError,
    PointerFolderError,
    RefusedRowsError,
    UnconvertedKindError,
    WhichFileError,
    BadNameError,
    DamagedPeopleError,
    KnownPersonError,
    UnknownPersonError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code or _output_written()
    except BrokenPipeError:
        # Whoever reads has had enough (pantau releases | head); nor will Python find it out at its end.
        drop(sys.stdout)
        return 0
    except _TOLD as error:
        tell(str(error.args[0]))
        return 1
    except OSError as error:
        _tell_trouble(error)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pantau", description=say("cli.description"))
    commands = parser.add_subparsers(
        required=True, metavar="build | releases | publish | check | boundaries | template | practice"
    )
    build = commands.add_parser("build", help=say("cli.build"), description=say("cli.build"))
    build.add_argument("--if-needed", action="store_true", help=say("cli.build_if_needed"))
    build.add_argument("--facts", type=Path, default=FACTS, help=say("cli.build_facts"))
    build.add_argument("--no-publish", action="store_true", help=say("cli.build_no_publish"))
    build.add_argument("--note", default="", help=say("cli.build_note"))
    build.add_argument("--tanpa", action="append", default=[], metavar="FILE", help=say("cli.without"))
    build.set_defaults(run=_build)
    releases = commands.add_parser("releases", help=say("cli.releases"), description=say("cli.releases"))
    releases.add_argument("--current", action="store_true", help=say("cli.releases_current"))
    releases.set_defaults(run=_releases)
    check = commands.add_parser("check", help=say("cli.check"), description=say("cli.check"))
    check.add_argument("--facts", type=Path, default=FACTS, help=say("cli.build_facts"))
    check.set_defaults(run=_check)
    boundaries_command.add_arguments(
        commands.add_parser(
            "boundaries", help=say("boundaries.help.command"), description=say("boundaries.help.command")
        )
    )
    claims_commands.add_commands(commands)
    intake_commands.add_commands(commands)
    publishing_commands.add_commands(commands)
    access_commands.add_commands(commands)
    commands.metavar = " | ".join(commands.choices)
    return parser


def _output_written() -> int:
    """0 where all that was printed is written; else what was done stays done, and it is told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        why, what_to_do = trouble_words(error, say)
        tell(say("cli.output", why=why, do=what_to_do))
        drop(sys.stdout)
        return 1
    return 0


def _tell_trouble(error: OSError) -> None:
    """As on the page, and the name of the file; not where it lies."""
    tell(trouble_text(error, say))
    if error.filename:
        tell(say("trouble.file", name=Path(os.fsdecode(error.filename)).name.removeprefix(PENDING)))
    drop(sys.stdout)


def _build(options: argparse.Namespace) -> int:
    for notice in notices():
        tell(str(notice))
    if options.if_needed and is_up_to_date(options.facts):
        tell(say("cli.up_to_date", id=current_id()))
        return 0
    started = time.monotonic()
    # A release built anew keeps the official files that the current one holds.
    held = official_names()
    left_out = chosen_files(held, options.tanpa)
    official = [sha256 for sha256 in held if sha256 not in left_out]
    with ProgressBar() as bar:
        shares = iter((0.0, 0.4))  # of reading and of writing
        report = build_release(
            options.facts,
            official=official,
            note=options.note,
            progress=lambda message: bar(message, next(shares, 0.4)),
        )
    if report.reused:
        tell(say("cli.reused", id=report.release_id))
    else:
        seconds = f"{time.monotonic() - started:.1f}".replace(".", ",")
        tell(
            say(
                "cli.built",
                id=report.release_id,
                seconds=seconds,
                observations=report.figures,
                estimates=report.estimates,
                findings=len(report.findings),
            )
        )
    if not options.no_publish:
        names = ", ".join(name for sha256, name in held.items() if sha256 in left_out)
        reason = say("cli.left_out", names=names) if names else ""
        publish(None, report.release_id, reason=reason, without=left_out)
        tell(say("cli.published", id=report.release_id))
    return 0


def _releases(options: argparse.Namespace) -> int:
    if options.current:
        print(release_path(releases_root(), current_id()))
        return 0
    there = list_releases()
    if not there:
        tell(say("cli.none_built"))
        return 1
    try:
        current = current_id()
    except NoReleaseError:
        current = ""
    for release_id in there:
        print(f"{release_id} {say('cli.current_mark')}" if release_id == current else release_id)
    return 0


def _check(options: argparse.Namespace) -> int:
    content = read_content(options.facts, CATALOGUE)
    print(say("cli.check_facts", figures=len(content.observations), findings=len(content.findings)))
    release = current_release()
    wrong = audit(release, options.facts)
    for message in wrong:
        tell(message)
    if not wrong:
        print(say("cli.check_release", id=release.id))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
