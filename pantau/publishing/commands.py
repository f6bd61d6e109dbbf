"""The commands that take official files in: intake, publish, rollback, diff, export, drill."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pantau.atomic_files import replace_durably
from pantau.console import tell
from pantau.folders import FACTS
from pantau.intake import Finding
from pantau.progress_bar import ProgressBar
from pantau.publishing.draft import Draft, prepare_draft, publish_draft
from pantau.publishing.drill import STEPS, drill
from pantau.publishing.export import export_release
from pantau.publishing.release_diff import Diff, diff_releases
from pantau.publishing.report import findings_report
from pantau.publishing.summary import SEVERITIES, by_rule
from pantau.store import current_id, open_release_by_id, releases_root, roll_back
from pantau.text import Text
from pantau.text.dates import date_text, today
from pantau.text.numbers import number
from pantau.text.values import value_text

say = Text()
_LISTED = 5  # findings of one kind told on the screen; the report holds them all
_AREAS = 10
_PERIODS = 24
_CANCELLED = 130  # the status of what Ctrl-C ended


def add_commands(commands: Any) -> None:
    """Add the commands to the parser of `pantau`."""

    def command(name: str, run: Any) -> argparse.ArgumentParser:
        words = say(f"publishing.help.{name}")
        parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
        parser.set_defaults(run=run)
        return parser

    intake = command("intake", _intake)
    intake.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("publishing.help.files"))
    intake.add_argument("--penulis", default="", help=say("publishing.help.author"))
    intake.add_argument("--catatan", default="", help=say("publishing.help.note"))
    intake.add_argument("--laporan", type=Path, help=say("publishing.help.report"))
    publishing = command("publish", _publish)
    publishing.add_argument("id", help=say("publishing.help.id"))
    publishing.add_argument("--setuju-peringatan", action="store_true", help=say("publishing.help.accept"))
    publishing.add_argument("--tanpa", action="append", default=[], metavar="FILE", help=say("cli.without"))
    rolling = command("rollback", _rollback)
    rolling.add_argument("id", nargs="?", help=say("publishing.help.rollback_id"))
    for parser in (publishing, rolling):
        parser.add_argument("--penulis", default="", help=say("publishing.help.author"))
        parser.add_argument("--alasan", default="", help=say("publishing.help.reason"))
    differing = command("diff", _diff)
    for name in ("before", "after"):
        differing.add_argument(name, help=say(f"publishing.help.{name}"))
    drilling = command("drill", _drill)
    drilling.add_argument("--backup", type=Path, metavar="FOLDER", help=say("publishing.help.backup"))
    drilling.add_argument("--facts", type=Path, default=FACTS, help=say("cli.build_facts"))
    exporting = command("export", _export)
    exporting.add_argument("id", help=say("publishing.help.id"))
    exporting.add_argument("folder", type=Path, help=say("publishing.help.folder"))


def _intake(options: argparse.Namespace) -> int:
    for path in options.files:
        if not path.is_file():
            tell(say("publishing.tell.not_readable", path=path))
            return 1
    try:
        with ProgressBar() as bar:
            draft = prepare_draft(options.files, options.penulis, options.catatan, bar)
    except KeyboardInterrupt:
        tell(say("publishing.tell.cancelled"))
        return _CANCELLED
    _tell_findings(draft.findings)
    if options.laporan:
        report = findings_report(draft.findings, draft.files, today())
        replace_durably(options.laporan, report)
        tell(say("publishing.tell.report", path=options.laporan))
    return _tell_draft(draft)


def _tell_findings(findings: Sequence[Finding]) -> None:
    """The first few of each kind, and how many more there are: a thousand lines tell nothing."""
    for group in by_rule(findings):
        for one in group.found[:_LISTED]:
            place = ", ".join(part for part in (one.file, one.sheet, _row(one), one.column) if part)
            tell(f"{say(f'publishing.severity.{one.severity}')}: {place}: {one.message}")
        if len(group.found) > _LISTED:
            more = number(group.rows - _LISTED)
            tell(say("publishing.tell.more_of_kind", count=more, kind=say(f"finding.{group.rule}")))
    counts = {
        f"{severity}s": number(sum(one.severity == severity and not one.detail for one in findings))
        for severity in SEVERITIES
    }
    tell(say("publishing.tell.findings", **counts))


def _row(finding: Finding) -> str:
    return "" if finding.row is None else say("publishing.tell.row", row=finding.row)


def _tell_draft(draft: Draft) -> int:
    if draft.release_id is None:
        tell(say("publishing.tell.stopped"))
        return 1
    if draft.unchanged:
        tell(say("publishing.tell.nothing_new", id=draft.release_id))
        return 0
    tell(say("publishing.tell.draft", id=draft.release_id))
    if draft.diff:
        _print_diff(draft.diff)
    following = "next_warnings" if draft.count("warning") else "next"
    tell(say(f"publishing.tell.{following}", id=draft.release_id))
    return 0


def _print_diff(diff: Diff) -> None:
    counts = {change: number(diff.figures.count(change)) for change in ("new", "changed", "gone")}
    print(say("publishing.tell.changes", id=diff.before, areas=number(diff.areas), **counts))
    for row in diff.shown.head(_PERIODS).to_dict("records"):
        print(" ", _period_line(row))
    if len(diff.shown) > _PERIODS:
        print(say("publishing.tell.more_periods", count=number(len(diff.shown) - _PERIODS)))
    if diff.league.empty and diff.figures.counts.empty:
        print(say("publishing.tell.no_difference"))
    if len(diff.league):
        print(say("publishing.tell.league_title"))
    for _, of_table in diff.league.groupby(["indicator", "level", "view_after"], sort=False):
        for row in of_table.head(_AREAS).to_dict("records"):
            print(" ", _league_line(row))


def _period_line(row: dict[Any, Any]) -> str:
    counts = {name: number(row[name]) for name in ("new", "changed", "gone")}
    areas = "–" if pd.isna(row["areas"]) else number(row["areas"])
    words = {"indicator": row["indicator"], "period": date_text(row["as_of"]), "areas": areas}
    return say("publishing.tell.period", **words, **counts)


def _league_line(row: dict[Any, Any]) -> str:
    shown = {name: row[name] for name in ("name", "indicator")}
    views = [date_text(row[f"view_{when}"]) for when in ("before", "after")]
    same = views[0] == views[1]
    shown["period"] = views[1] if same else say("publishing.tell.to", before=views[0], after=views[1])
    for when in ("before", "after"):
        value, rank, of = (row[f"{name}_{when}"] for name in ("value", "rank", "denominator"))
        shown[when] = value_text(value, row["unit"], digits=2, of=None if pd.isna(of) else int(of))
        shown[f"rank_{when}"] = "–" if pd.isna(rank) else number(rank)
    return say("publishing.tell.league", **shown)


def _publish(options: argparse.Namespace) -> int:
    publish_draft(
        options.id,
        options.penulis,
        options.alasan,
        accept_warnings=options.setuju_peringatan,
        without=options.tanpa,
    )
    tell(say("cli.published", id=options.id))
    return 0


def _rollback(options: argparse.Namespace) -> int:
    release_id = roll_back(None, options.id, author=options.penulis, reason=options.alasan)
    tell(say("publishing.tell.rolled_back", id=release_id))
    return 0


def _diff(options: argparse.Namespace) -> int:
    releases = open_release_by_id(options.before), open_release_by_id(options.after)
    with ProgressBar() as bar:
        bar(say("publishing.comparing_two"), 0.0)
        diff = diff_releases(*releases)
        bar(say("publishing.comparing_two"), 1.0)
    _print_diff(diff)
    return 0


def _export(options: argparse.Namespace) -> int:
    release = open_release_by_id(current_id() if options.id == "current" else options.id)
    with ProgressBar() as bar:
        written = export_release(release, options.folder, bar)
    # Two files a table, and the dictionary.
    tables = number((len(written) - 1) // 2)
    tell(say("publishing.tell.exported", count=tables, folder=options.folder))
    return 0


def _drill(options: argparse.Namespace) -> int:
    failed = 0
    for at, outcome in enumerate(drill(options.backup or releases_root(), options.facts), start=1):
        failed += not outcome.well
        how, step = "well" if outcome.well else "failed", say(f"publishing.drill.{outcome.name}")
        print(say(f"publishing.drill.{how}", at=at, step=step, words=outcome.words), flush=True)
    print(
        say("publishing.drill.broken", count=failed, of=len(STEPS))
        if failed
        else say("publishing.drill.whole")
    )
    return 1 if failed else 0
