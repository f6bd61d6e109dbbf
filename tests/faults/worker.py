"""A process for the fault tests to kill: takes files in, publishes and rolls back, over and over.

Run as: python -m tests.faults.worker ROOT FACTS. Prints a line when it begins to work.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pantau.intake import read_confined
from pantau.publishing import prepare_draft, publish_draft, roll_back
from tests.helpers import official


def main(root: Path, facts: Path) -> None:
    """Never ends by itself."""
    read_confined(b"", "kosong.csv")  # from here on the process that reads is ready
    print("mulai", flush=True)
    turn = 0
    while True:
        turn += 1
        rows = [("16", "2025-08", "pu", 100_000 + turn, 200_000, 400_000)]
        content = official.csv_file(rows)
        draft = prepare_draft([(f"laporan-{turn}.csv", content)], "uji", root=root, facts=facts)
        assert draft.release_id, draft.findings
        publish_draft(draft.release_id, "uji", "uji", accept_warnings=True, root=root)
        if turn % 2:
            roll_back(root, author="uji", reason="uji")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
