"""How much is read: larger files are refused before they can take the machine's memory."""

from __future__ import annotations

FILE_BYTES = 50 * 1024 * 1024
ROWS = 2_000_000  # of all sheets of a file
COLUMNS = 500
# What a sheet takes in memory goes by its outermost cells, however few there are between.
CELLS = 20_000_000
UNPACKED_BYTES = 600 * 1024 * 1024
# No sheet of figures shrinks to a four-hundredth; what does was made to burst.
PACKED_RATIO = 400
RATIO_FROM_BYTES = 50 * 1024 * 1024
MEMBERS = 2_000
