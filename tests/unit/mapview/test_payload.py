import json
from pathlib import Path
from typing import Any

import pandas as pd

from pantau.mapview import Geometry, MapClasses, Packed, geometry_for, load_layer, pack
from pantau.mapview.payload import counted_whole, shown_values
from pantau.mapview.sparklines import ALPHABET
from pantau.text import Text

BREAKS = (10, 20, 30, 40)


def packed(rows: pd.DataFrame, static: Path, **changes: Any) -> Packed:
    arguments = {"geometry": Geometry("regencies", "provinces38", "regencies"), "summary": "S"} | changes
    return pack(rows, MapClasses.of(rows["value"], BREAKS), Text("id"), static=static, **arguments)


def unpacked_history(spark: dict[str, Any]) -> list[list[float | None]]:
    """What the browser reads: values in per cent, one list an area in scope."""
    line, periods = spark["line"], len(spark["periods"])
    pairs = [line[i : i + 2] for i in range(0, len(line), 2)]
    values = [
        None if pair == "  " else (ALPHABET.index(pair[0]) * len(ALPHABET) + ALPHABET.index(pair[1])) / 10
        for pair in pairs
    ]
    return [values[i : i + periods] for i in range(0, len(values), periods)]


def test_figures_stand_in_the_layers_order(rows: pd.DataFrame, static: Path) -> None:
    sent = packed(rows, static).figures["rows"]

    # 16.72 has no figure, 16.05 no row, 16.71 stands in [20, 30)
    assert sent["k"] == "x-2"
    assert (sent["v"], sent["n"], sent["N"]) == (",245", ",2445", ",10000")


def test_an_area_without_a_shape_is_named_not_lost(rows: pd.DataFrame, static: Path) -> None:
    lost = pd.DataFrame(
        {
            "area_code": ["93", "95"],
            "name": ["Papua Selatan", "Papua Pegunungan"],
            "value": [None, None],
            "missing_reason": "analysis.included_in_predecessor",
        }
    )
    sent = packed(pd.concat([rows, lost]), static).figures["rows"]

    assert sent["unplaced"] == [
        ["Elsewhere", ""],
        ["Papua Selatan dan Papua Pegunungan", Text("id")("analysis.included_in_predecessor")],
    ]


def test_a_name_is_sent_only_where_the_geometry_has_another(rows: pd.DataFrame, static: Path) -> None:
    assert packed(rows, static).figures["rows"]["names"] == {1: "Kota B"}


def test_status_dates_and_basis_are_said_in_words(rows: pd.DataFrame, static: Path) -> None:
    say = Text("id")
    sent = packed(rows, static, date_label=lambda as_of: f"<{as_of}>").figures["rows"]
    by_area = [sent["facets"][int(i)] for i in sent["f"].split(",")]

    assert by_area[0] == ["missing", "", "", "", "", say("analysis.no_figure"), (), None, ""]
    assert by_area[1] == [
        "estimate",
        say("analysis.status.estimate"),
        "<2025>",
        "<2025-08>",
        say("map.basis.sakernas"),
        "",
        (say("analysis.flags.near_zero"),),
        None,
        "*",
    ]


def test_what_all_areas_share_is_said_once(rows: pd.DataFrame, static: Path) -> None:
    alike = rows.assign(
        value=[24.45, 30.0, 50.0],
        status="estimate",
        as_of="2023",
        denominator_as_of="2023-08",
        basis="sakernas",
        missing_reason=None,
    ).assign(flags=[("suspect",)] * 3)
    sent = packed(alike, static).figures["rows"]

    assert sent["f"] == "0,0"
    assert [facet[6] for facet in sent["facets"]] == [(Text("id")("analysis.flags.suspect"),)]


def test_the_class_can_rest_on_another_column(rows: pd.DataFrame, static: Path) -> None:
    with_gap = rows.assign(gap=[-3.0, None, 5.0])
    classes = MapClasses.of(with_gap["gap"], (0,), ("#b35806", "#542788"), unit="points", labels=("<", ">"))
    data = pack(
        with_gap,
        classes,
        Text("id"),
        geometry=Geometry("regencies"),
        summary="S",
        classed_on="gap",
        words={"class_label": "Jarak ke sasaran"},
        static=static,
    ).figures

    assert data["text"]["class_label"] == "Jarak ke sasaran"
    assert data["rows"]["k"] == "x-0"
    assert data["rows"]["v"] == ",245"
    assert data["classes"]["labels"] == ["<", ">"]


