"""Areas of government: code systems, hierarchy, lineage and the matching of names."""

from pantau.areas.errors import (
    AmbiguousAreaError,
    AreaMatchError,
    BranchNameError,
    ElsewhereError,
    UnknownAreaError,
)
from pantau.areas.groups import AreaGroup, group_name, is_group, load_groups
from pantau.areas.matching import SYSTEMS, Matcher, areas_named, candidates_of, match_area
from pantau.areas.records import REGENCY_LEVELS, Area, Areas, area_from_row, load_areas, nation
from pantau.view import NATION

__all__ = [
    "NATION",
    "REGENCY_LEVELS",
    "SYSTEMS",
    "AmbiguousAreaError",
    "Area",
    "AreaGroup",
    "AreaMatchError",
    "Areas",
    "BranchNameError",
    "ElsewhereError",
    "Matcher",
    "UnknownAreaError",
    "area_from_row",
    "areas_named",
    "candidates_of",
    "group_name",
    "is_group",
    "load_areas",
    "load_groups",
    "match_area",
    "nation",
]
