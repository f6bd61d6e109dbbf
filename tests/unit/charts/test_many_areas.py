"""Drawings of many areas: marks, words, and nothing joined or clipped that should not be."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pantau.charts.dumbbell import dumbbell
from pantau.charts.marks import swarm, value_axis
from pantau.charts.quadrants import quadrants
from pantau.charts.small_trends import small_trends
from pantau.charts.strip import strip
from pantau.charts.style import hover
from pantau.text import Text

ID = Text("id")


def row(code: str, name: str, value: float, **more: object) -> dict[str, object]:
    return {
        "area_code": code,
        "name": name,
        "value": value,
        "unit": "percent",
        "numerator": 100,
        "denominator": 1000,
        "denominator_as_of": None,
        "status": "published",
        "as_of": "2025",
        "source_title": "Sumber",
        **more,
    }


def marks(figure: Any) -> dict[str, tuple[float, str]]:
    """Code of each mark: (x, symbol)."""
    found = {}
    for trace in figure.data:
        symbols = trace.marker.symbol
        for i, custom in enumerate(trace.customdata if trace.customdata is not None else ()):
            found[custom[0]] = (trace.x[i], symbols if isinstance(symbols, str) else symbols[i])
    return found


def said(figure: Any) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def test_a_dumbbell_says_the_change_and_marks_an_estimate() -> None:
    frame = pd.DataFrame([row("16", "Sumsel <b>", 20.2, status="estimate", denominator_as_of="2025-08")])
    frame = frame.assign(
        value_then=21.0,
        status_then="published",
        as_of_then="2024",
        numerator_then=1,
        denominator_then=2,
        denominator_as_of_then="2024-08",
        source_title_then="Sumber lama",
    )
    frame["change_points"] = frame["value"] - frame["value_then"]
    figure = dumbbell(frame, ID, unit="percent", then="2024", now="2025")
    assert said(figure) == "Sumsel &lt;b&gt;: 21,0% → <b>20,2%</b>, −0,8 poin · taksiran"
    low, high = figure.layout.xaxis.range
    assert low < 20.2, "both marks stand inside the drawing"
    assert high > 21.0
    rises, falls, *ends = figure.data
    assert (len(rises.x), len(falls.x)) == (0, 3)
    assert falls.line.dash != rises.line.dash, "a fall is told from a rise"
    assert [end.marker.symbol for end in ends] == [("circle-open",), ("square-open",)]
    before, after = (end.customdata[0][1] for end in ends)
    # either mark speaks of its own figure only: its date, its denominator's date, its source
    for words in ("2024", "Agustus 2024", "Sumber lama"):
        assert words in before
    assert "2025" not in before
    assert "Agustus 2025" in after
    assert "Sumber lama" not in after


def test_panels_join_only_what_may_be_compared() -> None:
    past = pd.DataFrame(
        [
            row("16", "Sumatera Selatan", 15.6, as_of="2022"),
            row("16", "Sumatera Selatan", 19.9, as_of="2023"),
            row("16", "Sumatera Selatan", 21.0, as_of="2024"),
            row("16", "Sumatera Selatan", 20.2, as_of="2025-08/2025-11"),
        ]
    ).assign(
        period_end=pd.to_datetime(["2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"]),
        month=[12, 12, 12, None],
        apart_before=[None, "comparable.series_break", None, "comparable.month_unknown"],
    )
    figure = small_trends(past, ID, unit="percent")
    lines = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 2]
    assert [tuple(line.y) for line in lines] == [(19.9, 21.0)]
    assert len(figure.layout.shapes) == 1, "the break of the series alone"
    points = next(trace for trace in figure.data if trace.mode == "markers+text")
    assert points.text == ("", "19,9%", "21,0%", ""), "two that may be compared, never the provisional one"
    assert points.marker.symbol == ("circle", "circle", "circle", "circle-open")


def monthly(*codes: str) -> pd.DataFrame:
    """Sixty months of each area, all of one series."""
    months = pd.period_range("2021-11", periods=60, freq="M")
    rows = [
        row(code, f"Daerah {code}", 20.0 + at + len(code) / 10, as_of=str(month), source_title="A %{x} & B")
        for code in codes
        for at, month in enumerate(months)
    ]
    return pd.DataFrame(rows).assign(
        period_end=[*months.to_timestamp(how="end").normalize()] * len(codes),
        month=[month.month for month in months] * len(codes),
        apart_before=None,
    )


def test_cards_of_many_months_say_all_though_what_they_share_is_sent_once() -> None:
    past = monthly("16", "18")
    figure = small_trends(past, ID, unit="percent", carries=True)
    (first, second) = [trace for trace in figure.data if trace.mode == "markers+text"]
    for trace, code in ((first, "16"), (second, "18")):
        cards = []
        for fields in trace.customdata:
            card = trace.hovertemplate.removesuffix("<extra></extra>")
            for at, field in enumerate(fields):
                card = card.replace(f"%{{customdata[{at}]}}", field)
            cards.append(card)
        told = [one for one in past.to_dict("records") if one["area_code"] == code]
        # what a source calls itself is no field of the template
        assert cards == [hover(one, ID, one["name"]).replace("%{", "%&#123;") for one in told]
    assert "&amp; B" in first.hovertemplate, "said once"


def test_lines_behind_other_panels_keep_their_ends_and_few_points_between() -> None:
    figure = small_trends(monthly("16", "18"), ID, unit="percent", carries=True)
    behind = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 1]
    own = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 2]
    assert [len(line.x) for line in own] == [60, 60]
    assert [len(line.x) for line in behind] == [11, 11], "every half year, and where the line begins"
    for panel, other in zip(behind, own[::-1], strict=True):
        assert (panel.x[0], panel.y[0]) == (other.x[0], other.y[0])
        assert (panel.x[-1], panel.y[-1]) == (other.x[-1], other.y[-1])


def test_a_strip_names_the_chosen_and_hides_no_dot() -> None:
    frame = pd.DataFrame([row(f"16.{i:02d}", f"Daerah {i}", 20.0) for i in range(1, 8)])
    figure = strip(frame, ID, unit="percent", chosen=["16.03"], marks={"median": 20.0})
    assert "Daerah 3 <b>20,0%</b>" in said(figure)
    assert "median 20,0%" in said(figure)
    assert len(marks(figure)) == 7
    heights = [y for trace in figure.data for y in trace.y]
    assert len(set(heights)) == 7


def test_dots_of_one_value_stand_on_both_sides() -> None:
    assert sorted(swarm(pd.Series([5.0] * 5))) == [-2, -1, 0, 1, 2]


def test_only_dots_of_one_column_move_apart() -> None:
    # From 0 to 70 each of the seventy columns is one wide.
    assert swarm(pd.Series([0.0, 10.2, 10.4, 10.6, 11.5, 70.0])).tolist() == [0, 0, 1, -1, 0, 0]


@pytest.mark.parametrize("quarter", range(4))
def test_a_quadrants_triangle_points_to_its_corner(quarter: int) -> None:
    frame = pd.DataFrame([row("16", "Sumsel", 20.0)]).assign(
        x=20.0,
        y=40.0,
        quadrant=quarter,
        other_status="estimate",
        other_as_of="2025",
        other_numerator=40,
        other_denominator=None,
        other_denominator_as_of=None,
        other_source_title="Sumber kedua",
        other_flags=[()],
    )
    figure = quadrants(
        frame,
        ID,
        units=("percent", "people"),
        names=("A", "B"),
        lines=(10.0, 10.0),
        words=["a", "b", "c", "d"],
        chosen=["16"],
    )
    corner = ("sw", "se", "nw", "ne")[quarter]
    assert marks(figure)["16"] == (20.0, f"triangle-{corner}-open")
    assert figure.data[0].text == ("Sumsel",)
    first, second = figure.data[0].customdata[0][1].split("<b>B</b>")
    assert "20,0%" in first
    assert "100 dari 1.000" in first
    assert "40 · taksiran" in second
    assert "dari 1.000" not in second, "the second has no denominator of its own"


def test_a_strip_shades_the_middle_half_and_names_outliers() -> None:
    values = {"16": 10.0, "18": 20.0, "17": 21.0, "15": 90.0}
    frame = pd.DataFrame([row(code, f"A{code}", value) for code, value in values.items()])
    figure = strip(
        frame,
        ID,
        unit="percent",
        chosen=["18"],
        marks={"median": 20.5},
        middle=(17.5, 38.25),
        outliers=["15"],
    )
    assert [trace.name for trace in figure.data] == ["wilayah lain", "pencilan", "wilayah pilihan"]
    assert {code: symbol for code, (_, symbol) in marks(figure).items()} == {
        "16": "circle",
        "17": "circle",
        "15": "star",
        "18": "diamond",
    }
    [shade] = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (shade.x0, shade.x1) == (17.5, 38.25)
    assert "setengah di tengah: 17,5% sampai 38,3%" in said(figure)
    assert "A15 <b>90,0%</b>" in said(figure)
    assert "A16" not in said(figure)


def test_an_outlier_that_is_chosen_is_drawn_as_chosen_and_only_the_first_outliers_bear_names() -> None:
    frame = pd.DataFrame([row(f"{i}", f"A{i}", float(i)) for i in range(10, 30)])
    far = [f"{i}" for i in range(29, 19, -1)]
    figure = strip(frame, ID, unit="percent", chosen=["29"], marks={}, outliers=far)
    assert marks(figure)["29"][1] == "diamond"
    assert [code for code, (_, symbol) in marks(figure).items() if symbol == "star"] == far[:0:-1]
    assert sorted(note.text[:3] for note in figure.layout.annotations) == [f"A{i}" for i in range(22, 30)]


def test_words_of_a_log_scale_stand_where_their_marks_do() -> None:
    frame = pd.DataFrame([row("16", "A", 10.0, unit="people"), row("18", "B", 10_000.0, unit="people")])
    figure = strip(frame, ID, unit="people", chosen=["18"], marks={"median": 1_000.0}, middle=(10.0, 190.0))
    # plotly places annotations by the logarithm: 3 of 1,000, 4 of 10,000, 2 of the middle of 10 and 190
    assert [note.x for note in figure.layout.annotations] == pytest.approx([3.0, 2.0, 4.0])


def test_counts_far_apart_stand_on_a_log_scale() -> None:
    assert value_axis(pd.Series([10.0, 5000.0]), "people")["type"] == "log"
    assert "type" not in value_axis(pd.Series([10.0, 50.0]), "people")
    assert "type" not in value_axis(pd.Series([0.1, 90.0]), "percent")


def test_nothing_to_draw_says_so() -> None:
    none = pd.DataFrame()
    figures = [
        dumbbell(none, ID, unit="percent", then="", now=""),
        small_trends(none, ID, unit="percent"),
        strip(none, ID, unit="percent", chosen=[], marks={}),
    ]
    assert {said(figure) for figure in figures} == {"Belum ada angka untuk digambar."}
