"""A page with nothing but the map, for the browser tests: synthetic figures that can be worked by hand.

Areas stand in code order. Every 7th has no figure, every 3rd other one is an estimate, and the
value is 5 + 7 * (position % 6) per cent of a denominator of 200,000.
"""

import json

import pandas as pd
import streamlit as st

from pantau.mapview import Crumb, MapClasses, MapEvent, area_map, geometry_for, load_layer, pack
from pantau.text import Text

BREAKS = (10, 20, 30, 40)
N = 200_000
YEARS = ("2022", "2023", "2024", "2025")


def synthetic_rows(scope: str, level: str, shift: int = 0) -> pd.DataFrame:
    """One row per area of the layer, in code order; see the module's docstring for the values."""
    layer = load_layer(geometry_for(scope, level).layer)
    rows = []
    for position, (code, name) in enumerate(sorted(zip(layer.codes, layer.names, strict=True))):
        missing = position % 7 == 6
        value = 5 + 7 * ((position + shift) % 6)
        rows.append(
            {
                "area_code": code,
                "name": name,
                "value": None if missing else value,
                "numerator": pd.NA if missing else N * value // 100,
                "denominator": pd.NA if missing else N,
                "status": "missing" if missing else "estimate" if position % 3 == 0 else "published",
                "as_of": "2025-08",
                "denominator_as_of": "2025-08",
                "basis": "sakernas",
                "flags": ("over_100",) if position == 1 else (),
                "missing_reason": "",
            }
        )
    return pd.DataFrame(rows)


def as_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """The same areas with counts of people, the numerators; the second, Sumatera Utara, has none: 0."""
    counts = rows.assign(value=rows["numerator"], denominator=pd.NA, flags=[()] * len(rows))
    counts.loc[1, ["value", "numerator"]] = 0
    return counts


def synthetic_history(rows: pd.DataFrame) -> pd.DataFrame:
    """Four years an area, rising by a point a year to the present value."""
    return pd.DataFrame(
        {"area_code": row.area_code, "period": year, "value": row.value - 3 + i}
        for row in rows.itertuples()
        if pd.notna(row.value)
        for i, year in enumerate(YEARS)
    )


def take(event: MapEvent) -> None:
    """The page's side of the contract: an event changes the View, here a dict in the session."""
    view = st.session_state.view
    st.session_state.events.append([event.action, event.code])
    if event.action == "select":
        view["focus"] = event.code
    elif event.action == "drill":
        view.update(scope=event.code, level="regency", focus="")
    elif event.action in ("up", "crumb"):
        view.update(scope="ID", level="province", focus="")
    elif event.action == "layout":
        view["layout"] = event.code


def start() -> None:
    """The first View, which a test may choose in the URL."""
    if "view" not in st.session_state:
        asked = st.query_params
        st.session_state.events = []
        st.session_state.view = {
            "scope": "ID",
            "level": asked.get("level", "province"),
            "focus": asked.get("focus", ""),
            "layout": "map",
            "name": asked.get("name", ""),
            "unit": asked.get("unit", "percent"),
        }


@st.fragment
def page() -> None:
    view = st.session_state.view
    shift = st.segmented_control("Periode", [0, 1, 2], default=0, key="shift") or 0
    rows = synthetic_rows(view["scope"], view["level"], shift)
    if view["name"]:  # a hostile name for the first area
        rows.loc[0, "name"] = view["name"]
    if view["unit"] == "people":
        rows = as_counts(rows)
    crumbs = [Crumb("ID", "Indonesia")]
    if view["scope"] != "ID":
        names = dict(zip(*(getattr(load_layer("provinces38"), k) for k in ("codes", "names")), strict=True))
        crumbs.append(Crumb(view["scope"], names[view["scope"]]))
    packed = pack(
        rows,
        MapClasses.of(rows["value"], BREAKS, unit=view["unit"]),
        Text("id"),
        geometry=geometry_for(view["scope"], view["level"]),
        summary="Cakupan menurut wilayah, angka latihan.",
        history=synthetic_history(rows) if view["unit"] == "percent" else None,
        series_break="2023",
    )
    area_map(
        packed,
        key="map",
        focus=view["focus"],
        crumbs=crumbs,
        drillable=view["level"] == "province",
        layout=view["layout"],
        on_event=take,
    )
    st.html(f"<div id='events' data-events='{json.dumps(st.session_state.events)}'></div>")


# The browser tests import the tables from here without running the page.
if __name__ == "__main__":
    st.set_page_config(page_title="Peta latihan", layout="wide")
    start()
    page()
