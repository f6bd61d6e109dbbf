"""What if so many workers were paid for: cost, coverage and gap of a plan of funding in one budget year.

A plan is a few lines: a source of funds pays the contributions of some workers for some months.
All of it is arithmetic on whole people and whole rupiah; nothing here is a figure of record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pantau.analysis.programme.contributions import full_tariff, tariff

MONTHS = 12
TARIFF = tariff()
# who may pay, as links write it
SOURCES = ("apbd", "dbh_sawit", "dbhcht", "csr", "baznas", "gotong_royong", "dana_desa", "lain")
MAX_LINES = 12
_LINE = re.compile(r"([a-z_]+)-(\d{1,9})-(\d{1,2})-(\d{1,2})")


class PlanError(ValueError):
    """A plan that cannot be worked out.

    Attributes: reason ('source', 'months', 'beyond_december', 'too_many', 'form'),
    line (1 is the first; 0: the plan as a whole).
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"plan, line {line}: {reason}")
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Line:
    """Workers paid for by one source: `months` months from month `start` (1 to 12) of the budget year."""

    source: str
    workers: int
    months: int
    start: int = 1

    @property
    def last(self) -> int:
        """The last month paid for."""
        return self.start + self.months - 1

    def pays(self, month: int) -> bool:
        """Whether `month` (1 to 12) is paid for."""
        return self.start <= month <= self.last


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines of one budget year. tariff: rupiah a month and worker.

    discount: first and last month (1 to 12) at half the tariff (PP 50/2025), None where it is off;
    lines that APBN or APBD pays are left out of it (contributions.full_tariff).
    """

    lines: tuple[Line, ...]
    year: int
    tariff: int = TARIFF
    discount: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan does to one area, if its workers are others than those active now.

    active: participants in each of the twelve months. coverage: per cent of `denominator`,
    never clipped, empty where the denominator is not known. beyond: how many the plan pays for
    in its fullest month over those not covered; 0 where that is not known.
    """

    numerator: int
    denominator: int | None
    funded: tuple[int, ...]
    active: tuple[int, ...]
    coverage: tuple[float, ...]
    beyond: int

    @property
    def december(self) -> int:
        """Participants in December, when the targets of a year fall due."""
        return self.active[-1]

    @property
    def fullest(self) -> int:
        """The first month (1 to 12) with the most participants."""
        return self.active.index(max(self.active)) + 1


def read_lines(text: str) -> tuple[Line, ...]:
    """'apbd-10000-12-1,csr-500-6-7' -> lines; '' -> none. Raises PlanError for the first wrong one."""
    parts = text.split(",") if text else []
    if len(parts) > MAX_LINES:
        raise PlanError("too_many")
    return tuple(_read_line(part, at) for at, part in enumerate(parts, start=1))


def _read_line(text: str, at: int) -> Line:
    found = _LINE.fullmatch(text)
    if not found:
        raise PlanError("form", at)
    source, workers, months, start = found.group(1), *(int(part) for part in found.groups()[1:])
    if source not in SOURCES:
        raise PlanError("source", at)
    if not (1 <= months <= MONTHS and 1 <= start <= MONTHS):
        raise PlanError("months", at)
    if start + months - 1 > MONTHS:
        # the next budget year decides about its own months
        raise PlanError("beyond_december", at)
    return Line(source, workers, months, start)


def write_lines(lines: tuple[Line, ...]) -> str:
    """The lines as a link holds them: the reverse of `read_lines`."""
    return ",".join(f"{line.source}-{line.workers}-{line.months}-{line.start}" for line in lines)


def half(tariff: int) -> int:
    """Half a tariff, an odd rupiah rounded up: a budget must not fall short."""
    return -(-tariff // 2)


def months_at_half(line: Line, plan: Plan) -> int:
    """How many of a line's months are paid for at half the tariff."""
    if plan.discount is None or line.source in full_tariff():
        return 0
    first, last = plan.discount
    return max(0, min(last, line.last) - max(first, line.start) + 1)


def cost_of(line: Line, plan: Plan) -> int:
    """Rupiah that one line costs at the tariffs of the plan."""
    halved = months_at_half(line, plan)
    return line.workers * (halved * half(plan.tariff) + (line.months - halved) * plan.tariff)


def cost(plan: Plan) -> int:
    """Rupiah that the plan costs: the sum of its lines."""
    return sum(cost_of(line, plan) for line in plan.lines)


def cost_by_month(plan: Plan) -> tuple[int, ...]:
    """Rupiah due for each of the twelve months."""
    return tuple(
        sum(cost_of(replace(line, months=1, start=month), plan) for line in plan.lines if line.pays(month))
        for month in range(1, MONTHS + 1)
    )


def funded_by_month(plan: Plan) -> tuple[int, ...]:
    """Workers paid for in each of the twelve months, all lines together."""
    return tuple(
        sum(line.workers for line in plan.lines if line.pays(month)) for month in range(1, MONTHS + 1)
    )


def ending_in_december(plan: Plan) -> int:
    """Workers whose funding ends with the budget year: those who are no longer paid for in January."""
    return funded_by_month(plan)[-1]


def outcome(plan: Plan, numerator: int, denominator: int | None) -> Outcome:
    """The plan added to `numerator` participants of `denominator` workers (None: not known)."""
    funded = funded_by_month(plan)
    active = tuple(numerator + workers for workers in funded)
    known = denominator is not None and denominator > 0
    coverage = tuple(100 * people / denominator for people in active) if known and denominator else ()
    uncovered = max(0, denominator - numerator) if known and denominator else max(funded)
    return Outcome(
        numerator=numerator,
        denominator=denominator if known else None,
        funded=funded,
        active=active,
        coverage=coverage,
        beyond=max(0, max(funded) - uncovered),
    )


def cost_of_workers(workers: int, plan: Plan) -> int:
    """Rupiah that closing a gap of `workers` costs in a year, at the plan's tariff, if APBD pays."""
    return cost_of(Line("apbd", workers, MONTHS), plan)
