"""Taking in official boundary files: read, match with areas, mend, fit with our own outlines, draw.

    result = import_boundaries(Path("batas.zip"))
    for finding in result.findings: print(finding.message())
    install(result.layers(), result.file, result.embedded)

The decisions are explained in docs/decisions/boundaries.md.
"""

from pantau.outline.boundaries.columns import Columns
from pantau.outline.boundaries.findings import BoundaryFileError, BoundaryFinding
from pantau.outline.boundaries.install import install, restore, write_folder
from pantau.outline.boundaries.report import write_report
from pantau.outline.boundaries.take_in import Imported, import_boundaries

__all__ = [
    "BoundaryFileError",
    "BoundaryFinding",
    "Columns",
    "Imported",
    "import_boundaries",
    "install",
    "restore",
    "write_folder",
    "write_report",
]
