"""Compare two folders of tools.pictures: `python -m tools.compare_pictures BEFORE AFTER`.

Prints a line for each picture that differs, with the share of its pixels that do, and the lines of
its words that differ. Beside AFTER, in AFTER/differences, a picture shows where: what is the same in
grey, what differs in red. Exit code 1 where anything differs or is missing.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

_RED = (220, 0, 0)
# Of 255: edges of letters and lines come out a little apart from run to run.
_EDGE, _FAINT = 32, 2
_FEW = 0.0005  # of the pixels, which may be faintly apart


def compare_pictures(before: Path, after: Path, shown: Path) -> str:
    """What differs between two pictures, in words; '' where nothing does. Draws `shown` where it does."""
    old, new = (np.asarray(Image.open(file).convert("RGB")).astype(np.int16) for file in (before, after))
    height, width = (min(a, b) for a, b in zip(old.shape[:2], new.shape[:2], strict=True))
    distance = np.abs(old[:height, :width] - new[:height, :width]).max(axis=2)
    apart = distance > (_FAINT if (distance > _FAINT).mean() > _FEW else _EDGE)
    if old.shape == new.shape and not apart.any():
        return ""
    grey = new[:height, :width].mean(axis=2, keepdims=True).repeat(3, axis=2) * 0.4 + 150
    grey[apart] = _RED
    shown.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(shown)
    rows = np.flatnonzero(apart.any(axis=1))
    where = f", rows {rows[0]} to {rows[-1]}" if len(rows) else ""
    size = "" if old.shape == new.shape else f"{_size(old)} became {_size(new)}, "
    return f"{size}{apart.mean():.3%} of pixels{where}"


def _size(pixels: np.ndarray) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[0]}"


def compare_words(before: Path, after: Path) -> str:
    """The lines that differ between two files, each after '-' or '+'; '' where none do."""
    old, new = (file.read_text(encoding="utf-8").splitlines() for file in (before, after))
    lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
    return "\n".join(f"    {line}" for line in lines if not line.startswith("@@"))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    asked = parser.parse_args(arguments)
    names = {folder: _names(folder) for folder in (asked.before, asked.after)}
    wrong = 0
    for name in sorted(names[asked.before] | names[asked.after]):
        lacking = [str(folder) for folder, known in names.items() if name not in known]
        old, new = asked.before / name, asked.after / name
        if lacking:
            said = f"missing in {lacking[0]}"
        elif name.endswith(".txt"):
            said = compare_words(old, new)
        else:
            said = compare_pictures(old, new, asked.after / "differences" / name)
        if said:
            wrong += 1
            print(f"{name}:{chr(10) if name.endswith('.txt') and not lacking else ' '}{said}")
    print(f"{wrong} of {len(names[asked.before] | names[asked.after])} files differ")
    return int(wrong > 0)


def _names(folder: Path) -> set[str]:
    found = {file.name for file in folder.iterdir() if file.suffix in (".png", ".txt")}
    if not found:
        raise SystemExit(f"{folder} holds no pictures")
    return found


if __name__ == "__main__":
    sys.exit(main())
