"""The catalogue as records."""

from __future__ import annotations

from pantau import catalogue


def test_indicators(full_release):
    found = catalogue.indicators(full_release.query("indicators"))
    assert list(found)[:2] == ["coverage_employed", "coverage_ucj"]
    assert all(indicator.mapped for indicator in found.values())
    employed, ucj = found["coverage_employed"], found["coverage_ucj"]
    assert (employed.default_segment, ucj.default_segment) == ("pu_bpu", "all")
    assert (employed.basis, ucj.basis) == ("sakernas", "semesta")
    assert (employed.carries_forward, ucj.carries_forward) == (False, True)
    assert found["unemployment"].polarity == "less_is_better"
    assert found["registered"].class_breaks == ()
    for indicator in (employed, ucj):
        assert len(indicator.class_breaks) == 4, "five classes"
        assert list(indicator.class_breaks) == sorted(set(indicator.class_breaks))
    for indicator in found.values():
        for words in (indicator.name, indicator.definition, indicator.formula, indicator.numerator):
            assert words["id"]
            assert words["en"]


def test_classes_spread_the_provinces(full_release):
    """Our class breaks leave no class empty: provinces of 2024 by hand from active_participants.csv."""
    breaks = catalogue.indicators(full_release.query("indicators"))["coverage_employed"].class_breaks
    rows = full_release.query("observations", indicator="coverage_employed", segment="pu_bpu")
    rows = rows[(rows["boundaries"] == 34) & (rows["as_of"] == "2024-12")]
    values = 100 * rows["numerator"] / rows["denominator"]
    counts = [int(sum(sum(value >= b for b in breaks) == k for value in values)) for k in range(5)]
    assert sum(counts) == 34
    assert min(counts) >= 1


def test_every_segment_in_use_is_known(full_release):
    known = catalogue.segments(full_release.query("segments"))
    figures = full_release.query("all_observations")
    assert set(figures["segment"]) <= set(known)
    for indicator in catalogue.indicators(full_release.query("indicators")).values():
        assert set(indicator.segments) <= set(known)
    assert (known["opd"].kind, known["rt_rw"].kind, known["pmi"].kind) == ("institution", "group", "segment")
    assert known["pu"].name["id"] == "PU (penerima upah)"


def test_targets(full_release):
    targets = catalogue.targets(full_release.query("targets"))
    rpjmn, ucj, increase = (
        targets[key] for key in ("rpjmn-2029", "ucj-provinsi-2025-16", "permendagri-15-2024-2025")
    )
    assert (rpjmn.value, rpjmn.year, rpjmn.document) == (43.92, 2029, "RPJMN 2025-2029")
    assert rpjmn.comparable_with("sakernas")
    assert not rpjmn.comparable_with("semesta")
    assert ucj.area_code == "16"
    assert increase.area_code == catalogue.EVERY_AREA
    assert not increase.comparable_with("unstated")
    assert increase.uncertain
    assert targets["bpjstk-peta-jalan-2026"].value == 70_000_000
    assert targets["ucj-provinsi-2025-52"].source_title == "Pemerintah Kota Mataram, 4 September 2025"
    # targets_new: Sulawesi Selatan 62.93, Tana Toraja 59,914 of 72,852; Lampung has several of one year
    assert (targets["ucj-73-2025"].value, targets["ucj-73-18-2025"].value) == (62.93, 82.24)
    lampung = [one for one in targets.values() if (one.area_code, one.year) == ("18", 2025)]
    assert sorted((one.value, one.uncertain) for one in lampung) == [(32.6, True), (38.39, False)]
