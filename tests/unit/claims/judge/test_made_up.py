"""Indicators and groups made up here, as rows of catalogue and facts: Cek angka finds them without code."""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.claims.judge.verdict import Judged, judge_text
from pantau.store import RefusedRowsError, Release, build_release, open_release
from tests.helpers import catalogue, facts

SOURCE = "bali-antara-376813"
# of institutions, of workers by Sakernas, a count of people, what a share leaves of its whole
INDICATORS = [
    catalogue.indicator_like(
        "institution_registered", id="decent_houses", position="31", name_id="Rumah pekerja layak (uji)",
        name_en="Decent workers’ houses", segments="opd village",
    ),
    catalogue.indicator_like(
        "formal_share", id="young_share", position="32", name_id="Pekerja muda terdaftar",
        name_en="Young workers", from_columns="",
    ),
    catalogue.indicator_like(
        "registered", id="disabled_workers", position="33", name_id="Pekerja disabel",
        name_en="Disabled workers", segments="all",
    ),
    catalogue.indicator_like(
        "informal_share", id="old_share", position="34", name_id="Pekerja tua", name_en="Older workers",
        figures="young_share",
    ),
]  # fmt: skip
_A_GROUP = {"kind": "group", "part": "no", "own_tariff": "no"}
GROUPS = [
    {"id": "small_fishers", "name_id": "Nelayan kecil", "name_en": "Small fishers", **_A_GROUP},
    {"id": "drivers", "name_id": "Mitra aplikasi", "name_en": "App partners", **_A_GROUP},
]
SPOKEN = [{"kind": "segment", "id": "drivers", "pattern": r"\b(?:ojol|pengemudi daring)\b"}]
# of Bali: indicator, segment, basis, date, numerator, denominator, per cent
FIGURES = [
    ("decent_houses", "opd", "institution", "2025-08", "400", "1000", ""),
    ("young_share", "all", "sakernas", "2025", "", "", "21.5"),
    ("disabled_workers", "all", "none", "2025-08", "12345", "", ""),
    ("group_coverage", "small_fishers", "group", "2025-08", "3000", "8000", ""),
    ("group_coverage", "drivers", "group", "2025-08", "500", "2000", ""),
]
_CELLS = ("indicator", "segment", "basis", "as_of", "numerator", "denominator", "published_pct")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("made-up")
    named = catalogue.with_rows(
        folder / "catalogue", indicators=INDICATORS, segments=GROUPS, spoken_names=SPOKEN
    )
    offered = catalogue.indicator_like("group_coverage")["segments"]
    catalogue.change(named, "indicators", "group_coverage", segments=f"{offered} small_fishers drivers")
    known = facts.sparse_facts(folder / "facts")
    for table in ("areas", "coverage_published"):
        columns, rows = facts.read(facts.REAL / f"{table}.csv")
        kept = [row for row in rows if row["area_code"] in ("ID", "16", "51", "73")]
        facts.write(known / f"{table}.csv", columns, kept)
    columns, _ = facts.read(facts.REAL / "figures.csv")
    of_bali = {**dict.fromkeys(columns, ""), "area_code": "51", "source_id": SOURCE}
    rows = [{**of_bali, **dict(zip(_CELLS, cells, strict=True))} for cells in FIGURES]
    facts.write(known / "figures.csv", columns, rows)
    return open_release(build_release(known, named, folder / "releases", author="uji").path)


def _of(judged: Judged) -> tuple[str, str, str, list[str]]:
    shown = [one.figure["indicator"] for one in judged.comparators]
    return judged.claim.indicator, judged.claim.segment, judged.release_verdict, shown


@pytest.mark.parametrize(
    ("text", "indicator", "segment", "verdict"),
    [
        ("Rumah pekerja layak di Bali 40 persen pada Agustus 2025", "decent_houses", "", "match"),
        ("Rumah pekerja layak di Bali 45 persen pada Agustus 2025", "decent_houses", "", "differs"),
        ("Rumah pekerja layak OPD di Bali: 400 dari 1.000", "decent_houses", "opd", "match"),
        ("Decent workers' houses in Bali: 40%", "decent_houses", "", "match"),
        # 'terdaftar' in its name says nothing of registered participants
        ("Pekerja muda terdaftar di Bali 21,5 persen", "young_share", "", "match"),
        ("Menurut Sakernas 2025, pekerja muda terdaftar Bali 30 persen", "young_share", "", "differs"),
        ("Di Bali ada 12.345 pekerja disabel", "disabled_workers", "", "match"),
        # 100 - 21.5
        ("Pekerja tua di Bali 78,5 persen pada 2025", "old_share", "", "match"),
        ("Rumah pekerja layak di Sumatera Selatan 40 persen", "decent_houses", "", "none"),
    ],
)
def test_a_made_up_indicator_is_found_and_compared(
    text: str, indicator: str, segment: str, verdict: str, release: Release
) -> None:
    [judged] = judge_text(text, release)

    shown = [] if verdict == "none" else [indicator]
    assert _of(judged) == (indicator, segment, verdict, shown)