def test_the_legend_says_bounds_words_and_counts(rows: pd.DataFrame, static: Path) -> None:
    classes = MapClasses.of(rows["value"], (30,), ("#ffffcc", "#253494"), words=("rendah", "tinggi"))
    data = pack(rows, classes, Text("id"), geometry=Geometry("regencies"), summary="S", static=static)
    sent = data.figures["classes"]

    assert sent["labels"] == ["di bawah 30% · rendah", "30% ke atas · tinggi"]
    assert sent["counts"] == (1, 1)


def test_history_survives_packing(rows: pd.DataFrame, static: Path) -> None:
    history = pd.DataFrame(
        {
            "area_code": ["16.71", "16.71", "16.05", "16.71"],
            "period": ["2023", "2022", "2022", "2025"],
            "value": [126.15, 0.0, 9.0, 24.44],
        }
    )
    spark = packed(rows, static, history=history, series_break="2023").past

    assert spark is not None
    assert spark["periods"] == ["2022", "2023", "2025"]
    assert spark["break"] == 1
    # 16.05 is out of scope; 16.72 has no past
    assert unpacked_history(spark) == [[None] * 3, [0.0, 126.2, 24.4]]


def test_the_alphabet_needs_no_escape_in_json() -> None:
    assert len(set(ALPHABET)) == 90
    assert len(json.dumps(ALPHABET)) == 92


def test_rev_changes_with_what_is_shown_and_only_then(rows: pd.DataFrame, static: Path) -> None:
    first = packed(rows, static)
    other = packed(rows.assign(numerator=[2446, None, 5]), static)

    assert packed(rows, static) == first
    assert other.figures["rev"] != first.figures["rev"]
    assert (
        shown_values(first, focus="16.71")["rev"] == shown_values(packed(rows, static), focus="16.71")["rev"]
    )
    assert (
        len({shown_values(data, focus=focus)["rev"] for data in (first, other) for focus in ("", "16.71")})
        == 4
    )


def test_another_period_leaves_the_past_as_it_is(rows: pd.DataFrame, static: Path) -> None:
    history = pd.DataFrame({"area_code": ["16.71"], "period": ["2024"], "value": [24.0]})
    now = packed(rows, static, history=history)
    then = packed(rows.assign(value=[20.0, None, 40.0], as_of="2024"), static, history=history)
    longer = packed(rows, static, history=history.assign(value=23.0))

    assert then.figures["rev"] != now.figures["rev"]
    assert then.past == now.past
    assert now.past is not None
    assert now.figures["past"] == now.past["id"]
    assert longer.figures["past"] != now.figures["past"]


def test_a_click_on_all_regencies_fits_in_16_kilobytes() -> None:
    layer = load_layer("regencies")
    count = len(layer.codes)
    table = pd.DataFrame(
        {
            "area_code": layer.codes,
            "name": layer.names,
            "value": [12.3 + i % 50 for i in range(count)],
            "numerator": [123_456 + i for i in range(count)],
            "denominator": [1_234_567 + i for i in range(count)],
            "status": "estimate",
            "as_of": "2025",
            "denominator_as_of": "2025-08",
            "basis": "sakernas",
            "flags": [("suspect",)] * count,
        }
    )
    data = pack(
        table,
        MapClasses.of(table["value"], BREAKS),
        Text("id"),
        geometry=geometry_for("ID", "regency"),
        summary="S" * 400,
    )

    assert count == 514
    assert len(json.dumps(data.figures)) <= 16_000  # leaves 9 KB of 25 for the rest of a run's messages


def test_counts_are_circles_and_rates_are_fills(rows: pd.DataFrame) -> None:
    people = MapClasses.of([1.0], BREAKS, unit="people")
    rupiah = MapClasses.of([1.0], BREAKS, unit="rupiah")
    counts = rows.assign(denominator=pd.NA)
    assert counted_whole(counts, people)
    assert counted_whole(counts, rupiah)
    assert not counted_whole(rows, rupiah)  # rupiah a worker
    assert not counted_whole(counts, MapClasses.of([1.0], BREAKS))


def test_a_label_knows_how_its_value_is_marked(rows: pd.DataFrame, static: Path) -> None:
    marked = rows.assign(
        value=[24.45, 30.0, 50.0],
        status=["estimate", "published", "published"],
        margin=[15, None, None],
        flags=[(), (), ("approximate",)],
    )
    sent = packed(marked, static).figures["rows"]
    by_area = [sent["facets"][int(i)] for i in sent["f"].split(",")]
    assert sorted((facet[7] or 0, facet[8]) for facet in by_area) == sorted(
        (int(margin), sign)
        for margin, sign, code in zip([15, 0, 0], ["", "", "~"], marked["area_code"], strict=True)
        if code in load_layer("regencies", static).codes
    )
