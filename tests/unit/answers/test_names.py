"""Names by code, in either language."""

from __future__ import annotations

from pantau.answers import names


def test_the_search_tells_a_regency_by_its_province(full_release):
    labels = names.search_labels(full_release, "id")
    assert labels["16.71"] == "Kota Palembang, Sumatera Selatan"
    assert labels["16"] == "Sumatera Selatan"
    assert labels["kanwil-sumbagsel"] == "Kanwil Sumbagsel"


def test_maps_offer_only_mapped_indicators_and_know_the_names_of_all(full_release):
    every = names.indicator_names(full_release, "en")
    mapped = names.mapped_names(full_release, "en")
    catalogue = full_release.query("indicators").set_index("id")
    assert list(every) == list(catalogue.index)
    assert list(mapped) == list(catalogue.index[catalogue["mapped"].astype(bool)])
    assert mapped.items() <= every.items()


def test_offices_stand_in_order_of_name(full_release):
    offices = names.office_names(full_release)
    assert list(offices.values()) == sorted(offices.values())
    assert len(offices) == 11
