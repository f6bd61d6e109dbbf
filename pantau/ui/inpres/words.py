"""Steps of a cascade in words: of one area, and of the parts of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.analysis.programme.cascade import YES_OR_NO, share
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.values import numerator_text, ranged

_CAVEATS = {"uncertain": "suspect", "artefact": "artefact"}  # as analysis.flags words them

Step = Mapping[str, Any]  # a row of `cascade` (one area) or of `roll_up` (the parts of one)


def is_parts(step: Step) -> bool:
    """Whether a step tells of an area's parts."""
    return "total" in step


def known(step: Step) -> bool:
    """Whether anything is known of the step."""
    if is_parts(step):
        return bool(step["unknown"] < step["total"])
    return bool(step["state"] != "unknown")


def step_label(say: Text, name: str, step: Step) -> str:
    """'12 sudah, 12 belum dari 24 kab/kota'; '30,8% (12 dari 39 OPD)'; 'belum diketahui'."""
    if not known(step):
        return say("inpres.unknown")
    if name in YES_OR_NO and not is_parts(step):
        return say(f"inpres.word.{name}.{step['state']}")
    if is_parts(step):
        return (
            _parts_words(say, name, step)
            if numbers.is_missing(step["denominator"])
            else _sum(say, name, step)
        )
    if numbers.is_missing(step["denominator"]):
        counted = numbers.is_missing(step["value"])
        return say("inpres.label.count", n=count_text(say, step)) if counted else share_text(say, step)
    return say("inpres.label.of", share=share_text(say, step), **_counts(say, name, step))


def _counts(say: Text, name: str, step: Step) -> dict[str, str]:
    of = numbers.number(step["denominator"], 0, say.language)
    return {"n": count_text(say, step), "of": of, "unit": say(f"inpres.unit.{name}", count=of)}


def _sum(say: Text, name: str, step: Step) -> str:
    """A sum of parts; a share only of all of them."""
    values = _counts(say, name, step) | {
        word: numbers.number(step[word], 0, say.language) for word in ("summed", "total")
    }
    if share(step) is None:
        return say("inpres.label.some_of", **values)
    return say("inpres.label.parts_of", share=share_text(say, step), **values)


def parts_states(step: Step) -> dict[str, int]:
    """How many parts are in each state, without those nobody is in."""
    states = ("full", "part", "none", "count", "unknown")
    return {state: int(step[state]) for state in states if step[state]}


def _parts_words(say: Text, name: str, step: Step) -> str:
    """Parts by what is known of them; what nobody is in is left out."""
    words = (
        {"full": f"inpres.word.{name}.full", "none": f"inpres.word.{name}.none"} if name in YES_OR_NO else {}
    )
    told = [
        say(
            "inpres.label.parts_word",
            count=numbers.number(count, 0, say.language),
            word=say(words.get(state, f"inpres.state.{state}")),
        )
        for state, count in parts_states(step).items()
    ]
    total = numbers.number(step["total"], 0, say.language)
    return say("inpres.label.parts", words=", ".join(told), total=total)


def share_text(say: Text, step: Step) -> str:
    """'30,8%'; an estimate with its range, '21% ± 13'; '–' without a share."""
    value = share(step)
    if value is not None and not is_parts(step) and step["status"] == "estimate":
        return ranged(value, step["margin"], say.language)
    return numbers.percent(value, 1, say.language)


def count_text(say: Text, step: Step) -> str:
    """'217.175'; the participants of an estimate as a range, '120.000–314.000'."""
    if is_parts(step) or step["status"] != "estimate":
        return numbers.number(step["numerator"], 0, say.language)
    return numerator_text(step, say.language)


def date_of(say: Text, step: Step) -> str:
    """The date of a step; of parts the span of theirs."""
    if not known(step):
        return ""
    if not is_parts(step):
        return "" if numbers.is_missing(step["as_of"]) else date_text(step["as_of"], say.language)
    if numbers.is_missing(step["first"]):
        return ""
    first, last = (date_text(step[name], say.language) for name in ("first", "last"))
    return first if first == last else say("inpres.label.span", first=first, last=last)


def detail_of(say: Text, step: Step) -> str:
    """What else a reader must know: regulations, funds, the way of counting, doubts, what its source notes.

    Of an unknown step why it is so.
    """
    if not known(step):
        return reason_of(say, step)
    if is_parts(step):
        return "; ".join(part for part in (aside_of(say, step), note_of(say, step)) if part)
    told = [] if numbers.is_missing(step["detail"]) else [str(step["detail"])]
    if step["counted_by"] == "branch":
        told.append(say("inpres.label.branch"))
    if step["status"] == "estimate":
        told.append(say("analysis.status.estimate"))
    if step["basis"] in ("sakernas", "semesta", "unstated"):
        told.append(say(f"pages.basis.{step['basis']}"))
    told += [doubt_of(say, step), note_of(say, step), _others(say, step)]
    return "; ".join(part for part in told if part)


def aside_of(say: Text, parts: Step) -> str:
    """How many parts have a figure that is not counted; '' where none has."""
    return say("inpres.label.set_aside", count=int(parts["set_aside"])) if parts["set_aside"] else ""


def reason_of(say: Text, step: Step) -> str:
    """Why nothing is known of an area's own step; '' where nobody can say."""
    if is_parts(step) or numbers.is_missing(step["missing_reason"]):
        return ""
    return say(str(step["missing_reason"]))


def doubt_of(say: Text, step: Step) -> str:
    """What the facts hold against a figure; '' where nothing."""
    caveat = None if is_parts(step) or numbers.is_missing(step["caveat"]) else str(step["caveat"])
    return "" if caveat is None else say(f"analysis.flags.{_CAVEATS.get(caveat, caveat)}")


def note_of(say: Text, step: Step) -> str:
    """Of what and of whom the source speaks; of an estimate its mark says it already."""
    if numbers.is_missing(step["note"]) or (not is_parts(step) and step["status"] == "estimate"):
        return ""
    if say.language == "en" and numbers.is_missing(step["note_en"]):
        return say("documents.note_alone", note=step["note"])
    return str(step["note_en"] if say.language == "en" else step["note"])


def _others(say: Text, step: Step) -> str:
    """Other sources that tell another number for the same month, each with its number."""
    others = step["others"] if isinstance(step["others"], tuple) else ()
    told = [
        say("inpres.label.other", n=numbers.number(n, 0, say.language), source=source) for n, source in others
    ]
    return "; ".join(told)


def source_of(step: Step) -> str:
    """Who published the figure; '' where nothing is known, or parts have several sources."""
    if not known(step) or numbers.is_missing(step["source_title"]):
        return ""
    return str(step["source_title"])


def shares_of_chart(step: Step) -> tuple[float, float, float, float]:
    """Per cent (done, in part, not yet, not known) that a bar is made of; more than 100 where a share is.

    Of parts, each part counts once: 12 of 24 that have budgeted are half a bar, whatever their size.
    """
    if is_parts(step):
        whole = 100 / max(int(step["total"]), 1)
        unknown = step["unknown"] + step["count"]
        done, part, short = (float(step[state]) * whole for state in ("full", "part", "none"))
        return done, part, short, float(unknown) * whole
    value = share(step)
    if value is None:
        return 0.0, 0.0, 0.0, 100.0
    return value, 0.0, max(0.0, 100.0 - value), 0.0
