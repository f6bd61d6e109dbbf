"""What a boundary file changes, as one page to look at: our outlines and the file's, area by area."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pantau.areas import load_areas
from pantau.atomic_files import replace_durably
from pantau.outline.boundaries.findings import report_lines
from pantau.outline.boundaries.take_in import Imported
from pantau.text import Text
from pantau.text.numbers import percent

_FINE = 0.01  # degrees, about 1 km: as much as a picture of the nation shows
_WIDTH = 1400  # pixels
_MARGIN = 0.3  # degrees around what the file holds
_BEFORE, _AFTER = "#8a8a8a", "#0b62a8"
_STYLE = (
    "body{font-family:sans-serif;margin:2rem}svg{max-width:100%;height:auto;border:1px solid #ccc}"
    "td,th{padding:.2rem .8rem;text-align:left}"
)


def write_report(
    result: Imported, embedded: Mapping[str, BaseGeometry], path: Path, language: str = "id"
) -> None:
    """Write an HTML page: picture of before and after, findings, and how alike each area is, the least first.

    Raises OSError; then nothing is written.
    """
    say, names = Text(language), {area.code: area.name for area in load_areas()}
    rows = "".join(
        f"<tr><td>{code}</td><td>{html.escape(names[code])}</td>"
        f"<td>{percent(100 * share, 0, language)}</td></tr>"
        for code, share in sorted(result.likeness.items(), key=lambda pair: pair[1])
    )
    told = "".join(f"<li>{html.escape(line)}</li>" for line in report_lines(result.findings, language))
    heads = "".join(f"<th>{say(f'boundaries.report.{name}')}</th>" for name in ("code", "area", "share"))
    title = html.escape(say("boundaries.report.title", file=result.file))
    page = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style>"
        f"<h1>{title}</h1><p>{say('boundaries.report.legend')}</p>{_picture(result, embedded, title)}"
        f"<ul>{told}</ul><table><tr>{heads}</tr>{rows}</table></html>\n"
    )
    replace_durably(path, page.encode())


def _picture(result: Imported, embedded: Mapping[str, BaseGeometry], title: str) -> str:
    """The outlines of the file's areas as they were and as they become, in degrees, north above."""
    taken = [code for code in result.regencies if code not in result.embedded]
    west, south, east, north = shapely.total_bounds([result.regencies[code] for code in taken])
    west, south, east, north = west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN
    height = round(_WIDTH * (north - south) / (east - west))
    drawn = "".join(
        f'<path d="{_path([shapes[code] for code in taken])}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" vector-effect="non-scaling-stroke"/>'
        for shapes, colour, width in ((embedded, _BEFORE, 2.5), (result.regencies, _AFTER, 1))
    )
    box = f"{west:.2f} {-north:.2f} {east - west:.2f} {north - south:.2f}"
    size = f'width="{_WIDTH}" height="{height}" viewBox="{box}"'
    return f'<svg role="img" aria-label="{title}" {size}>{drawn}</svg>'


def _path(shapes: list[BaseGeometry]) -> str:
    simple = shapely.simplify(np.array(shapes, dtype=object), _FINE)
    rings = shapely.get_rings(shapely.get_parts(simple))
    return "".join(
        "M" + "L".join(f"{x:.3f} {-y:.3f}" for x, y in shapely.get_coordinates(ring)) + "Z" for ring in rings
    )
