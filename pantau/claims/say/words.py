"""What was found of a claim, in the reader's language: for the page, the text file and the CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pantau.areas import group_name
from pantau.catalogue import Indicator, Segment
from pantau.claims.judge.arithmetic import Recomputation
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparisons import NumberComparison
from pantau.claims.judge.intervals import Interval
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.claim import Claim
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import MISSING, listing, number, percent, points, rupiah, signed
from pantau.text.values import shown


@dataclass(frozen=True)
class Words:
    """The texts of a language with the names of areas by code, and indicators and segments by their ids."""

    say: Text
    areas: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    segments: Mapping[str, Segment]

    @property
    def language(self) -> str:
        return self.say.language

    def area(self, code: str) -> str:
        """The name of an area, Kanwil or group; its code where the release lacks it."""
        return self.areas.get(code) or group_name(code) or code

    def segment(self, segment_id: str) -> str:
        """The name of a segment, group or institution; its id where the release lacks it."""
        known = self.segments.get(segment_id)
        return known.name[self.language] if known else segment_id

    def indicator(self, indicator_id: str) -> str:
        """The name of an indicator; its id where the release lacks it."""
        known = self.indicators.get(indicator_id)
        return known.name[self.language] if known else indicator_id

    def definition(self, indicator_id: str) -> str:
        """What an indicator is, as the catalogue defines it; '' where the release lacks it."""
        known = self.indicators.get(indicator_id)
        return known.definition[self.language] if known else ""

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

    def gap(self, found: NumberComparison, beside: Comparator) -> str:
        """The claim's number less the figure's, with its sign; 'sama' where they agree.

        A dash where the figure is of something else or in doubt: that difference is none.
        """
        if found.agrees:
            return self.say("claims.head.yes")
        if not beside.tells_gap:
            return MISSING
        if found.unit == "points":
            return points(found.difference, 2, self.language)
        return self.say("claims.people", number=signed(found.difference, 0, self.language))

    def title(self, claim: Claim, at: int) -> str:
        """'Klaim 1: Bali · Maret 2025'."""
        about = [self.area(claim.codes[0])] if len(claim.codes) == 1 else []
        about += [self.date(when.period.as_of) for when in claim.dates if when.period]
        about += [self.indicator(claim.indicator)] if claim.indicator else []
        about += [self.segment(claim.segment)] if claim.segment else []
        if not about:
            return self.say("claims.claim", at=at)
        return self.say("claims.claim_of", at=at, about=" · ".join(about))

    def arithmetic(self, judged: Judged) -> str:
        """The verdict on a claim's own arithmetic, in a few words."""
        kind = judged.arithmetic_verdict
        if kind == "differs":
            worst = max(
                (found for found in judged.recomputations if found.verdict == "differs"),
                key=lambda found: abs(found.difference),
            )
            return self.say("claims.arithmetic.differs", difference=self._size(worst))
        if kind == "computed":
            first = judged.recomputations[0]
            return self.say("claims.arithmetic.computed", value=self.span(first.computed, first.unit))
        return self.say(f"claims.arithmetic.{kind}")

    def _size(self, found: Recomputation) -> str:
        size = abs(found.difference)
        if found.unit == "people":
            return self.say("claims.people", number=number(size, 0, self.language))
        return points(size, 2, self.language).lstrip("+")

    def recomputation(self, claim: Claim, found: Recomputation) -> str:
        """One calculation as a sentence; '' where there is nothing to tell of it."""
        if not found.is_told:
            return ""
        computed = self.span(found.computed, found.unit)
        texts = {figure.role: figure.number.text.strip() for figure in claim.figures}
        sentence = self.say(
            f"claims.check.{found.kind}",
            n=texts.get("numerator", ""),
            whole=texts.get("denominator", ""),
            first=texts.get("from", ""),
            last=texts.get("to", ""),
            computed=computed.replace("+", "") if found.is_of_numbers_alone else computed,
            stated=found.stated.text.strip() if found.stated else "",
        )
        if found.verdict in ("cut_off", "points_called_percent"):
            return f"{sentence} {self.say(f'claims.check.{found.verdict}')}"
        return sentence

    def checks(self, judged: Judged) -> list[str]:
        """The calculations on a claim as sentences."""
        told = (self.recomputation(judged.claim, found) for found in judged.recomputations)
        return [sentence for sentence in told if sentence]

    def name(self, row: Mapping[str, Any]) -> str:
        """The figure's indicator, its segment where that is not the whole, its area on old boundaries."""
        name = self.indicator(row["indicator"])
        if not self._is_whole(row):
            name = f"{name} · {self.segment(row['segment'])}"
        return f"{name} · {self.land(row)}" if row["territory"] == 34 else name

    def valued(self, row: Mapping[str, Any]) -> str:
        """'Bali 50,88% (Cakupan UCJ (angka terbitan) · Semua segmen, 31 Maret 2025)': all that it is of."""
        return self.say(
            "claims.valued",
            area=self.land(row),
            value=shown(row, self.language, 2),
            indicator=self.indicator(row["indicator"]),
            segment=self.segment(row["segment"]),
            date=self.date(row["as_of"]),
        )

    def land(self, row: Mapping[str, Any]) -> str:
        """The name of a figure's area, with its old boundaries where the figure is on them."""
        name = self.area(row["area_code"])
        return self.say("analysis.name_before_split", area=name) if row["territory"] == 34 else name

    def _is_whole(self, row: Mapping[str, Any]) -> bool:
        """Whether a figure is of the segment that its indicator shows first; no group is a whole."""
        indicator, segment = self.indicators.get(row["indicator"]), self.segments.get(row["segment"])
        known = bool(indicator and segment and segment.kind == "segment")
        return known and bool(indicator and indicator.default_segment == row["segment"])

    def figure(self, row: Mapping[str, Any]) -> str:
        """'Cakupan UCJ (angka terbitan), 31 Maret 2025'."""
        return self.say("claims.beside.what", indicator=self.name(row), date=self.date(row["as_of"]))

    def reasons(self, one: Comparator) -> str:
        """Why a figure is of something else than the claim speaks of: 'tanggal lain dan basis lain'.

        Of one that does not agree also its own doubts.
        """
        return self.listed(one.reasons if one.agrees else one.why_apart)

    def listed(self, reasons: Sequence[str]) -> str:
        """Reasons in words; '' for none."""
        if not reasons:
            return ""
        return listing([self.say(f"claims.reason.{reason}") for reason in reasons], self.language)

    def document(self, target: Mapping[str, Any]) -> str:
        """The document of a target with its year: 'RPJMN 2025-2029, 2025'."""
        document, year = str(target["document"]), str(target["year"])
        return document if document.endswith(year) else f"{document}, {year}"

    def comparator(self, one: Comparator) -> str:
        """A figure beside a claim in one line, for files; one of another measure without a difference."""
        if not one.tells_gap:
            return self._other(one)
        parts = [
            self.say("claims.comparator.same", role=self.say(f"claims.role.{found.role}"))
            if found.agrees
            else self.say(
                "claims.comparator.difference",
                role=self.say(f"claims.role.{found.role}"),
                difference=self.gap(found, one),
            )
            for found in one.comparisons
        ]
        if self.reasons(one):
            parts.append(f"({self.reasons(one)})")
        return self.say("claims.comparator.line", differences=", ".join(parts), **self._line(one))

    def _other(self, one: Comparator) -> str:
        line = self.say("claims.comparator.other", **self._line(one))
        return f"{line} ({self.reasons(one)})" if self.reasons(one) else line

    def _line(self, one: Comparator) -> dict[str, str]:
        row = one.figure.row
        value = self.counts(row)
        if row["value"] is not None:
            share = percent(row["value"], 2, self.language)
            value = share if row["numerator"] is None else f"{share} ({value})"
        return {
            "indicator": self.name(row),
            "basis": self.say(f"pages.basis.{row['basis']}"),
            "date": self.date(row["as_of"]),
            "value": value,
            "source": str(row["source_title"]),
        }

    def counts(self, row: Mapping[str, Any]) -> str:
        """'935.079 / 1.873.899', with a dash for what the source does not give."""
        return " / ".join(number(row[name], 0, self.language) for name in ("numerator", "denominator"))

    def estimate(self, row: Mapping[str, Any]) -> str:
        """An estimate in a few words, for reading only."""
        return self.say(
            "claims.estimate",
            indicator=self.indicator(row["indicator"]),
            date=self.date(row["as_of"]),
            value=shown(row, self.language),
        )
