"""The practice workbook: made up, marked, and with the mistakes it lists."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pantau.cli import main
from pantau.intake import RULES, read_bytes, read_file
from pantau.intake.practice import months_until, practice_name, write_practice


@pytest.fixture(scope="module")
def clean():
    out = io.BytesIO()
    assert write_practice(out) == []
    return out.getvalue()


@pytest.fixture(scope="module")
def planted():
    out = io.BytesIO()
    return write_practice(out, mistakes=True), out.getvalue()


@pytest.fixture(scope="module")
def participants(clean):
    reading = read_bytes(clean, "peserta.xlsx")
    assert reading.findings == []
    assert reading.practice
    assert reading.counts == {
        "participants": 514 * 24 * 4,
        "groups": 514 * 3,
        "institutions": 514 + 416,  # villages only in the 416 kabupaten
        "budget": 514,
        "regulation": reading.counts["regulation"],
        "targets": 514,
    }
    return reading.tables["participants"]


def test_every_area_and_month_is_there_once(participants):
    assert participants["area_code"].nunique() == 514
    assert participants["period"].nunique() == 24
    assert not participants.duplicated(["area_code", "period", "segment"]).any()


def test_figures_are_possible(participants):
    assert (participants["active"] >= 0).all()
    assert (participants["active"] <= participants["registered"]).all()
    assert (participants["active"] <= participants["eligible"]).all()
    assert set(participants["basis"]) == {"semesta"}


def test_january_is_a_dip_and_august_has_recovered(participants):
    active = participants.groupby("period")["active"].sum()
    december, january, august = (
        active[pd.Timestamp(day)] for day in ("2024-12-01", "2025-01-01", "2025-08-01")
    )
    assert 0.80 < january / december < 0.95
    assert august > december
    # those paid for once a year are wage workers and the self-employed, not builders
    jakon = participants[participants["segment"] == "jakon"].groupby("period")["active"].sum()
    assert 0.98 < jakon[pd.Timestamp("2025-01-01")] / jakon[pd.Timestamp("2024-12-01")] < 1.03


def test_every_sheet_is_marked(planted):
    with CalamineWorkbook.from_filelike(io.BytesIO(planted[1])) as made:
        for name in made.sheet_names:
            assert made.get_sheet_by_name(name).to_python()[0][0].startswith("LATIHAN"), name
        assert made.sheet_names[-1] == "Kesalahan yang ditanam"


def test_one_sheet_alone_is_known_as_practice(clean):
    with CalamineWorkbook.from_filelike(io.BytesIO(clean)) as made:
        rows = made.get_sheet_by_name("Peserta").to_python()[:20]
    data = "\n".join(";".join(str(cell) for cell in row) for row in rows).encode()
    reading = read_bytes(data, "kiriman.csv")
    assert reading.practice
    assert reading.counts == {"participants": 18}


def test_mistakes_of_reading_are_found_where_they_were_planted(planted):
    mistakes, data = planted
    reading = read_bytes(data, "peserta.xlsx")
    expected = {(one.row, one.rule) for one in mistakes if one.rule in RULES}
    assert len(expected) == 7
    assert {(f.row, f.rule) for f in reading.findings if f.severity == "error"} == expected


def test_mistakes_of_content_are_in_the_records(planted):
    mistakes, data = planted
    reading = read_bytes(data, "peserta.xlsx")
    table = reading.tables["participants"].set_index("row")
    at = {one.rule: one for one in mistakes}
    assert table.loc[at["negative"].row, "active"] == -250
    over = table.loc[at["active_over_registered"].row]
    assert over["active"] == over["registered"] + 50
    over = table.loc[at["active_over_eligible"].row]
    assert over["active"] == over["eligible"] + 50
    assert table.loc[at["future"].row, "period"] == pd.Timestamp(2099, 1, 1)
    keys = ["area_code", "period", "segment"]
    duplicates = reading.tables["participants"].duplicated(keys, keep="first")
    assert list(reading.tables["participants"].loc[duplicates, "row"]) == [at["duplicate"].row]
    last = table[table["period"] == pd.Timestamp(2025, 12, 1)]
    assert last["area_code"].nunique() == 513
    (total,) = reading.sums["participants"].to_dict("records")
    assert total["row"] == at["sum_differs"].row
    assert total["active"] == last["active"].sum() + 1_000
    still = table.loc[at["unchanged"].row]
    same = table[(table["area_code"] == still["area_code"]) & (table["segment"] == still["segment"])]
    assert (same["active"] == still["active"]).sum() >= 3


def test_mistakes_are_listed_in_the_workbook(planted):
    mistakes, data = planted
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as made:
        rows = made.get_sheet_by_name("Kesalahan yang ditanam").to_python()
    assert [(row[0], int(row[1]), row[2]) for row in rows[2:]] == [
        (m.sheet, m.row, m.column) for m in mistakes
    ]
    assert all(row[4] for row in rows[2:])


def test_the_command_writes_the_same_figures_and_marks_the_name(planted, tmp_path, capsys):
    assert main(["practice", str(tmp_path / "maret.xlsx"), "--mistakes", "--seed", "1"]) == 0
    path = tmp_path / "LATIHAN-maret.xlsx"
    assert capsys.readouterr().out == f"{path}\n"
    reading, first = read_file(path), read_bytes(planted[1], path.name)
    assert reading.practice
    assert reading.findings == first.findings
    for kind, table in first.tables.items():
        pd.testing.assert_frame_equal(reading.tables[kind], table)


def test_the_mark_is_in_the_name():
    assert practice_name("x.xlsx") == "LATIHAN-x.xlsx"
    assert practice_name("LATIHAN-x.xlsx") == "LATIHAN-x.xlsx"
    assert months_until("2025-02", 3) == ["2024-12", "2025-01", "2025-02"]
