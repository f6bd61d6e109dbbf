"""Areas of government: code systems, hierarchy, lineage and the matching of names."""

from pantau.areas.records import NATION, Area, Areas, area_from_row, load_areas, nation

__all__ = ["NATION", "Area", "Areas", "area_from_row", "load_areas", "nation"]
