"""What was found of a claim, in the reader's language: for the page, the text file and the CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pantau.claims.judge.arithmetic import Check
from pantau.claims.judge.comparators import Comparator
from pantau.claims.judge.differences import Difference
from pantau.claims.judge.figures import exact
from pantau.claims.judge.intervals import Interval
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.mentions import Number
from pantau.claims.read.text import Claim, Figure
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import listing, number, percent, points, rupiah, signed


@dataclass(frozen=True)
class Words:
    """The texts of a language with the names of areas, indicators and segments by their ids."""

    say: Text
    areas: Mapping[str, str]
    indicators: Mapping[str, str]
    segments: Mapping[str, str]

    @property
    def language(self) -> str:
        return self.say.language

    def area(self, code: str) -> str:
        """The name of an area or Kanwil; its code where the release lacks it."""
        return self.areas.get(code, code)

    def date(self, as_of: object) -> str:
        return date_text(as_of, self.language)

    def value(self, amount: Decimal, unit: str, digits: int = 2) -> str:
        """An amount in its unit: 'percent', 'points', 'rupiah' or a count."""
        if unit == "percent":
            return percent(amount, digits, self.language)
        if unit == "points":
            return points(amount, digits, self.language)
        if unit == "rupiah":
            return rupiah(amount, self.language)
        return number(amount, 0, self.language)

    def span(self, found: Interval, unit: str) -> str:
        """What was computed; its two ends where printed decimals leave more than one answer."""
        low, high = (self.value(end, unit) for end in (found.low, found.high))
        body = low if low == high else self.say("claims.range", low=low, high=high)
        return self.say("claims.people", number=body) if unit == "people" else body

    def read_as(self, figure: Figure) -> str:
        """What a number was read as, with what its printed decimals allow."""
        one = figure.number
        if one.low is None or one.high is None:
            return self.say("claims.unread")
        digits = _digits(one)
        low, high = (self.value(end, one.unit, digits + 1) for end in (one.low, one.high))
        if one.value is None:
            return self.say("claims.range", low=low, high=high)
        value = self.value(one.value, one.unit, digits)
        return value if low == high else self.say("claims.from_to", value=value, low=low, high=high)

    def apart(self, found: Difference) -> str:
        """The claim's number less the figure's, with its sign; 'sama' where they agree."""
        if found.agrees:
            return self.say("claims.head.yes")
        if found.unit == "points":
            return points(found.difference, 2, self.language)
        return self.say("claims.people", number=signed(found.difference, 0, self.language))

    def title(self, claim: Claim, at: int) -> str:
        """'Klaim 1: Bali · Maret 2025'."""
        about = [self.area(claim.codes[0])] if len(claim.codes) == 1 else []
        about += [self.date(when.period.as_of) for when in claim.whens if when.period]
        if claim.kind:
            about.append(self.segments.get(claim.kind, claim.kind))
        if not about:
            return self.say("claims.claim", at=at)
        return self.say("claims.claim_of", at=at, about=" · ".join(about))

    def arithmetic(self, judged: Judged) -> str:
        """The verdict on a claim's own arithmetic, in a few words."""
        kind = judged.arithmetic
        if kind == "differs":
            worst = max(
                (check for check in judged.checks if check.verdict == "differs"),
                key=lambda check: abs(check.difference),
            )
            return self.say("claims.arithmetic.differs", difference=self._size(worst))
        if kind == "computed":
            first = judged.checks[0]
            return self.say("claims.arithmetic.computed", value=self.span(first.computed, first.unit))
        return self.say(f"claims.arithmetic.{kind}")

    def _size(self, check: Check) -> str:
        size = abs(check.difference)
        if check.unit == "people":
            return self.say("claims.people", number=number(size, 0, self.language))
        return points(size, 2, self.language).lstrip("+")

    def check(self, claim: Claim, check: Check) -> str:
        """One calculation as a sentence."""
        texts = {figure.role: figure.number.text.strip() for figure in claim.figures}
        sentence = self.say(
            f"claims.check.{check.kind}",
            n=texts.get("numerator", ""),
            whole=texts.get("denominator", ""),
            first=texts.get("from", ""),
            last=texts.get("to", ""),
            computed=self.span(check.computed, check.unit),
            stated=check.stated.text.strip() if check.stated else "",
        )
        if check.verdict in ("cut_off", "points_called_percent", "wrong_way"):
            return f"{sentence} {self.say(f'claims.check.{check.verdict}')}"
        return sentence

    def name(self, row: Mapping[str, Any]) -> str:
        """The figure's indicator, with the segment where it is not the whole."""
        name = self.indicators.get(row["indicator"], row["indicator"])
        whole = "pu_bpu" if row["indicator"] == "coverage_employed" else "all"
        if row["segment"] != whole:
            name = f"{name} · {self.segments.get(row['segment'], row['segment'])}"
        return str(name)

    def figure(self, row: Mapping[str, Any]) -> str:
        """'Cakupan UCJ (angka terbitan), 31 Maret 2025'."""
        return self.say("claims.beside.what", indicator=self.name(row), date=self.date(row["as_of"]))

    def target_value(self, target: Mapping[str, Any]) -> str:
        """What a target asks for: a per cent or people."""
        if target["unit"] == "people":
            return self.say("claims.people", number=number(target["value"], 0, self.language))
        return percent(target["value"], 2, self.language)

    def beside(self, judged: Judged) -> str:
        """The verdict on a claim beside the release, in a few words."""
        kind = judged.beside
        if kind in ("none", "nothing", "unplaced"):
            return self.say(f"claims.beside.{kind}")
        if not judged.comparators or not (judged.comparators[0].partly or kind in ("differs", "apart")):
            return self._beside_target(judged, kind)
        first = judged.comparators[0]
        gaps = [self.apart(found) for found in first.differences if not found.agrees]
        return self.say(
            f"claims.beside.{kind}",
            what=self.figure(first.row),
            difference=listing(gaps, self.language),
            reasons=self.reasons(first),
        )

    def _beside_target(self, judged: Judged, kind: str) -> str:
        aim = judged.targets[0]
        return self.say(
            f"claims.beside.{kind}",
            what=self.say("claims.beside.target", document=self.document(aim.row)),
            difference=self._off_target(judged.claim.number("target"), aim.row),
            reasons=self.say("claims.reason.target"),
        )

    def reasons(self, one: Comparator) -> str:
        """Why a figure is of something else than the claim speaks of: 'tanggal lain dan basis lain'."""
        return listing([self.say(f"claims.reason.{reason}") for reason in one.reasons], self.language)

    def document(self, target: Mapping[str, Any]) -> str:
        """The document of a target with its year: 'RPJMN 2025-2029, 2025'."""
        document, year = str(target["document"]), str(target["year"])
        return document if document.endswith(year) else f"{document}, {year}"

    def _off_target(self, stated: Number | None, target: Mapping[str, Any]) -> str:
        if stated is None or stated.value is None:
            return ""
        unit = "points" if target["unit"] == "percent" else "people"
        return self.value(abs(stated.value - exact(target["value"])), unit).lstrip("+")

    def comparator(self, one: Comparator) -> str:
        """A figure beside a claim in one line, for files."""
        parts = [
            self.say("claims.comparator.same", role=self.say(f"claims.role.{found.role}"))
            if found.agrees
            else self.say(
                "claims.comparator.difference",
                role=self.say(f"claims.role.{found.role}"),
                difference=self.apart(found),
            )
            for found in one.differences
        ]
        if one.reasons:
            parts.append(f"({self.reasons(one)})")
        value = one.row["value"]
        return self.say(
            "claims.comparator.line",
            indicator=self.name(one.row),
            date=self.date(one.row["as_of"]),
            value=self.counts(one.row) if value is None else percent(value, 2, self.language),
            differences=", ".join(parts),
            source=one.row["source_title"],
        )

    def counts(self, row: Mapping[str, Any]) -> str:
        """'935.079 / 1.873.899', with a dash for what the source does not give."""
        return " / ".join(number(row[name], 0, self.language) for name in ("numerator", "denominator"))

    def estimate(self, row: Mapping[str, Any]) -> str:
        """An estimate in a few words, for reading only."""
        return self.say(
            "claims.estimate",
            indicator=self.indicators.get(row["indicator"], row["indicator"]),
            date=self.date(row["as_of"]),
            value=percent(row["value"], 1, self.language),
        )


def _digits(one: Number) -> int:
    """How many decimals a per cent or points figure was printed with."""
    if one.unit not in ("percent", "points") or one.low is None or one.high is None:
        return 0
    width = one.high - one.low
    return max(0, -int(width.adjusted())) if 0 < width < 1 else 0
