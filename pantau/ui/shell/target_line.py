"""What is said under the title of the target that a View asks for: one line, and the rest in its fold."""

from __future__ import annotations

from pantau.analysis.release import catalogue_of
from pantau.analysis.targets.choices import AskedTarget, TargetChoice, indicator_for
from pantau.analysis.targets.naming import choice_name, refusal_text
from pantau.analysis.targets.pace import deadline_of
from pantau.answers.names import mapped_names
from pantau.answers.targets import readings_words
from pantau.catalogue import EVERY_AREA, Target
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.cited import note_line, source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_control import offers_targets
from pantau.view import NATION

_READING_WORDS = {"relative": "targets.line.reading_relative", "points": "targets.line.reading_points"}


def target_line(frame: Frame) -> None:
    """The target in force, or why it is refused; nothing where none is asked for."""
    if not offers_targets(frame):
        return
    say, asked = frame.say, frame.table.asked
    refused = asked.refused
    title, lines, ways = _refusal(frame, asked) if refused else ("", _in_force_lines(frame, asked.choice), [])
    summary = "" if refused or not lines else lines.pop()
    body = render(
        "target_line",
        say,
        refused=refused,
        title=title,
        lines=lines,
        summary=summary,
        note="" if refused else _source_note(say, asked.choice),
        cited="" if refused else _cited(frame, asked.choice),
        ways=ways,
    )
    if refused or summary:
        follow(linked_html(body, key="target_line"))


def _refusal(frame: Frame, asked: AskedTarget) -> tuple[str, list[str], list[Link]]:
    say = frame.say
    clear = Link(say("targets.line.clear"), frame.link(frame.name, target=""))
    if asked.choice is None:
        return "", [say("targets.line.unknown", asked=asked.key)], [clear]
    name = choice_name(say, asked.choice)
    names = mapped_names(frame.release, say.language)
    catalogue = catalogue_of(frame.release).indicators.values()
    found = [indicator_for(catalogue, asked.choice.unit, basis) for basis in asked.choice.bases]
    fitting = [indicator for indicator in dict.fromkeys(found) if indicator in names]
    ways = [
        Link(
            say("targets.line.switch", indicator=names[indicator]),
            frame.link(frame.name, indicator=indicator, segment="", period=""),
        )
        for indicator in fitting
    ]
    reason = refusal_text(say, asked.choice, asked.why, frame.table.indicator.basis)
    return (
        say("targets.line.refused_title", name=name),
        [reason[:1].upper() + reason[1:] + "."],
        [*ways, clear],
    )


def _in_force_lines(frame: Frame, choice: TargetChoice | None) -> list[str]:
    """Sentences on the target in force; the last, both readings of it where there are two, sums it up."""
    if choice is None:
        return []
    say = frame.say
    lines = [
        say(
            "targets.line.in_force",
            name=choice_name(say, choice, frame.table.indicator.basis),
            deadline=date_text(deadline_of(choice.year), frame.view.language),
            basis=_compared_on(frame, choice),
            area=set_for(frame, choice),
        )
    ]
    if choice.reading:
        other = next(way for way in _READING_WORDS if way != choice.reading)
        used = say(_READING_WORDS[choice.reading])
        lines.append(say("targets.line.reading_used", used=used, other=say(_READING_WORDS[other])))
        if choice.inferred:
            basis = _basis_name(frame, frame.table.indicator.basis)
            lines.append(say("targets.readings.increase", document=choice.document, basis=basis))
    target = choice.single
    if target is None:
        lines += [say("targets.line.own"), _on_another_basis(frame, choice)]
    elif target.area_code == NATION:
        lines.append(say("targets.line.yardstick"))
    if target and target.uncertain:
        lines.append(say("targets.line.uncertain"))
    both = readings_words(frame.release, choice.key, say)
    lines = [line for line in lines if line]
    return [*lines, both] if both else [*lines[1:], lines[0]]


def _compared_on(frame: Frame, choice: TargetChoice) -> str:
    """'terhadap penduduk bekerja (Sakernas)': the denominator on which figures are compared here."""
    if choice.reading:
        return frame.say("targets.line.own_basis")
    return frame.say("targets.line.basis_of", basis=_basis_name(frame, frame.table.indicator.basis))


def _basis_name(frame: Frame, basis: str) -> str:
    return frame.say(f"pages.basis.{basis}")


def _here(frame: Frame, choice: TargetChoice) -> tuple[Target, ...]:
    """The targets of a choice that are on the denominator of the figures shown."""
    return choice.on_basis(frame.table.indicator.basis)


def _on_another_basis(frame: Frame, choice: TargetChoice) -> str:
    """How many areas the document sets a target for on another denominator; '' where it does for none."""
    here = {target.area_code for target in _here(frame, choice)}
    there = [target for target in choice.targets if target.area_code not in here]
    if not there:
        return ""
    bases = [_basis_name(frame, basis) for basis in sorted({target.basis for target in there})]
    basis = numbers.listing(bases, frame.view.language)
    return frame.say("targets.line.elsewhere", count=len(there), basis=basis)


def _cited(frame: Frame, choice: TargetChoice | None) -> str:
    """Where the one target of a choice is from; '' where it is of several."""
    name = choice.single.source_title if choice and choice.single else ""
    return source_line(frame, frame.say("targets.line.source", source=name), name) if name else ""


def _source_note(say: Text, choice: TargetChoice | None) -> str:
    """What contradicts a target, in the words of who compiled it; '' where nothing does."""
    target = choice.single if choice else None
    if target is None or not target.uncertain or not target.note:
        return ""
    return note_line(say, "pages.panel.note", {"note": target.note, "note_en": target.note_en})


def set_for(frame: Frame, choice: TargetChoice) -> str:
    """For whom a choice sets a target on this denominator: 'Indonesia', 'semua daerah', how many areas."""
    say, target = frame.say, choice.single
    if target is None:
        here = _here(frame, choice)
        if len(here) == 1:
            return frame.names.get(here[0].area_code, here[0].area_code)
        return say("targets.ladder.areas", count=len(here))
    if target.area_code == EVERY_AREA:
        return say("area.applies.every")
    return frame.names.get(target.area_code, target.area_code)
