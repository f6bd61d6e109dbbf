"""Coverage of employed workers from official participants: one figure a year, of its last month."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from pantau.areas import Areas
from pantau.store.computed import COVERED_SEGMENTS, year_observation
from pantau.store.official.mixes import MIXED, made_of, way_of, ways
from pantau.store.official.stack import winners
from pantau.store.periods import parse_as_of
from pantau.store.records import Observation
from pantau.text.both import both
from pantau.text.dates import date_text

_WAGES = ("pu", "bpu")


@dataclass(frozen=True, slots=True)
class Reported:
    """Active participants of an area in the last month of a year for which PU and BPU are both given.

    pu_by, bpu_by: how each was counted ('nik', 'branch', 'unstated').
    """

    year: int
    month: int
    area_code: str
    pu: int
    bpu: int
    source_id: str
    pu_by: str = "unstated"
    bpu_by: str = "unstated"

    def people(self, segment: str) -> int:
        """Participants of 'pu', 'bpu' or both ('pu_bpu')."""
        return {"pu": self.pu, "bpu": self.bpu, "pu_bpu": self.pu + self.bpu}[segment]

    @property
    def by_domicile(self) -> bool:
        """Whether they may be people who live in the area: no source says that a branch counted them."""
        return "branch" not in (self.pu_by, self.bpu_by)

    def counted(self, segment: str) -> str:
        """How those of `people` were counted; 'mixed' where PU and BPU were in different ways."""
        return {"pu": self.pu_by, "bpu": self.bpu_by}.get(segment) or way_of((self.pu_by, self.bpu_by))


def reported_by_year(rows: pd.DataFrame) -> list[Reported]:
    """The last complete month of every area and year, in order of year and area.

    `rows`: the participants of all files, stacked.
    """
    if rows.empty:
        return []
    wanted = (rows["active"].notna() & rows["segment"].isin(_WAGES) & (rows["grain"] == "month")).to_numpy()
    rows = winners(rows[wanted], ("area_code", "period", "segment"))
    rows = rows.assign(by=ways(rows))
    pu, bpu = (rows[(rows["segment"] == name).to_numpy()] for name in _WAGES)
    both = pu.merge(bpu, on=["area_code", "period"], suffixes=("_pu", "_bpu"))
    both = both.assign(year=both["period"].dt.year).sort_values("period", kind="stable")
    last = both[~both.duplicated(["area_code", "year"], keep="last").to_numpy()]
    names = ["year", "period", "area_code", "active_pu", "active_bpu", "source_id_pu", "by_pu", "by_bpu"]
    return sorted(
        (
            Reported(int(year), period.month, str(code), int(pu), int(bpu), str(source), *by)
            for year, period, code, pu, bpu, source, *by in last[names].itertuples(index=False)
        ),
        key=lambda one: (one.year, one.area_code),
    )


def reported_parts(rows: pd.DataFrame) -> dict[tuple[int, str], int]:
    """The largest count of PU or of BPU alone by year and area, not by branch; rows as `reported_by_year`."""
    if rows.empty:
        return {}
    counted = rows["active"].notna() & rows["segment"].isin(_WAGES)
    rows = winners(rows[counted.to_numpy()], ("area_code", "period", "grain", "segment"))
    rows = rows[ways(rows) != "branch"]
    told = zip(rows["period"].dt.year, rows["area_code"].astype("str"), rows["active"], strict=True)
    largest: dict[tuple[int, str], int] = {}
    for year, code, people in told:
        largest[int(year), code] = max(int(people), largest.get((int(year), code), 0))
    return largest


def official_coverage(
    reported: Iterable[Reported], areas: Areas, employed: Mapping[tuple[int, str], Observation]
) -> list[Observation]:
    """`coverage_employed` of every report whose employed workers are known: three segments each.

    `employed`: the figures of employed workers by year and area, provinces on today's boundaries.
    Provinces that were split stand on their boundaries of before, as the published ones do, and
    only where all that they became have reported the same month, counted in the same way.
    """
    found = list(reported)
    by_area = {(one.year, one.area_code): one for one in found}
    result: list[Observation] = []
    for one in found:
        if _was_part(areas, one.area_code):
            continue
        family = _family(areas, one.area_code)
        whole = _whole(one, family, by_area)
        workers = _workers(one.year, family, employed)
        if whole is not None and workers is not None and workers.numerator:
            result += _of(whole, workers, areas)
    return result


def _was_part(areas: Areas, code: str) -> bool:
    """Whether a province stands in its predecessor's figure on 34-province boundaries."""
    return code in areas and areas[code].level == "province" and areas[code].province_code_2020 != code


def _family(areas: Areas, code: str) -> list[str]:
    """The provinces that stood as one on 34-province boundaries; of other areas only themselves."""
    if code not in areas or areas[code].level != "province":
        return [code]
    return [code, *(area.code for area in areas.successors(code))]


def _whole(one: Reported, family: list[str], by_area: Mapping[tuple[int, str], Reported]) -> Reported | None:
    members = [by_area.get((one.year, code)) for code in family]
    known = [member for member in members if member is not None and member.month == one.month]
    if len(known) < len(family) or len({(member.pu_by, member.bpu_by) for member in known}) > 1:
        return None
    pu, bpu = (sum(member.people(segment) for member in known) for segment in _WAGES)
    return dataclasses.replace(one, pu=pu, bpu=bpu)


def _workers(
    year: int, family: list[str], employed: Mapping[tuple[int, str], Observation]
) -> Observation | None:
    """Employed workers of `family` together; None where one of them has no figure."""
    known = [employed[year, code] for code in family if (year, code) in employed]
    if len(known) < len(family):
        return None
    return known[0].but(numerator=sum(member.numerator or 0 for member in known))


def _of(one: Reported, workers: Observation, areas: Areas) -> Iterable[Observation]:
    province = one.area_code in areas and areas[one.area_code].level == "province"
    as_of = f"{one.year}-{one.month:02d}"
    mix = made_of({"pu": one.pu_by, "bpu": one.bpu_by}, _WAGES)
    for segment in COVERED_SEGMENTS:
        yield year_observation(
            one.year,
            one.area_code,
            as_of=as_of,
            # a figure of the year, but of no later day than its report
            period_end=parse_as_of(as_of).end,
            indicator="coverage_employed",
            segment=segment,
            numerator=one.people(segment),
            denominator=workers.numerator,
            denominator_as_of=f"{one.year}-08",
            counted_by=one.counted(segment),
            made_of=mix if one.counted(segment) == MIXED else None,
            boundaries=34 if province else None,
            status="official",
            caveat=workers.caveat,
            source_id=one.source_id,
            ours=both("store.note_official_coverage", month=partial(date_text, as_of)),
        )
