"""Names of areas, Kanwil, indicators and segments by code, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.release import catalogue_of
from pantau.answers.kept import kept
from pantau.areas import REGENCY_LEVELS
from pantau.store import Release
from pantau.text import Text
from pantau.text.numbers import is_missing

OLD_PROVINCES = 34  # of which four more were made in 2022


@kept(8)
def areas_by_code(release: Release) -> pd.DataFrame:
    """The area table of a release, indexed by code."""
    return catalogue_of(release).areas.set_index("code", drop=False)


@kept(8)
def office_names(release: Release) -> dict[str, str]:
    """Kanwil names by code, in order of name."""
    frame = catalogue_of(release).offices.sort_values("name")
    return dict(zip(frame["code"], frame["name"], strict=True))


@kept(16)
def place_names(release: Release, language: str) -> dict[str, str]:
    """Names of areas and Kanwil ('Kanwil Sumbagsel') by code."""
    frame, say = areas_by_code(release), Text(language)
    offices = office_names(release)
    named = dict(zip(frame["code"], frame["name"], strict=True))
    return named | {code: say("ui.control.regional_office", name=name) for code, name in offices.items()}


@kept(16)
def search_labels(release: Release, language: str) -> dict[str, str]:
    """What the search offers, by code: a regency with its province, 'Kota Palembang, Sumatera Selatan'."""
    names, local = place_names(release, language), areas_by_code(release)
    parents = local.loc[local["level"].isin(REGENCY_LEVELS), "parent"].to_dict()
    return {
        code: f"{name}, {names[parents[code]]}" if code in parents else name for code, name in names.items()
    }


@kept(16)
def mapped_names(release: Release, language: str) -> dict[str, str]:
    """Names by id of the indicators that maps and league tables offer, in the catalogue's order."""
    found = catalogue_of(release).indicators
    return {name: one.name[language] for name, one in found.items() if one.mapped}


@kept(16)
def indicator_names(release: Release, language: str) -> dict[str, str]:
    """Names by id of all indicators, those that only an area's page shows among them."""
    return {name: one.name[language] for name, one in catalogue_of(release).indicators.items()}


@kept(16)
def segment_names(release: Release, language: str) -> dict[str, str]:
    """Names of segments, groups and institutions by id."""
    return {name: one.name[language] for name, one in catalogue_of(release).segments.items()}


def part_name(release: Release, segment: str, language: str) -> str:
    """The name of a segment of some participants; '' of that of all, of groups and institutions."""
    known = catalogue_of(release)
    held = [one for one in known.indicators.values() if one.unit == "people" and one.held_to_targets]
    of_some = known.segments[segment].kind == "segment" and segment not in {
        one.default_segment for one in held
    }
    return known.segments[segment].name[language] if of_some else ""


def is_before_split(row: Mapping[str, Any] | pd.Series) -> bool:
    """Whether a figure is of a province as it was before others were split off from it (`territory` 34).

    Its name says so wherever it is shown: 'Papua (sebelum pemekaran)'.
    """
    territory: Any = row.get("territory")
    return not is_missing(territory) and int(territory) == OLD_PROVINCES


def name_of_figure(say: Text, row: Mapping[str, Any] | pd.Series, name: str) -> str:
    """The name of the area that a figure is of, `name` being that of today."""
    return say("analysis.name_before_split", area=name) if is_before_split(row) else name


def split_from(release: Release, area: str) -> list[str]:
    """Codes of the provinces split off from an area since 2020, in order of code; [] for most areas."""
    return sorted(new for new, old in predecessors(catalogue_of(release).areas).items() if old == area)
