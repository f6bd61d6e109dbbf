"""Parts counted: added only where the gate lets all that are known stand side by side."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.programme.cascade import COLUMNS, cascade
from pantau.analysis.programme.parts import roll_up, unknown_steps
from pantau.store import Release
from pantau.view import View


def part(area: str, as_of: str, numerator: float, denominator: float, **more: object) -> dict[str, object]:
    """Offices registered in one area."""
    return {
        "area_code": area, "step": "opd", "state": "part", "as_of": as_of, "source_title": f"Sumber {as_of}",
        "source_id": as_of, "numerator": numerator, "denominator": denominator,
        "value": 100 * numerator / denominator, "period_end": pd.Timestamp(f"{as_of}-28"), "grain": "month",
        "month": float(as_of[5:]), "territory": 0.0, "status": "published", "basis": "institution",
        "counted_by": "unstated", "made_of": None, **more,
    }  # fmt: skip


def rolled(*parts: dict[str, object]) -> pd.Series:
    steps = pd.DataFrame(list(parts), columns=COLUMNS).astype({"period_end": "datetime64[us]"})
    return roll_up(steps, pd.Series("16", index=steps["area_code"])).loc[("16", "opd")]


def unknown(area: str) -> dict[str, object]:
    return {"area_code": area, "step": "opd", "state": "unknown"}


def test_a_figure_that_is_ours_or_in_doubt_is_not_known() -> None:
    """As `roll_up` counts them: 21 estimates of 24 areas are no 21 areas that are known."""
    steps = pd.DataFrame(
        [
            part("a", "2025-06", 10, 20),
            part("b", "2025-06", 10, 20, status="estimate"),
            part("c", "2025-06", 10, 20, caveat="uncertain"),
            unknown("d"),
            part("e", "2025-06", 10, 20, month=float("nan")),
        ],
        columns=COLUMNS,
    )
    assert unknown_steps(steps).tolist() == [False, True, True, True, False]


def test_figures_of_one_month_are_added() -> None:
    row = rolled(part("b", "2025-06", 10, 20), part("c", "2025-06", 5, 10), unknown("d"))
    assert (row["numerator"], row["denominator"], row["summed"], row["total"]) == (15, 30, 2, 3)
    assert (row["as_of"], row["value"], row["unknown"], row["method"]) == ("2025-06", 50, 1, "sum_of_parts")


def test_nothing_is_added_where_a_known_figure_would_be_left_out() -> None:
    row = rolled(part("a", "2022-11", 12, 39), part("b", "2025-06", 10, 20), part("c", "2025-06", 5, 10))
    assert row[["numerator", "denominator", "summed", "value", "as_of"]].isna().all()
    assert (row["part"], row["unknown"]) == (3, 0)
    assert (row["first"], row["last"]) == ("2022-11", "2025-06")
    assert pd.isna(row["source_title"])


@pytest.mark.parametrize(
    "other",
    [
        {"basis": "semesta"},
        {"counted_by": "branch"},
        {"territory": 34.0},
        {"denominator": None, "state": "count"},
    ],
)
def test_nor_where_one_is_of_another_measure(other: dict[str, object]) -> None:
    row = rolled(part("a", "2025-06", 12, 39), part("b", "2025-06", 10, 20) | other)
    assert pd.isna(row["numerator"])
    assert row["unknown"] == 0


@pytest.mark.parametrize("doubt", [{"status": "estimate"}, {"caveat": "uncertain"}, {"caveat": "artefact"}])
def test_what_is_ours_or_in_doubt_is_not_known_and_said_to_be_set_aside(doubt: dict[str, object]) -> None:
    row = rolled(part("a", "2022-11", 12, 39), part("b", "2026-12", 9, 148, **doubt))
    assert (row["numerator"], row["denominator"], row["as_of"]) == (12, 39, "2022-11")
    assert (row["part"], row["unknown"], row["set_aside"], row["last"]) == (1, 1, 1, "2022-11")


def test_a_figure_of_no_known_month_is_known_but_never_added() -> None:
    row = rolled(part("a", "2025-12", 12, 39), part("b", "2025-12", 5, 10, month=None, grain="year"))
    assert (row["part"], row["unknown"], row["set_aside"]) == (2, 0, 0)
    assert pd.isna(row["numerator"])


def test_the_dates_of_parts_are_told_in_the_order_of_time() -> None:
    """'2025' ends with its December, though the alphabet has it before '2025-06'."""
    row = rolled(
        part("a", "2025-06", 1, 2),
        part("b", "2025-11", 1, 2)
        | {"as_of": "2025", "period_end": pd.Timestamp("2025-12-31"), "month": None},
    )
    assert (row["first"], row["last"]) == ("2025-06", "2025")


@pytest.fixture(scope="module")
def nation(full_release: Release) -> pd.DataFrame:
    steps = cascade(full_release, build_table(full_release, View(level="regency")).rows)
    return roll_up(steps, pd.Series("ID", index=steps["area_code"].unique())).loc["ID"]


def test_of_the_nations_villages_no_certain_figure_is_set_aside(nation: pd.DataFrame) -> None:
    """330 of 330, 34 of 256 and 19 of 62, of three dates; 9 of 148 "in 2026" is in doubt."""
    village = nation.loc["village"]
    assert (village["full"], village["part"], village["unknown"], village["set_aside"]) == (1, 2, 511, 1)
    assert (village["first"], village["last"]) == ("2019-12", "2023-03")
    assert pd.isna(village["numerator"])
    opd = nation.loc["opd"]
    assert (opd["full"], opd["part"]) == (1, 1)
    assert pd.isna(opd["numerator"])


def test_estimates_are_no_part_of_any_sum(nation: pd.DataFrame) -> None:
    covered = nation.loc["covered"]
    assert (covered["unknown"], covered["set_aside"]) == (514, 458)
    assert pd.isna(covered["numerator"])


def test_what_is_said_of_the_parts_is_said_of_their_count(nation: pd.DataFrame) -> None:
    assert str(nation.loc["budget", "note"]).startswith("Jaminan sosial pegawai non-ASN")
