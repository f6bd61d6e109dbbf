"""The rows of several archived files under each other, in the order in which they count."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from pantau.store.archived import Received


def stack(files: Sequence[Received], kind: str) -> pd.DataFrame:
    """Rows of one kind of all `files`, later files last, with `source_id` as an ordered category.

    Text columns are categories, so that a million rows stay small. Empty where no file has any.
    """
    order = list(dict.fromkeys(file.source_id for file in files))
    frames = []
    for file in files:
        frame = file.table(kind)
        if len(frame):
            same = pd.Categorical([file.source_id], categories=order, ordered=True)
            frames.append(frame.assign(source_id=same.repeat(len(frame))))
    if len(frames) <= 1:
        return frames[0] if frames else pd.DataFrame()
    columns = list(dict.fromkeys(name for frame in frames for name in frame))
    return pd.DataFrame({name: _joined(name, frames) for name in columns})


def _joined(name: Hashable, frames: Sequence[pd.DataFrame]) -> pd.Series:
    """One column of all `frames`; blank for the rows of those that have no such column."""
    dtypes = [frame[name].dtype for frame in frames if name in frame]
    # Of a column without a single cell nothing tells the type.
    known = next((dtype for dtype in dtypes if dtype != "object"), dtypes[0])
    if not isinstance(known, pd.CategoricalDtype):
        return pd.concat([_column(frame, name, known) for frame in frames], ignore_index=True)
    # A column that a file leaves blank has no words, and words of no type of their own.
    parts = [_column(frame, name, "category") for frame in frames]
    words = pd.Index(dict.fromkeys(word for part in parts for word in part.cat.categories), dtype="str")
    return pd.concat([part.cat.set_categories(words) for part in parts], ignore_index=True)


def _column(frame: pd.DataFrame, name: Hashable, dtype: Any) -> pd.Series:
    blank = pd.Series(pd.NA, index=frame.index, dtype="object")
    column: pd.Series = frame.get(name, blank).astype(dtype)
    return column


def winners(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Of rows with the same `keys` the last one."""
    return rows[~rows.duplicated(list(keys), keep="last").to_numpy()]
