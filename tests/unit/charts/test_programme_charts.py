"""The bars of the cascade and of a plan's months."""

from __future__ import annotations

import pandas as pd

from pantau.charts.cascade import PARTS, steps_figure
from pantau.charts.months import months
from pantau.text import Text

SAY = Text("id")
NAMES = dict(zip(PARTS, ("Sudah", "Sebagian", "Belum", "Belum diketahui"), strict=True))


def step(name: str, label: str, *shares: float, estimate: bool = False) -> dict[str, object]:
    return {"name": name, "label": label, "hover": [name, label], "estimate": estimate} | dict(
        zip(PARTS, shares, strict=True)
    )


def test_each_part_is_told_apart_by_more_than_its_colour() -> None:
    figure = steps_figure(pd.DataFrame([step("Anggaran", "12 sudah", 25, 25, 25, 25)]), SAY, NAMES)
    looks = [(bar.marker.pattern.shape[0], bar.marker.color) for bar in figure.data]
    assert [bar.name for bar in figure.data] == list(NAMES.values())
    assert looks[0][0] == ""
    assert looks[1][0] != looks[3][0] != ""
    assert looks[2] == ("", "rgba(0,0,0,0)")  # an outline
    assert [list(bar.x) for bar in figure.data] == [[25.0]] * 4


def test_an_estimate_is_hatched() -> None:
    rows = [
        step("Cakupan", "± 21,4%", 21.4, 0, 78.6, 0, estimate=True),
        step("OPD", "30,8%", 30.8, 0, 69.2, 0),
    ]
    done = steps_figure(pd.DataFrame(rows), SAY, NAMES).data[0]
    assert list(done.marker.pattern.shape) == ["/", ""]


def test_a_share_above_all_runs_past_the_others() -> None:
    figure = steps_figure(pd.DataFrame([step("Cakupan", "126,2%", 126.15, 0, 0, 0)]), SAY, NAMES)
    assert figure.layout.xaxis.range[1] > 126


def test_a_long_label_is_wrapped_and_escaped() -> None:
    label = "12 sudah, 12 belum, 490 belum diketahui dari 514 kabupaten/kota <b>"
    (note,) = steps_figure(
        pd.DataFrame([step("Anggaran", label, 2, 0, 2, 96)]), SAY, NAMES
    ).layout.annotations
    assert note.text.startswith("Anggaran:<b> 12 sudah")
    assert note.text.count("<br>") == 1
    assert "&lt;b&gt;" in note.text


def test_without_steps_the_figure_says_so() -> None:
    assert steps_figure(pd.DataFrame(), SAY, NAMES).layout.annotations[0].text == SAY("charts.nothing")


def month(name: str, people: int) -> dict[str, object]:
    return {"name": name, "people": people, "label": str(people), "hover": f"{name} <{people}>"}


def test_months_are_hatched_and_labelled_where_the_number_changes() -> None:
    rows = [month("Jan", 100), month("Feb", 100), month("Mar", 250), month("Jan", 0)]
    figure = months(pd.DataFrame(rows), SAY)
    (bars,) = figure.data
    assert bars.marker.pattern.shape == "/"
    assert list(bars.y) == [100, 100, 250, 0]
    # each begins or ends with its bar: at an edge of the figure none is cut off
    labels = [(label.text, label.xanchor, label.y) for label in figure.layout.annotations]
    assert labels == [("100", "left", 100), ("250", "right", 250), ("0", "right", 0)]
    assert bars.customdata[0][0] == "Jan &lt;100&gt;"


def test_a_year_without_workers_says_that_there_is_nothing_to_draw() -> None:
    figure = months(pd.DataFrame([month("Jan", 0)]), SAY)
    assert figure.layout.annotations[0].text == SAY("charts.nothing")
