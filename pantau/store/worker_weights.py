"""How a province's participants may be shared out among its regencies: the methods that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from pantau.store.sakernas import Employed

# By formal and informal workers; by workers alone, which is the province's rate for all.
BY_STRUCTURE, BY_WORKERS = "worker_structure", "workers_share"
METHODS = (BY_STRUCTURE, BY_WORKERS)


def weights_of(method: str, pu: int, bpu: int, workers: Mapping[str, Employed]) -> dict[str, Fraction]:
    """What each regency gets of PU and BPU together, in people, exact and not rounded; by code.

    Where a whole province has no formal or no informal workers, workers stand in for them.
    """
    everyone = sum(row.people for row in workers.values())
    formal = sum(row.formal for row in workers.values())
    if method == BY_WORKERS or formal in (0, everyone):
        return {code: Fraction((pu + bpu) * row.people, everyone) for code, row in workers.items()}
    return {
        code: Fraction(pu * row.formal, formal) + Fraction(bpu * (row.people - row.formal), everyone - formal)
        for code, row in workers.items()
    }
