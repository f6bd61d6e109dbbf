"""What the cells about an area say, each in its place: code, name, province, kind."""

from __future__ import annotations

import re
from typing import Any

from pantau.areas import candidates_of
from pantau.areas.spelling import kind_of

_CODE_AND_NAME = re.compile(r"(\d{2}(?:[.,]?\d{2})?)\s*[-–—:./)]*\s+(\D.*)|(\d{2}\.\d{2})\s*[-–—:/]\s*(\D.*)")
_NAME_AND_CODE = re.compile(r"(\D.*?)\s*[\[(](\d{2}(?:\.?\d{2})?)[\])]")
_CODE = re.compile(r"\d{2}(?:\.\d{1,2}|\d{2})?")
_NUMBERED = re.compile(r"^(?:\d{1,3}|[IVXL]+)[.)]\s+")
_LONGEST = 120  # characters of a name: nothing longer is one
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+$")
# How tables say of a province's row that it has no code of a regency.
_NO_CODE = re.compile(r"0+|-+")
# Fields of codes, and the system that each is of; None: of any.
SYSTEMS = {"area_code": None, "kemendagri_code": "kemendagri", "bps_code": "bps"}


def cell_text(name: str, value: Any) -> str:
    """A cell of kinds.AREA_FIELDS as text; a code that Excel took for a number gets its two digits back."""
    if isinstance(value, (int, float)):
        whole = float(value).is_integer()
        return (
            str(int(value)) if whole else (f"{value:.2f}" if name in SYSTEMS or value < 100 else str(value))
        )
    text = _FOOTNOTE.sub("", str(value)[:_LONGEST])
    return re.sub(r"^(\d{2}),(\d{1,2})$", r"\1.\2", text) if name in (*SYSTEMS, "area") else text


def untangled(cells: dict[str, str]) -> dict[str, str]:
    """'16.71 Kota Palembang' as a code and a name, 'Kab' and 'Lahat' as one name, '3. Lahat' as 'Lahat'."""
    cells = dict(cells)
    for name in ("area", "local", "province"):
        text = cells.get(name, "")
        if _CODE.fullmatch(text):
            cells[name] = ""
            cells.setdefault("area_code", "")
            cells["area_code"] = cells["area_code"] or text
        elif candidates_of(text):
            continue  # '50 Kota' is a whole name
        elif match := _CODE_AND_NAME.fullmatch(text):
            cells[name] = match[2] or match[4]
            code = (match[1] or match[3]).replace(",", ".")
            if len(code) > 2:
                cells["area_code"] = cells.get("area_code") or code
        elif match := _NAME_AND_CODE.fullmatch(text):
            cells[name] = match[1]
            cells["area_code"] = cells.get("area_code") or match[2]
        else:
            cells[name] = _NUMBERED.sub("", text)
    for name in SYSTEMS:
        if _NO_CODE.fullmatch(cells.get(name, "")):
            cells[name] = ""
    kind, local = kind_of(cells.get("area_kind", "")), cells.get("local") or cells.get("area", "")
    if local and kind and not kind_of(local):
        cells["local" if cells.get("local") else "area"] = f"{kind} {local}"
    return cells
