"""The rows of several archived files under each other, in the order in which they count."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from pandas.api.types import union_categoricals

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
    return pd.DataFrame(
        {name: _joined([frame[name] for frame in frames if name in frame]) for name in columns}
    )


def _joined(parts: list[pd.Series]) -> pd.Series:
    if all(isinstance(part.dtype, pd.CategoricalDtype) for part in parts):
        return pd.Series(union_categoricals(parts))
    return pd.concat(parts, ignore_index=True)


def winners(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Of rows with the same `keys` the last one."""
    return rows[~rows.duplicated(list(keys), keep="last").to_numpy()]
