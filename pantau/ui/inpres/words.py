"""Steps of a cascade in words: of one area, and of the parts of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.analysis.programme.cascade import YES_OR_NO, share
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.values import numerator_text, ranged

Step = Mapping[str, Any]  # a row of `cascade` (one area) or of `roll_up` (the parts of one)


def is_parts(step: Step) -> bool:
    """Whether a step tells of an area's parts."""
    return "total" in step


def known(step: Step) -> bool:
    """Whether anything is known of the step."""
    if is_parts(step):
        return bool(step["unknown"] < step["total"])
    return bool(step["state"] != "unknown")


def inside(name: str) -> str:
    """A step's name inside a sentence: 'anggaran', but 'OPD terdaftar'."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def step_label(say: Text, name: str, step: Step) -> str:
    """'12 sudah, 12 belum dari 24 kab/kota'; '30,8% (12 dari 39 OPD)'; 'belum diketahui'."""
    if not known(step):
        return say("inpres.unknown")
    if name in YES_OR_NO:
        return _parts_words(say, name, step) if is_parts(step) else say(f"inpres.word.{name}.{step['state']}")
    if numbers.is_missing(step["denominator"]):
        return share_text(say, step) if _has_share(step) else _count(say, step)
    of = numbers.number(step["denominator"], 0, say.language)
    values = {
        "share": share_text(say, step),
        "n": count_text(say, step),
        "of": of,
        "unit": say(f"inpres.unit.{name}", count=of),
    }
    if not is_parts(step):
        return say("inpres.label.of", **values)
    return say("inpres.label.parts_of", summed=int(step["summed"]), total=int(step["total"]), **values)


def _has_share(step: Step) -> bool:
    return not is_parts(step) and not numbers.is_missing(step["value"])


def _count(say: Text, step: Step) -> str:
    if is_parts(step):
        return _parts_words(say, "budget", step)
    return say("inpres.label.count", n=numbers.number(step["numerator"], 0, say.language))


def _parts_words(say: Text, name: str, step: Step) -> str:
    """Parts by what is known of them; what nobody is in is left out."""
    words = {
        say(f"inpres.word.{name}.full"): step["full"],
        say(f"inpres.word.{name}.none"): step["none"],
        say("inpres.unknown"): step["unknown"],
    }
    told = [
        say("inpres.label.parts_word", count=numbers.number(count, 0, say.language), word=word)
        for word, count in words.items()
        if count
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
    """The date of a step; of parts the span of theirs, and which of it a sum is made of."""
    if not known(step):
        return ""
    if not is_parts(step):
        return "" if numbers.is_missing(step["as_of"]) else date_text(step["as_of"], say.language)
    if numbers.is_missing(step["first"]):
        return ""
    first, last = (date_text(step[name], say.language) for name in ("first", "last"))
    if first == last:
        return first
    if numbers.is_missing(step["as_of"]):
        return say("inpres.label.span", first=first, last=last)
    return say("inpres.label.span_sum", first=first, last=last, date=date_text(step["as_of"], say.language))


def detail_of(say: Text, step: Step) -> str:
    """What else a reader must know: names of regulations, funds, the way of counting, whether an estimate."""
    if is_parts(step) or not known(step):
        return ""
    told = [] if numbers.is_missing(step["detail"]) else [str(step["detail"])]
    if step["counted_by"] == "branch":
        told.append(say("inpres.label.branch"))
    if step["status"] == "estimate":
        told.append(say("analysis.status.estimate"))
    if step["basis"] in ("sakernas", "semesta", "unstated"):
        told.append(say(f"pages.basis.{step['basis']}"))
    return "; ".join(told)


def source_of(say: Text, step: Step) -> str:
    """Who published the figure; '' where nothing is known, or parts have several sources."""
    if not known(step) or numbers.is_missing(step["source_title"]):
        return ""
    if not is_parts(step) and step["status"] == "estimate":
        return say("store.estimate_source")
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
