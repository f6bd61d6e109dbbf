"""What the checks found in the files: counts, a filtered table, and the report to send back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pantau.intake import Finding
from pantau.publishing import Draft, FindingGroup, by_rule, findings_report
from pantau.text import LANGUAGES, Text
from pantau.text.dates import today
from pantau.text.numbers import number
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.data.state import Prepared
from pantau.ui.data.templates import XLSX
from pantau.ui.shell.frame import Frame

SEVERITIES = ("error", "warning", "note")
ALL = "all"
_FILTER, _RULE = "data_severity", "data_rule"
_LISTED = 200  # the report holds them all
_REPORT = "temuan-pantau-jamsostek.xlsx"


def draw_findings(frame: Frame, prepared: Prepared) -> None:
    """The section."""
    say, draft = frame.say, prepared.draft
    counts = {severity: draft.count(severity) for severity in SEVERITIES}
    outcome = "stopped" if draft.release_id is None else "unchanged" if draft.unchanged else "drafted"
    text = say(f"data.findings.{outcome}", id=draft.release_id or "")
    st.html(render("data_outcome", say, stopped=draft.release_id is None, text=text))
    if not draft.findings:
        st.html(render("section", say, title="", text=say("data.findings.none")))
        return
    groups = by_rule(draft.findings)
    st.html(_summary(groups, say))
    with st.container(key="data_filter", horizontal=True, vertical_alignment="bottom", gap="small"):
        severity = _filter(counts, say)
        shown = [one for one in groups if severity in (ALL, one.severity)]
        rule = _rule(shown, say)
        st.download_button(
            say("data.findings.report"),
            # asked for on the click: a file that stands ready is briefly gone whenever the page runs again
            data=lambda: prepared.reports[say.language],
            file_name=_REPORT,
            mime=XLSX,
            key="data_report",
            on_click="ignore",
        )
    st.html(_table([one for group in shown if rule in (ALL, group.rule) for one in group.found], say))


def reports_of(draft: Draft) -> dict[str, bytes]:
    """The findings of a draft as xlsx, by language."""
    day = today()
    return {one: findings_report(draft.findings, draft.files, day, one) for one in LANGUAGES}


def _summary(groups: Sequence[FindingGroup], say: Text) -> str:
    """One row for each kind of finding: how grave, how many, of how many areas, and where."""
    head = [Cell(say(f"data.findings.{name}")) for name in ("severity", "kind")]
    head += [Cell(say(f"data.findings.{name}"), numeric=True) for name in ("rows", "areas")]
    rows = [
        [
            Cell(say(f"data.severity.{group.severity}")),
            Cell(say(f"finding.{group.rule}")),
            Cell(number(group.rows, 0, say.language), numeric=True),
            Cell(_areas(group, say), numeric=True),
            Cell("; ".join(group.places), language="id"),
        ]
        for group in groups
    ]
    return plain_table(say, say("data.findings.summary"), [*head, Cell(say("data.findings.places"))], rows)


def _areas(group: FindingGroup, say: Text) -> str:
    if not group.areas:
        return "–"
    count = number(group.areas, 0, say.language)
    return say("data.findings.at_least", count=count) if group.at_least else count


def _rule(groups: Sequence[FindingGroup], say: Text) -> str:
    """The kind of finding to list, or all."""
    names = {one.rule: say(f"finding.{one.rule}") for one in groups}
    options = [ALL, *names]
    if st.session_state.get(_RULE) not in options:
        st.session_state[_RULE] = ALL
    chosen: str = st.selectbox(
        say("data.findings.rule"),
        options,
        format_func=lambda one: names.get(one, say("data.findings.every")),
        key=_RULE,
        width=300,
    )
    return chosen


def _filter(counts: dict[str, int], say: Text) -> str:
    """The severity to show, or all."""
    options = [ALL, *(severity for severity in SEVERITIES if counts[severity])]
    total = counts | {ALL: sum(counts.values())}
    if st.session_state.get(_FILTER) not in options:
        # What was chosen for other files may not be there for these.
        st.session_state[_FILTER] = ALL
    chosen = st.segmented_control(
        say("data.findings.filter"),
        options,
        format_func=lambda one: f"{say(f'data.severity.{one}')} ({number(total[one], 0, say.language)})",
        key=_FILTER,
        required=True,
    )
    return chosen or ALL


def _table(shown: Sequence[Finding], say: Text) -> str:
    caption = say("data.findings.caption", count=number(len(shown), 0, say.language))
    if len(shown) > _LISTED:
        listed = {"listed": number(_LISTED, 0, say.language), "count": number(len(shown), 0, say.language)}
        caption = say("data.findings.caption_more", **listed)
    return render("data_findings", say, findings=shown[:_LISTED], caption=caption)
