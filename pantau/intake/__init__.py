"""Official files in: templates to fill in, practice files, and reading what offices send."""

from pantau.intake.confined import read_confined
from pantau.intake.findings import RULES, Finding
from pantau.intake.reading import PRACTICE, Reading, read_bytes, read_file

__all__ = ["PRACTICE", "RULES", "Finding", "Reading", "read_bytes", "read_confined", "read_file"]
