"""What comes back from a child is data, and is looked at before it is believed."""

from __future__ import annotations

import io
import struct

import pandas as pd
import pyarrow as pa
import pytest

from pantau.confined import StoppedError
from pantau.confined.answers import read_answer, write_answer

FRAME = pd.DataFrame(
    {
        "name": pd.array(["Palembang", None], dtype="str"),
        "count": pd.array([1, None], dtype="Int64"),
        "share": pd.array([0.5, None], dtype="Float64"),
        "period": pd.to_datetime(["2025-08-01", None]).astype("datetime64[s]"),
        "row": [2, 3],
    }
)


def written(*frames: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    write_answer(file, {"one": [1, "dua"]}, frames)
    return file.getvalue()


def test_frames_come_back_as_they_were():
    about, frames = read_answer(written(FRAME, FRAME[:0]))
    assert about == {"one": [1, "dua"]}
    for given, back in zip((FRAME, FRAME[:0]), frames, strict=True):
        pd.testing.assert_frame_equal(given.reset_index(drop=True), back)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0" * 7,
        struct.pack("<Q", 1 << 60) + b"{}",
        struct.pack("<Q", 5) + b"{not}",
        struct.pack("<Q", 2) + b"{}" + b"\xff" * 40,
        written(FRAME)[:-200],
    ],
)
def test_what_is_no_answer_is_refused(answer):
    with pytest.raises(StoppedError):
        read_answer(answer)


def test_a_column_of_another_type_is_refused():
    file = io.BytesIO(written())
    file.seek(0, io.SEEK_END)
    table = pa.table({"x": pa.array([[1]])})
    with pa.ipc.new_stream(file, table.schema) as stream:
        stream.write_table(table)
    with pytest.raises(StoppedError):
        read_answer(file.getvalue())
