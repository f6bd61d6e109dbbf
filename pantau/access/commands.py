"""The command `pantau penerbit`: who may prepare and publish."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from pantau.access.people import PREPARER, PUBLISHER, add, people, remove
from pantau.access.settings import people_file
from pantau.text import Text

say = Text()


def add_commands(commands: Any) -> None:
    """Add the command to the parser of `pantau`."""
    words = say("access.help.command")
    parser = commands.add_parser("penerbit", help=words, description=words)
    actions = parser.add_subparsers(required=True, metavar="tambah | daftar | hapus")
    for name, run in (("tambah", _add), ("daftar", _list), ("hapus", _remove)):
        told = say(f"access.help.{name}")
        action = actions.add_parser(name, help=told, description=told)
        action.set_defaults(run=run)
        if name != "daftar":
            action.add_argument("name", metavar="NAMA", help=say("access.help.name"))
        if name == "tambah":
            action.add_argument("--penyusun", action="store_true", help=say("access.help.preparer"))
            action.add_argument("--tanpa-kunci", action="store_true", help=say("access.help.no_key"))


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _add(options: argparse.Namespace) -> int:
    role = PREPARER if options.penyusun else PUBLISHER
    key = add(people_file(), options.name, role, with_key=not options.tanpa_kunci)
    _tell(say(f"access.tell.{role}", name=options.name))
    if key:
        _tell(say("access.tell.once"))
        print(key)
    return 0


def _list(_: argparse.Namespace) -> int:
    named = people(people_file())
    if not named:
        _tell(say("access.tell.nobody"))
    for one in named:
        print(f"{one.name}\t{one.role}")
    return 0


def _remove(options: argparse.Namespace) -> int:
    remove(people_file(), options.name)
    _tell(say("access.tell.removed", name=options.name))
    if not people(people_file()):
        _tell(say("access.tell.nobody"))
    return 0
