"""Where the project's files are, whatever folder a program was started in."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "queries"  # SQL, one statement a file
STATIC = ROOT / "static"  # what browsers fetch: outlines and tiles

COPIES = ROOT / "build" / "copies"  # compressed ones of what browsers fetch; made where they are missing

DATA = ROOT / "data"
FACTS = DATA / "facts"  # cited public figures
CATALOGUE = DATA / "catalogue"  # indicators, segments, and what people call things
METHODOLOGY = DATA / "methodology"
RELEASES = DATA / "releases"
