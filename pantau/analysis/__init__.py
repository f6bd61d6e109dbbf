"""From a View to figures: pure functions on frames, with a thin layer that asks the release.

table = build_table(release, View())
"""

from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.release import Release
from pantau.analysis.table import Table, build_table

__all__ = ["Release", "Table", "UnknownInReleaseError", "build_table"]
