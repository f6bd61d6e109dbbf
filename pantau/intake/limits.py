"""How much is read: larger files are refused before they can take the machine's memory."""

from __future__ import annotations

_MB = 1024 * 1024

FILE_BYTES = 50 * _MB
SESSION_BYTES = 200 * _MB  # of all files that one reader has uploaded and not taken out
ROWS = 2_000_000  # of all sheets of a file
COLUMNS = 500
# What a sheet takes in memory goes by its outermost cells, however few there are between.
CELLS = 20_000_000
UNPACKED_BYTES = 600 * _MB
# No sheet of figures shrinks to a four-hundredth; what does was made to burst.
PACKED_RATIO = 400
RATIO_FROM_BYTES = 50 * _MB
MEMBERS = 2_000
# What the process that reads one file may take; what fits into the limits above takes half of it.
MEMORY = 2048 * _MB
PROCESSOR_SECONDS = 100
SECONDS = 120
ANSWER_BYTES = 1024 * _MB
