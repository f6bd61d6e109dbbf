"""The pages Inpres and Simulasi once an office has sent its months: the empty parts fill, worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.store import build_release, publish
from tests.helpers import official
from tests.helpers.pages import component_data, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")
PALEMBANG = "16.71"
# area, month, segment, active, registered, eligible; the three segments that make up "all"
MONTHS = [
    (PALEMBANG, month, segment, active, registered, eligible)
    for month, people in (
        ("2025-10", 210_000),
        ("2025-11", 212_000),
        ("2025-12", 220_000),
        ("2026-01", 187_000),
    )
    for segment, active, registered, eligible in (
        ("pu", people - 60_000, 190_000, 400_000),
        ("bpu", 50_000, 60_000, 250_000),
        ("jakon", 10_000, 15_000, 20_000),
    )
]


@pytest.fixture(scope="module")
def months_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A releases folder with all facts and four official months of Palembang."""
    root = tmp_path_factory.mktemp("months")
    file = official.keep(root, MONTHS)
    publish(root, build_release(root=root, official=[file.sha256], author="uji").release_id)
    return root


@pytest.fixture
def months(months_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_RELEASES", str(months_root))


@pytest.mark.usefixtures("months")
def test_the_fall_from_december_to_january_is_shown() -> None:
    text = said(run_page("simulasi", wilayah="16", lingkup="16", tingkat="kabkota"))
    fall = text[text.index("Penurunan Desember ke Januari") :]
    # 220.000 to 187.000
    assert "−33.000" in fall
    assert "−15,0%" in fall
    assert "Januari 2026" in fall


@pytest.mark.usefixtures("months")
def test_registered_and_active_come_from_one_file() -> None:
    text = said(run_page("inpres", wilayah=PALEMBANG, lingkup="16", tingkat="kabkota"))
    table = text[text.index("Tiap langkah dengan angka") :]
    # 190.000 + 60.000 + 15.000 registered of 670.000 eligible; 187.000 of them active
    assert "39,6%" in table
    assert "265.000" in table
    assert "70,6%" in table
    assert "Berkas resmi laporan.xlsx" in table


@pytest.mark.usefixtures("months")
def test_a_quarter_whose_months_came_after_the_tenth_is_late_and_one_month_is_a_part() -> None:
    _, quarters = component_data(
        run_page("inpres", lingkup="16", tingkat="kabkota", wilayah="16"), "pantau_heat"
    )
    row = next(row for row in quarters["rows"] if row[0] == PALEMBANG)
    told = {head[0]: quarters["words"][cell[1]] for head, cell in zip(quarters["heads"], row[3], strict=True)}
    # received today, long after 10 January 2026
    assert told["Tw 4 2025"].startswith("! terlambat ")
    assert told["Tw 1 2026"] == "1 dari 3 bulan"
