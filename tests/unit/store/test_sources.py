"""The register of sources: what is cited, how it is named, and what grade it allows."""

from __future__ import annotations

import pytest

from pantau.store import build_release, open_release
from tests.helpers import facts


@pytest.fixture(scope="module")
def sources(full_release):
    return full_release.query("sources").set_index("id")


def test_every_row_of_the_register_stands_in_the_release(sources):
    written = {row["source_id"] for row in facts.real("sources")}
    assert written <= set(sources.index)
    assert set(sources.index) - written == {"taksiran-pantau-jamsostek"}


@pytest.mark.parametrize(
    ("source", "short_name"),
    [
        ("ambon-antara-212037", "ANTARA Ambon, Mei 2024"),
        ("bacapesan-2024-08-12", "BacaPesan, 12 Agustus 2024"),  # the publisher is 'BacaPesan (Fajar)'
        ("jabar-inews-2023", "iNews Jabar, 2023"),
        ("den-econ-annual-full-2025", "BPS, Sakernas Agustus 2025; BPJS Ketenagakerjaan"),
        ("se-mendagri-842-2-5193-sj", "SE Mendagri 842.2/5193/SJ"),
    ],
)
def test_a_reader_sees_a_short_name(sources, source, short_name):
    assert sources.loc[source, "short_name"] == short_name


def test_no_name_or_title_is_an_address_or_a_path(sources):
    shown = sources[["short_name", "publisher", "title", "note"]].stack()
    assert not shown.str.contains(r"https?:|www\.|github|\.csv|@").any()


def test_sources_cited_together_are_one_with_the_names_of_all(full_release):
    figures = full_release.query("all_observations")
    both = figures[figures["source_id"] == "okezone-2023-12-05; klikjatim-34373"]
    assert set(both["source_title"]) == {"Okezone, 5 Desember 2023; Klik Jatim, 20 Desember 2023"}
    each = full_release.query("sources").set_index("id").loc[["okezone-2023-12-05", "klikjatim-34373"]]
    assert (each["figures"] > 0).all()


def test_a_figure_whose_source_cannot_be_named_is_c_at_best(full_release):
    figures = full_release.query("all_observations").set_index("source_id")
    # Solopos, 23 February 2022: counts, but nobody knows the title
    assert set(figures.loc[["solopos-2022-02-23"], "quality"]) == {"C"}
    unnamed = full_release.query("sources").query("not named")["id"]
    cited = figures[figures.index.isin(unnamed)]
    assert len(cited) > 0
    assert set(cited["quality"]) == {"C"}


@pytest.mark.parametrize("column", ["publisher", "title", "date"])
def test_whatever_is_missing_of_it(tmp_path, column):
    folder = facts.sparse_facts(tmp_path / "facts")
    _, rows = facts.read(folder / "sources.csv")
    line = 2 + next(i for i, row in enumerate(rows) if row["source_id"] == "den-econ-annual-full-2025")
    facts.change(folder, "sources", line, **{column: ""})
    release = open_release(build_release(folder, root=tmp_path / "releases").path)
    row = release.query("observations_of_area", area="16")
    row = row[(row["indicator"] == "coverage_employed") & (row["as_of"] == "2025-08/2025-11")]
    assert set(row["quality"]) == {"C"}


def test_regulations_say_what_they_ask_and_of_whom(full_release):
    laws = full_release.query("regulations").set_index("source_id")
    circular = laws.loc["se-mendagri-842-2-5193-sj"]
    assert (circular["year"], circular["date"]) == (2021, "2021-09-23")
    assert (circular["asks"], circular["of_whom"]) == ("Menyampaikan laporan triwulanan", "Pemerintah daerah")
    assert {"permendagri-27-2021", "uu-3-2024", "pp-44-2015", "pp-49-2023", "pp-50-2025"} <= set(laws.index)


def test_short_names_lead_to_one_source(sources):
    assert sources["short_name"].is_unique
