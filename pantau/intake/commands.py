"""The commands `pantau template` and `pantau practice`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pantau.console import tell
from pantau.intake.practice import practice_name, write_practice
from pantau.intake.template import write_template
from pantau.progress_bar import ProgressBar
from pantau.text import Text
from pantau.text.trouble import trouble_words

TEMPLATE = "templat-pantau-jamsostek.xlsx"


def add_commands(commands: Any) -> None:
    """Add the two commands to the `pantau` command's subparsers."""
    say = Text()
    template = commands.add_parser(
        "template", help=say("intake.cli.template"), description=say("intake.cli.template")
    )
    template.add_argument(
        "file", nargs="?", type=Path, default=Path(TEMPLATE), help=say("intake.cli.template_file")
    )
    template.set_defaults(run=_template)
    practice = commands.add_parser(
        "practice", help=say("intake.cli.practice"), description=say("intake.cli.practice")
    )
    practice.add_argument(
        "file",
        nargs="?",
        type=Path,
        default=Path("pantau-jamsostek.xlsx"),
        help=say("intake.cli.practice_file"),
    )
    practice.add_argument("--mistakes", action="store_true", help=say("intake.cli.practice_mistakes"))
    practice.add_argument("--seed", type=int, default=1, help=say("intake.cli.practice_seed"))
    practice.set_defaults(run=_practice)


def _template(options: argparse.Namespace) -> int:
    return _written(options.file, lambda: write_template(options.file))


def _practice(options: argparse.Namespace) -> int:
    path = options.file.with_name(practice_name(options.file.name))
    return _written(path, lambda: write_practice(path, mistakes=options.mistakes, seed=options.seed))


def _written(path: Path, write: Any) -> int:
    """Write and say where; 1 where the file cannot be written."""
    say = Text()
    try:
        with ProgressBar() as bar:
            bar(say("intake.cli.writing", path=path), 0.0)
            write()
    except OSError as error:
        why, what_to_do = trouble_words(error, say)
        tell(say("intake.cli.not_written", path=path, why=why, do=what_to_do))
        return 1
    print(path)
    return 0
