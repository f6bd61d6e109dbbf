"""Quarterly reports against the 10th of the month that follows the quarter."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.programme.quarterly import board, due_date, quarters, records_of

Q4 = pd.Period("2025Q4")
TODAY = pd.Timestamp(2026, 1, 5)  # before the 10th


def reports(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["area_code", "period", "received_at"])
    return frame.astype({"period": "datetime64[us]", "received_at": "datetime64[us]"})


def records(*rows: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["area_code", "period"])
    return frame.astype({"period": "datetime64[us]"})


def of(came: pd.DataFrame, known: pd.DataFrame, quarter: str = "2025Q3") -> pd.Series:
    return board(pd.Series(["16.71"]), [pd.Period(quarter)], came, known, today=TODAY, due_day=10).iloc[0]


def months(*days: str) -> pd.DataFrame:
    return reports(*(("16.71", f"2025-{7 + at:02d}-01", day) for at, day in enumerate(days)))


def test_a_quarter_is_due_on_the_tenth_of_the_month_after_it() -> None:
    assert due_date(pd.Period("2025Q3"), 10) == pd.Timestamp(2025, 10, 10)
    assert due_date(Q4, 10) == pd.Timestamp(2026, 1, 10)


def test_three_months_by_the_tenth_are_in_time() -> None:
    row = of(months("2025-08-09", "2025-09-09", "2025-10-10 10:00"), records())
    assert row["state"] == "on_time"
    assert row["months"] == 3
    assert pd.isna(row["days_late"])


def test_the_day_ends_in_jakarta() -> None:
    # 17.30 UTC on the 10th is half past midnight on the 11th there
    row = of(months("2025-08-09", "2025-09-09", "2025-10-10 17:30"), records())
    assert (row["state"], row["days_late"]) == ("late", 1)


def test_two_months_are_a_part_however_early() -> None:
    row = of(months("2025-08-09", "2025-09-09"), records())
    assert (row["state"], row["months"]) == ("part", 2)


def test_a_public_record_is_no_report() -> None:
    assert of(reports(), records(("16.71", "2025-09-02")))["state"] == "record"


def test_what_nobody_knows_is_unknown_and_not_late() -> None:
    assert of(reports(), records())["state"] == "unknown"


def test_what_is_not_due_yet_is_waited_for() -> None:
    assert of(reports(), records(), "2025Q4")["state"] == "waiting"


def test_the_board_has_every_area_and_quarter_in_the_order_asked() -> None:
    spans, known = [pd.Period("2025Q3"), Q4], records(("16", "2025-10-01"))
    result = board(pd.Series(["18", "16"]), spans, reports(), known, today=TODAY, due_day=10)
    assert result["area_code"].tolist() == ["18", "18", "16", "16"]
    assert result["state"].tolist() == ["unknown", "waiting", "unknown", "record"]


def test_the_quarters_shown_are_the_last_four_and_those_with_something_known() -> None:
    shown = quarters(reports(), records(("73", "2022-05-24")), TODAY)
    assert [str(span) for span in shown] == ["2022Q2", "2025Q1", "2025Q2", "2025Q3", "2025Q4"]


@pytest.mark.parametrize(("as_of", "kept"), [("2022", 0), ("2022-11", 1), ("2022-05-24", 1)])
def test_a_record_that_names_only_its_year_belongs_to_no_quarter(as_of: str, kept: int) -> None:
    row = pd.DataFrame({"area_code": ["16"], "period": [pd.Timestamp(2022, 1, 1)], "as_of": [as_of]})
    assert len(records_of(row, row.iloc[:0])) == kept
