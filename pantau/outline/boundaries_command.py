"""`pantau boundaries`: check an official boundary file, put it on the map, take it off again."""

from __future__ import annotations

import argparse
import os
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pantau.areas import load_areas
from pantau.console import tell
from pantau.folders import STATIC
from pantau.progress_bar import ProgressBar
from pantau.text import Text
from pantau.text.trouble import trouble_words

if TYPE_CHECKING:
    from pantau.outline.boundaries import Imported

say = Text()
_MINUTES = 10.0  # the nation's villages take half a minute
_NAMED = 20  # areas that keep our outline, at most, to be named one by one
_LEAST = 8  # areas least alike to our outlines that are named
_STEPS = 6  # five of reading and fitting, one of drawing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command; `options.run(options)` runs it and gives the exit status."""
    parser.add_argument("file", nargs="?", type=Path, help=say("boundaries.help.file"))
    parser.add_argument("--install", "--simpan", action="store_true", help=say("boundaries.help.install"))
    parser.add_argument("--undo", "--batal", action="store_true", help=say("boundaries.help.undo"))
    parser.add_argument("--output", type=Path, help=say("boundaries.help.output"))
    parser.add_argument("--report", "--laporan", type=Path, help=say("boundaries.help.report"))
    parser.add_argument("--name-column", help=say("boundaries.help.name_column"))
    parser.add_argument("--province-column", help=say("boundaries.help.province_column"))
    parser.add_argument("--code-column", help=say("boundaries.help.code_column"))
    parser.add_argument("--layer", help=say("boundaries.help.layer"))
    parser.add_argument("--crs", help=say("boundaries.help.crs"))
    parser.add_argument(
        "--time-limit", "--batas-waktu", type=float, default=_MINUTES, help=say("boundaries.help.limit")
    )
    parser.add_argument("--static", type=Path, default=STATIC, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a file, install it, or undo. 0: done, or nothing wrong; 1: something is wrong with the file."""
    # The geometry libraries take two seconds to load, which no other command should wait for.
    from pantau.outline.boundaries import BoundaryFileError  # noqa: PLC0415

    if options.undo == (options.file is not None):
        tell(say("boundaries.file_or_undo"))
        return 2
    try:
        return _undo(options.static) if options.undo else _take_in(options)
    except BoundaryFileError as error:
        tell(error.args[0])
        return 1
    except OSError as error:
        why, what_to_do = trouble_words(error, say)
        tell(say("boundaries.refused.not_written", why=why, do=what_to_do))
        return 1


def _undo(static: Path) -> int:
    from pantau.outline.boundaries import restore  # noqa: PLC0415

    shown = restore(static)
    if shown:
        print(say("boundaries.restored_file", file=shown))
    else:
        print(say("boundaries.not_installed" if shown is None else "boundaries.restored"))
    return 0


@contextmanager
def _limited(options: argparse.Namespace) -> Iterator[None]:
    """End the process with a plain message when the work takes longer than its limit.

    What the geometry library has begun cannot be stopped from outside; and nothing is written
    before it is done, so that nothing is lost with the process.
    """

    def give_up() -> None:
        tell()
        tell(
            say(
                "boundaries.refused.too_slow",
                file=options.file.name,
                minutes=f"{options.time_limit:g}".replace(".", ","),
            )
        )
        os._exit(1)

    watch = threading.Timer(60 * options.time_limit, give_up)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _take_in(options: argparse.Namespace) -> int:
    from pantau.outline import boundaries, build  # noqa: PLC0415

    columns = boundaries.Columns(options.name_column, options.province_column, options.code_column)
    with _limited(options), ProgressBar() as bar:
        steps = iter(range(_STEPS))

        def tell(message: str) -> None:
            bar(message, next(steps) / _STEPS)

        result = boundaries.import_boundaries(options.file, columns, options.layer, options.crs, tell=tell)
        faults = sum(finding.severity == "error" for finding in result.findings)
        installed = options.install and not faults
        drawn = installed or options.output
        if drawn:
            tell(say("boundaries.progress.drawing"))
            layers = result.layers()
        bar(say("boundaries.progress.done"), 1.0)
    _report(result)
    if options.report:
        boundaries.write_report(result, build.read_outlines("regencies"), options.report)
        print(say("boundaries.report.written", file=options.report))
    if options.install and faults:
        print(say("boundaries.not_over_errors", count=faults))
    elif not drawn:
        print(say("boundaries.nothing_installed"))
    if options.output:
        boundaries.write_folder(layers, options.output, result.file, result.embedded)
        print(say("boundaries.written", folder=options.output))
    if installed:
        boundaries.install(layers, result.file, result.embedded, options.static)
        print(say("boundaries.installed", file=result.file))
    return 1 if faults and not options.output else 0


def _report(result: Imported) -> None:
    from pantau.outline.boundaries.findings import report_lines  # noqa: PLC0415

    for line in report_lines(result.findings):
        print(line)
    none = say("boundaries.column_none")
    used = result.columns
    print(
        say(
            "boundaries.columns",
            name=used.name or none,
            province=used.province or none,
            code=used.code or none,
        )
    )
    if used.kind:
        print(say("boundaries.column_kind", kind=used.kind))
    total, kept = len(result.regencies), len(result.embedded)
    print(say("boundaries.summary", features=result.features, taken=total - kept, total=total, kept=kept))
    if 0 < kept <= _NAMED:
        print(say("boundaries.kept", areas=", ".join(result.embedded_names)))
    print(_likeness(result))


def _likeness(result: Imported) -> str:
    """How alike the file's areas are to our own outlines, the least alike by name."""
    names = {area.code: area.name for area in load_areas()}
    least = sorted(result.likeness.items(), key=lambda pair: pair[1])[:_LEAST]
    shown = ", ".join(f"{names[code]} {round(100 * share)}%" for code, share in least)
    middle = statistics.median(result.likeness.values())
    return say("boundaries.likeness", middle=round(100 * middle), least=shown)