@pytest.mark.parametrize(
    ("text", "segment", "verdict"),
    [
        ("Nelayan kecil di Bali: 3.000 dari 8.000 orang", "small_fishers", "match"),
        ("Small fishers in Bali: 37.5%", "small_fishers", "match"),
        ("Ojol di Bali 25 persen terlindungi", "drivers", "match"),
        ("Pengemudi daring di Bali 30 persen terlindungi per Agustus 2025", "drivers", "differs"),
    ],
)
def test_a_made_up_group_is_found_and_compared(
    text: str, segment: str, verdict: str, release: Release
) -> None:
    [judged] = judge_text(text, release)

    assert _of(judged) == ("", segment, verdict, ["group_coverage"])


def test_its_figures_are_not_compared_with_texts_that_name_another(release: Release) -> None:
    # 40% and about 12,300 are figures of made-up indicators; Bali's coverage was 50.88% in March 2025
    for text in ("Cakupan Bali 40 persen", "Peserta aktif Bali 12.346 orang"):
        [judged] = judge_text(text, release)
        assert not judged.claim.indicator
        assert not {one.figure["indicator"] for one in judged.comparators} & {row["id"] for row in INDICATORS}


def test_its_very_number_is_told_as_something_else(release: Release) -> None:
    [judged] = judge_text("Peserta aktif Bali 12.345 orang", release)

    first = judged.comparators[0]
    assert (judged.release_verdict, first.figure["indicator"]) == ("other", "disabled_workers")
    assert first.reasons == ("segment", "registered")
    assert "found_elsewhere" in [note.key for note in judged.notes]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Cakupan Jamsostek Bali 50,88 persen dan rumah pekerja layak 40 persen", ["", "decent_houses"]),
        ("Di Bali 40 persen rumah pekerja layak, cakupan Jamsostek 50,88 persen", ["decent_houses", ""]),
        ("Rumah pekerja layak: Bali 40 persen, Sulawesi Selatan 50 persen", ["decent_houses"] * 2),
        ("Rumah pekerja layak di Bali 40 persen, pekerja tua 78,5 persen", ["decent_houses", "old_share"]),
        ("Cakupan Bali 50,88 persen dan rumah pekerja layak 400 dari 1.000", ["", "decent_houses"]),
    ],
)
def test_each_figure_of_a_sentence_is_of_what_stands_beside_it(
    text: str, indicators: list[str], release: Release
) -> None:
    assert [judged.claim.indicator for judged in judge_text(text, release)] == indicators


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"kind": "area", "id": "51", "pattern": "bali"}, 'kind berisi "area"'),
        ({"kind": "segment", "id": "karyawan", "pattern": "karyawan"}, 'segmen "karyawan" tidak ada'),
        ({"kind": "indicator", "id": "upah", "pattern": "upah"}, 'indikator "upah" tidak ada'),
        ({"kind": "segment", "id": "bpu", "pattern": "mandiri"}, 'id "bpu" tertulis dua kali'),
        ({"kind": "segment", "id": "jakon_pmi", "pattern": "(jakon"}, 'pola "(jakon"'),
        ({"kind": "segment", "id": "jakon_pmi", "pattern": "(?:jakon)?"}, 'pola "(?:jakon)?"'),
    ],
)
def test_a_spoken_name_that_cannot_be_is_refused(tmp_path: Path, row: dict[str, str], reason: str) -> None:
    named = catalogue.with_rows(tmp_path / "catalogue", spoken_names=[row])
    line = len((named / "spoken_names.csv").read_text(encoding="utf-8").splitlines())

    with pytest.raises(RefusedRowsError) as caught:
        build_release(facts.empty_facts(tmp_path / "facts"), named, tmp_path / "releases")

    [refusal] = caught.value.refusals
    assert (refusal.file, refusal.line) == ("catalogue/spoken_names.csv", line)
    assert reason in refusal.reason
