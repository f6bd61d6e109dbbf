"""Checking a release that is there against the facts it should hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from pantau.areas import REGENCY_LEVELS
from pantau.folders import CATALOGUE, FACTS
from pantau.store.archived import received
from pantau.store.build import inputs_hash
from pantau.store.content import read_content
from pantau.store.digest import verify
from pantau.store.estimates import APART, UNEQUAL
from pantau.store.official.mixes import MIXED
from pantau.store.records import Observation
from pantau.store.release import Release
from pantau.text import Text

_COMPARED = ("area_code", "indicator", "segment", "as_of", "boundaries", "status", "source_id")


def audit(release: Release, facts: Path = FACTS, catalogue: Path = CATALOGUE) -> list[str]:
    """What is wrong with a release, in Indonesian; [] when nothing is.

    The file's digest, its inputs, the rows of every table, every figure, and the sums of the
    estimates are compared with what the facts give now. Raises DamagedReleaseError for a file
    that was changed, RefusedRowsError for facts that no release could be built from.
    """
    verify(release.path)
    say = Text()
    inputs = release.query("release_inputs")
    official = inputs.loc[inputs["kind"] == "official", "sha256"].tolist()
    if not release.id.endswith(f"-{inputs_hash(facts, catalogue, official)}"):
        return [say("cli.check_stale", id=release.id)]
    files = [received(release.path.parent, sha256) for sha256 in official]
    content = read_content(facts, catalogue, files)
    expected = {name: len(rows) for name, rows in content.tables.items()}
    expected |= {
        "observation": len(content.observations) + len(content.official),
        "finding": len(content.findings),
        "report": len(content.reports),
    }
    counts = release.query("counts").set_index("table_name")["row_count"]
    wrong = [
        say("cli.check_count", table=name, found=counts[name], expected=count)
        for name, count in sorted(expected.items())
        if counts[name] != count
    ]
    found = release.query("checked_observations")
    differing = len(_as_written(found) ^ {_figure(row) for row in content.observations})
    differing += len(_totals(release.query("official_totals")) ^ _expected_totals(content.official))
    if differing:
        wrong.append(say("cli.check_differs", count=differing))
    unequal, apart = (
        {finding.area_code for finding in content.findings if finding.rule in rules}
        for rules in ((UNEQUAL,), APART)
    )
    return wrong + _unequal_sums(found, release.query("areas"), unequal, apart)


def _totals(frame: pd.DataFrame) -> set[tuple[object, ...]]:
    return set(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def _expected_totals(official: pd.DataFrame) -> set[tuple[object, ...]]:
    """Of each indicator and segment of official figures: how many, and both sums (None: no figure)."""
    if official.empty:
        return set()
    groups = official.groupby(["indicator", "segment"], observed=True)
    sums = groups[["numerator", "denominator"]].sum(min_count=1)
    return _totals(pd.concat([groups.size().rename("figures"), sums], axis=1).reset_index())


def _figure(row: Observation) -> tuple[object, ...]:
    return (*(getattr(row, name) for name in _COMPARED), row.numerator, row.denominator, row.published_pct)


def _as_written(frame: pd.DataFrame) -> set[tuple[object, ...]]:
    columns = [*_COMPARED, "numerator", "denominator", "published_pct"]
    rows = frame[columns].astype(object).where(frame[columns].notna(), None)
    return set(rows.itertuples(index=False, name=None))


def _unequal_sums(
    observations: pd.DataFrame,
    areas: pd.DataFrame,
    unequal: Collection[str | None],
    apart: Collection[str | None],
) -> list[str]:
    """Provinces whose kabupaten and kota do not add up to them in coverage_employed.

    But for those whose official reports do not fit into their figure (`unequal`); where areas are not
    estimated or were counted by branch (`apart`), the rest may not be more than the whole.
    An official figure of a province stands beside the one that its parts add up to.
    """
    say = Text()
    names = dict(zip(areas["code"], areas["name"], strict=True))
    sums, totals = _sums_and_totals(observations, areas)
    return [
        say(
            "cli.check_sum", area=names[key[0]], year=key[1], segment=key[2], sum=parts, total=totals.get(key)
        )
        for key, parts in sums.items()
        if key[0] not in unequal and not _adds_up(parts, totals.get(key), whole=key[0] not in apart)
    ]


_Key = tuple[str, int, str]  # province of before 2022, year, segment


def _sums_and_totals(
    observations: pd.DataFrame, areas: pd.DataFrame
) -> tuple[dict[_Key, list[int]], dict[_Key, tuple[int, int]]]:
    """People and workers of the kabupaten and kota of each province added up, and of the province itself."""
    predecessor = dict(zip(areas["code"], areas["province_code_2020"], strict=True))
    level = dict(zip(areas["code"], areas["level"], strict=True))
    sums: dict[_Key, list[int]] = defaultdict(lambda: [0, 0])
    totals: dict[_Key, tuple[int, int]] = {}
    provinces = {code for code, kind in level.items() if kind == "province"}
    rows = observations[
        (observations["indicator"] == "coverage_employed")
        & (observations["grain"] == "year")
        # of either alone only those stand that reported it
        & (observations["segment"] == "pu_bpu")
        & ((observations["status"] != "official") | ~observations["area_code"].isin(provinces))
        # those of a branch are of other people than the province's
        & ~observations["counted_by"].isin(["branch", MIXED])
    ]
    rows = rows.assign(year=pd.to_datetime(rows["period"]).dt.year)
    for code, year, segment, people, workers in rows[
        ["area_code", "year", "segment", "numerator", "denominator"]
    ].itertuples(index=False, name=None):
        if level.get(code) == "province":
            totals[code, year, segment] = (people, workers)
        elif level.get(code) in REGENCY_LEVELS:
            sums[predecessor[code], year, segment][0] += people
            sums[predecessor[code], year, segment][1] += workers
    return sums, totals


def _adds_up(parts: Sequence[int], total: tuple[int, int] | None, *, whole: bool) -> bool:
    """Whether people and workers of the parts are those of the total; not `whole`: at most."""
    if total is None:
        return False
    return all(part == of if whole else part <= of for part, of in zip(parts, total, strict=True))
