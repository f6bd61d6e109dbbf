"""What holds of every Table, whatever figures a release holds and in whatever order."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.assemble import COLUMNS, assemble
from pantau.analysis.figures import prepare
from pantau.view import View
from tests.helpers.examples import examples

AREAS = pd.DataFrame(
    {
        "code": ["16", "18", "91", "93"],
        "name": ["Sumatera Selatan", "Lampung", "Papua", "Papua Selatan"],
        "level": "province",
        "parent": "ID",
        "regional_office": "kanwil-a",
        "valid_from": [None, None, None, "2022-07-25"],
        "province_code_2020": ["16", "18", "91", "91"],
    }
)
INDICATOR = pd.Series(
    {
        "id": "coverage_ucj",
        "unit": "percent",
        "polarity": "more_is_better",
        "counted": "people",
        "is_share_of_survey": False,
    }
)
figures_of = st.lists(
    st.fixed_dictionaries(
        {
            "area_code": st.sampled_from([*AREAS["code"], "16.06"]),
            "as_of": st.sampled_from(["2022-09", "2024-12", "2025-06", "2025-12"]),
            "published_pct": st.one_of(st.none(), st.integers(0, 140).map(float)),
            "numerator": st.one_of(st.none(), st.integers(0, 10_000)),
            "denominator": st.one_of(st.none(), st.integers(0, 10_000)),
            "basis": st.sampled_from(["semesta", "unstated"]),
            "status": st.sampled_from(["official", "published", "estimate"]),
            "source_id": st.sampled_from(["a", "b"]),
            "boundaries": st.sampled_from([34, 38]),
        }
    ),
    max_size=25,
)
views = st.builds(
    View,
    indicator=st.just("coverage_ucj"),
    period=st.sampled_from(["2022-09", "2024-12", "2025", "2025-12"]),
    estimates=st.booleans(),
)
EMPTY = ["denominator_as_of", "method", "caveat", "source_url", "note", "note_en", "quality", "margin"]
NAMES = ["area_code", "as_of", "published_pct", "numerator", "denominator", "basis", "status", "source_id"]


def rows_of(figures, view, forward):
    frame = pd.DataFrame(figures, columns=[*NAMES, "boundaries"])
    periods = pd.PeriodIndex(frame["as_of"], freq="M")
    frame = frame.assign(
        indicator="coverage_ucj",
        segment="all",
        grain="month",
        counted_by="unstated",
        made_of=None,
        period=periods.start_time.normalize(),
        period_end=periods.end_time.normalize(),
        source_title=frame["source_id"],
        **dict.fromkeys(EMPTY),
    )
    indicator = pd.concat([INDICATOR, pd.Series({"carries_forward": forward})])
    return assemble(view, indicator, AREAS, AREAS, prepare(frame, split={"91"}))


@given(figures_of, views, st.booleans())
@examples(100)
def test_every_area_has_one_row_with_a_figure_or_a_reason(figures, view, forward):
    rows = rows_of(figures, view, forward)
    assert rows["area_code"].tolist() == AREAS["code"].tolist()
    assert rows.dtypes.astype("str").to_dict() == COLUMNS
    missing = rows["value"].isna()
    assert (rows["status"] == "missing").equals(missing)
    assert rows["missing_reason"].notna().equals(missing)
    assert rows.loc[missing, ["rank", "source_id", "as_of", "change_points"]].isna().all(axis=None)


@given(figures_of, views, st.booleans())
@examples(100)
def test_the_order_of_figures_does_not_matter(figures, view, forward):
    one, other = rows_of(figures, view, forward), rows_of(figures[::-1], view, forward)
    pd.testing.assert_frame_equal(one, other)


@given(figures_of, views)
@examples(100)
def test_no_figure_is_from_after_the_period_nor_an_estimate_that_is_hidden(figures, view):
    rows = rows_of(figures, view, forward=True)
    assert (rows["age_months"].dropna() >= 0).all()
    assert view.estimates or "estimate" not in set(rows["status"])


@given(figures_of, views, st.booleans())
@examples(100)
def test_what_is_shown_is_what_was_published_unclipped(figures, view, forward):
    rows = rows_of(figures, view, forward)
    shown = rows[rows["value"].notna()]
    assert shown["value"].equals(shown["published_pct"].fillna(shown["recomputed_pct"]))
    assert (shown["uncovered"].dropna() >= 0).all()
