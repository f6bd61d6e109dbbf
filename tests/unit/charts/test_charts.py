"""Figures: what is joined, what is marked, and what the hover card says."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from pantau.charts import CONFIG, bars, config, published_points, segment_bars, spark_svg, trend
from pantau.text import Text

ID, EN = Text("id"), Text("en")


def figure_of(period: str, value: float, **more: object) -> dict[str, object]:
    month_end = (
        pd.Timestamp(f"{period}-12-31") if len(period) == 4 else pd.Timestamp(period) + pd.offsets.MonthEnd()
    )
    return {
        "period": period,
        "period_end": month_end,
        "as_of": period,
        "value": value,
        "numerator": pd.NA,
        "denominator": pd.NA,
        "denominator_as_of": pd.NA,
        "status": "published",
        "basis": "sakernas",
        "boundaries": 34,
        "source_title": "BPS <Sakernas>",
        "apart_before": None,
        **more,
    }


@pytest.fixture
def history() -> pd.DataFrame:
    """Four years on one basis, and one figure on another; what the gate says of each and the one before."""
    return pd.DataFrame(
        [
            figure_of("2022", 19.2),
            figure_of("2023", 18.0, apart_before="comparable.series_break"),
            figure_of("2024", 19.1, status="estimate", apart_before="comparable.estimate"),
            figure_of(
                "2025",
                20.15,
                numerator=905324,
                denominator=4492574,
                denominator_as_of="2025-08",
                apart_before="comparable.estimate",
            ),
            figure_of("2025-12", 41.1, basis="semesta", apart_before="comparable.basis"),
        ]
    )


def lines(figure) -> list[tuple[float, ...]]:
    return [tuple(t.y) for t in figure.data if t.mode == "lines"]


def cards(figure) -> str:
    return "\n".join(
        card[0] for trace in figure.data if trace.customdata is not None for card in trace.customdata
    )


def test_a_line_joins_what_may_be_compared_and_nothing_else(history):
    assert lines(trend(history, ID)) == []
    frame = pd.DataFrame([figure_of("2023", 18.0), figure_of("2024", 19.1), figure_of("2025", 20.2)])
    frame["apart_before"] = [None, None, "comparable.month_unknown"]
    assert lines(trend(frame, ID)) == [(18.0, 19.1)]


@pytest.mark.parametrize("reason", ["estimate", "boundaries", "month", "denominator_moved"])
def test_only_a_break_of_the_series_has_a_line_of_its_own(reason):
    frame = pd.DataFrame([figure_of("2024", 19.1), figure_of("2025", 20.2)])
    figure = trend(frame.assign(apart_before=[None, f"comparable.{reason}"]), ID)
    assert lines(figure) == []
    assert not figure.layout.shapes


def test_figures_of_unstated_basis_are_never_joined():
    frame = pd.DataFrame(
        [figure_of("2024", 19.1, basis="unstated"), figure_of("2025", 35.0, basis="unstated")]
    )
    assert lines(trend(frame, ID)) == []


def test_two_bases_never_share_an_axis(history):
    figure = trend(history, ID)
    axes = {value: trace.yaxis for trace in figure.data if trace.mode != "lines" for value in trace.y}
    assert axes[20.15] == "y"
    assert axes[41.1] == "y2"
    titles = [note.text for note in figure.layout.annotations if note.yref == "paper"]
    assert titles == ["Terhadap penduduk bekerja (Sakernas)", "Terhadap semesta pekerja"]


def test_the_break_of_the_series_is_drawn_and_named(history):
    figure = trend(history, ID)
    (line,) = figure.layout.shapes
    # half-way between the middles of 2022 and 2023
    assert line.x0.isoformat() == "2022-12-30"
    assert "seri baru (SP2020)" in [note.text for note in figure.layout.annotations]


def marks_of(figure) -> set[tuple[str, str]]:
    return {(t.name, symbol) for t in figure.data if t.mode != "lines" for symbol in [t.marker.symbol]}


def test_estimates_differ_by_shape_and_by_name(history):
    assert marks_of(trend(history, ID)) == {("angka terbitan", "circle"), ("taksiran", "square-open")}


def test_a_figure_of_no_known_month_is_hollow():
    frame = pd.DataFrame([figure_of("2024", 19.1, month=12), figure_of("2025", 20.2, month=pd.NA)])
    assert marks_of(trend(frame, ID)) == {
        ("angka terbitan", "circle"),
        ("sementara: bulannya tidak tertulis di sumber", "circle-open"),
    }


def test_a_card_gives_value_status_counts_dates_and_source(history):
    assert (
        "<b>2025</b><br>20,2% · terbitan<br>905.324 dari 4.492.574<br>Tanggal penyebut: Agustus 2025"
        "<br>Sumber: BPS &lt;Sakernas&gt;"
    ) in cards(trend(history, ID))


def test_the_axis_begins_at_zero_and_reaches_above_the_highest(history):
    low, high = trend(history, ID).layout.yaxis.range
    assert low == 0
    assert high > 20.15


@pytest.mark.parametrize(("say", "separators", "label"), [(ID, ",.", "41,1%"), (EN, ".,", "41.1%")])
def test_numbers_follow_the_page_not_the_browser(history, say, separators, label):
    figure = trend(history, say)
    assert figure.layout.separators == separators
    assert label in [text for trace in figure.data if trace.text for text in trace.text]


def test_grounds_are_transparent_in_every_figure(history):
    named = history.assign(name="A")
    for draw in (trend, published_points, bars, segment_bars):
        figure = draw(named.assign(numerator=1), ID)
        assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"
        assert draw(named.assign(numerator=1), ID, dark=True).to_json() != figure.to_json()


def test_nothing_to_draw_is_said(history):
    none = history.assign(value=float("nan"), numerator=pd.NA)
    for draw in (trend, published_points, segment_bars):
        assert draw(none, ID).layout.annotations[0].text == "Belum ada angka untuk digambar."
    assert bars(none.iloc[:0], ID).layout.annotations[0].text == "Belum ada angka untuk digambar."


def test_published_points_mark_each_basis():
    frame = pd.DataFrame(
        [figure_of("2022-09", 35.0, basis="unstated"), figure_of("2024-12", 41.1, basis="semesta")]
    )
    figure = published_points(frame, ID)
    assert {t.name: (t.marker.symbol, t.mode) for t in figure.data} == {
        "Basis tidak disebut sumber": ("diamond-open", "markers+text"),
        "Terhadap semesta pekerja": ("circle", "markers+text"),
    }
    assert "<b>September 2022</b>" in cards(figure)


def test_figures_of_two_lands_are_marked_apart_and_a_line_stands_between():
    """Papua: 10.0% of September 2023 before the split, 59.2% of August 2024 after it."""
    frame = pd.DataFrame(
        [
            figure_of("2023-09", 10.0, basis="semesta", territory=34),
            figure_of("2024-08", 59.2, basis="semesta", territory=38),
        ]
    )
    figure = published_points(frame, ID)
    assert {t.name: t.marker.symbol for t in figure.data} == {
        "Terhadap semesta pekerja · batas sebelum pemekaran": "x-thin",
        "Terhadap semesta pekerja": "circle",
    }
    assert [note.text for note in figure.layout.annotations] == ["batas wilayah berubah"]
    assert len(figure.layout.shapes) == 1
    one_land = published_points(frame.assign(territory=0), ID)
    assert not one_land.layout.shapes
    assert len(one_land.data) == 1


def groups() -> pd.DataFrame:
    """Majene, November 2022: 12 of 39 OPD; two more of our own making."""
    common = {"as_of": "2022-11", "source_title": "x", "status": "published"}
    return pd.DataFrame(
        [
            {"name": "OPD <dinas>", "numerator": 12, "denominator": 39, "value": 30.769, **common},
            {
                "name": "RT/RW",
                "numerator": 6,
                "denominator": 5,
                "value": 120.0,
                **common | {"status": "estimate"},
            },
            {"name": "Non-ASN", "numerator": 2413, "denominator": None, "value": None, **common},
        ]
    )


def test_bars_say_n_of_n_and_keep_rows_without_a_share():
    figure = bars(groups(), ID)
    assert [note.text for note in figure.layout.annotations] == [
        "OPD &lt;dinas&gt;: <b>30,8% (12 / 39)</b>",
        "RT/RW: <b>120,0% taksiran (6 / 5)</b>",
        "Non-ASN: <b>2.413</b>",
    ]
    track, bar = figure.data
    assert list(track.x) == [100, 100, 100]
    assert list(bar.x) == [30.769, 120.0, None]
    assert list(bar.marker.pattern.shape) == ["", "/", ""]
    assert figure.layout.xaxis.range[1] > 120


def test_segments_are_people():
    frame = pd.DataFrame(
        [
            {"name": "PU", "numerator": 84369, "denominator": None, "value": None, "status": "published"},
            {"name": "BPU", "numerator": 4507, "denominator": 90140, "value": 5.0, "status": "published"},
            {"name": "Jakon", "numerator": None, "denominator": None, "value": None, "status": "published"},
        ]
    )
    figure = segment_bars(frame, ID)
    assert list(figure.data[0].x) == [84369, 4507]
    assert [n.text for n in figure.layout.annotations] == ["PU: <b>84.369</b>", "BPU: <b>4.507 (5,0%)</b>"]


def test_the_only_button_saves_and_speaks_the_language_of_the_page():
    assert CONFIG["modeBarButtons"] == [["toImage"]]
    assert CONFIG["displaylogo"] is False
    given = config(ID, "sumsel", "svg")
    assert given["toImageButtonOptions"] == {"format": "svg", "scale": 2, "filename": "sumsel"}
    assert given["locales"]["id"]["dictionary"]["Download plot as a PNG"] == "Unduh gambar (PNG)"
    json.dumps(given)


def test_a_spark_rises_to_the_right_and_leaves_gaps():
    svg = ET.fromstring(spark_svg([10, None, 20, 30], width=100, height=20, label='naik "cepat"'))
    assert svg.get("aria-label") == 'naik "cepat"'
    path, dot = svg[0].get("d", ""), svg[1]
    assert path.count("M") == 2
    heights = [float(y) for y in re.findall(r",([\d.]+)", path)]
    # 3 px of air: 10 lies at the bottom (17), 30 at the top (3), 20 half-way
    assert heights == [17, 10, 3]
    assert (dot.get("cx"), dot.get("cy")) == ("97", "3")


@pytest.mark.parametrize("values", [[], [24.0], [None, None], [None, 24.0]])
def test_a_spark_needs_two_values(values):
    assert spark_svg(values) == ""


def test_a_level_spark_lies_in_the_middle_and_without_a_label_is_decoration():
    svg = ET.fromstring(spark_svg([24.0, 24.0], height=24))
    assert svg[0].get("d") == "M3,12L93,12"
    assert svg.get("aria-hidden") == "true"


@pytest.mark.parametrize("draw", [trend, published_points])
def test_a_label_near_an_end_of_the_axis_stands_inside_of_the_drawing(history, draw):
    figure = draw(history, ID)
    first, last = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    labelled = [trace for trace in figure.data if trace.text is not None]
    assert labelled
    for trace in labelled:
        for when, place in zip(trace.x, trace.textposition, strict=True):
            share = (pd.Timestamp(when) - first) / (last - first)
            assert place == ("top left" if share > 0.92 else "top right" if share < 0.08 else "top center")
