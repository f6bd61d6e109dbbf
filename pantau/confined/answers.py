"""Answers of children: JSON and Arrow tables. Data only: nothing in them can be made to run."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa

from pantau.confined.stopped import StoppedError

_LENGTH = struct.Struct("<Q")
# What the libraries raise over what is cut off, garbled, or claims to be larger than memory.
_WRONG = (
    struct.error,
    ValueError,
    TypeError,
    KeyError,
    OverflowError,
    OSError,
    MemoryError,
    pa.ArrowException,
)
_PLAIN = (
    pa.types.is_integer,
    pa.types.is_floating,
    pa.types.is_boolean,
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_timestamp,
    pa.types.is_date,
    pa.types.is_time,
    pa.types.is_null,
)


def write_answer(file: BinaryIO, about: Mapping[str, Any], frames: Iterable[pd.DataFrame]) -> None:
    """Write what is told, and frames in the order in which they are to be had back."""
    text = json.dumps(about, default=int).encode()
    file.write(_LENGTH.pack(len(text)) + text)
    for frame in frames:
        table = pa.Table.from_pandas(frame, preserve_index=False)
        with pa.ipc.new_stream(file, table.schema) as stream:
            stream.write_table(table)


def read_answer(answer: Any) -> tuple[dict[str, Any], list[pd.DataFrame]]:
    """What was written, out of a buffer. Raises StoppedError where it is not of that form."""
    try:
        (length,) = _LENGTH.unpack(answer[: _LENGTH.size])
        begin = _LENGTH.size + length
        about = json.loads(answer[_LENGTH.size : begin])
        return about, list(_frames(pa.py_buffer(answer), begin))
    except _WRONG as error:
        raise StoppedError("broken") from error


def _frames(buffer: pa.Buffer, begin: int) -> Iterable[pd.DataFrame]:
    source = pa.BufferReader(buffer)
    source.seek(begin)
    while source.tell() < buffer.size:
        table = pa.ipc.open_stream(source).read_all()
        if not all(any(plain(field.type) for plain in _PLAIN) for field in table.schema):
            raise ValueError("a column of a type that is never written")
        # Offsets and lengths come from the child as well: all are looked at before any is followed.
        table.validate(full=True)
        yield table.to_pandas()
