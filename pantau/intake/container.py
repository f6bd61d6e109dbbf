"""What kind of file it is, by its content and not by its name, and whether it is safe to open."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from pantau.intake import limits
from pantau.intake.findings import RefusedFileError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Beginnings of files that people pick by mistake: pdf, rtf, png, jpeg, gif, rar, 7z, gzip.
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_WEB = ("<html", "<!doctype", "<table", "<?xml", "<meta", "<head", "<style", "<div")
_MACRO_NAMES = (".xlsm", ".xltm", ".xlam")
_STEP = 1 << 20


def kind_of(data: bytes, name: str) -> str:
    """'xlsx', 'xls' or 'text'. Raises RefusedFileError for everything else, macros and locked files."""
    if not data:
        raise RefusedFileError("empty_file")
    if PurePath(name).suffix.lower() in _MACRO_NAMES:
        raise RefusedFileError("macros")
    if data.startswith(ZIP):
        return _kind_of_zip(data)
    if data.startswith(OLE):
        return _kind_of_ole(data)
    if data.startswith(_OTHERS):
        raise RefusedFileError("not_a_workbook")
    return "text"


def _kind_of_zip(data: bytes) -> str:
    names = {info.filename for info in members(data)}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedFileError("macros")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names or {"mimetype", "content.xml"} <= names:
        raise RefusedFileError("other_format")
    raise RefusedFileError("not_a_workbook")


def _kind_of_ole(data: bytes) -> str:
    """Old Excel files and locked new ones are folders of streams, whose names are in UTF-16."""
    if _utf16("EncryptedPackage") in data:
        raise RefusedFileError("encrypted")
    if _utf16("_VBA_PROJECT") in data:
        raise RefusedFileError("macros")
    if _utf16("Workbook") in data or _utf16("Book") in data:
        return "xls"
    raise RefusedFileError("not_a_workbook")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def members(data: bytes) -> list[zipfile.ZipInfo]:
    """The members of an archive, by what its directory claims about them.

    Raises RefusedFileError where they are too many, too large, or packed too well to be figures.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
        raise RefusedFileError("damaged") from error
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedFileError("encrypted")
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > limits.MEMBERS or unpacked > limits.UNPACKED_BYTES:
        raise RefusedFileError("zip_bomb")
    if any(_bursts(info.file_size, info.compress_size) for info in infos):
        raise RefusedFileError("zip_bomb")
    return infos


def _bursts(unpacked: int, packed: int) -> bool:
    return unpacked > limits.RATIO_FROM_BYTES and unpacked > packed * limits.PACKED_RATIO


def unpack(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The content of a member, never more of it than its directory entry claims.

    The entry was checked before; a member that holds more than it claims raises
    RefusedFileError, because the library that reads the workbook would unpack all of it.
    """
    start = info.header_offset
    if data[start : start + 4] != ZIP:
        raise RefusedFileError("damaged")
    name_length, extra_length = struct.unpack("<HH", data[start + 26 : start + 30])
    begin = start + 30 + name_length + extra_length
    packed = memoryview(data)[begin : begin + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        if info.file_size != info.compress_size:
            raise RefusedFileError("zip_bomb")
        return bytes(packed)
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise RefusedFileError("damaged")
    return b"".join(_inflate(packed, info.file_size))


def _inflate(packed: memoryview, claimed: int) -> Iterator[bytes]:
    stream, waiting, total = zlib.decompressobj(-zlib.MAX_WBITS), bytes(packed), 0
    try:
        while not stream.eof:
            piece = stream.decompress(waiting, _STEP)
            waiting = stream.unconsumed_tail
            total += len(piece)
            if total > claimed:
                raise RefusedFileError("zip_bomb")
            if not piece and not waiting:
                break
            yield piece
    except zlib.error as error:
        raise RefusedFileError("damaged") from error
    if total != claimed or not stream.eof:
        raise RefusedFileError("damaged")


def decode(data: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 or Windows-1252. Raises RefusedFileError.

    Excel writes UTF-16 with a mark at the beginning and Windows-1252 without any; what is
    not valid UTF-8 is therefore taken for the latter.
    """
    encodings = ["utf-8-sig", "cp1252"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise RefusedFileError("not_a_workbook")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.lstrip().lower().startswith(_WEB):
            raise RefusedFileError("web_page")
        return text
    raise RefusedFileError("encoding")
