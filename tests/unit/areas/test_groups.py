"""Islands and other groups of areas, as rows of data/catalogue/area_groups.csv."""

from __future__ import annotations

from pantau.areas import areas_named, group_name, is_group, load_areas, load_groups


def test_every_part_of_a_group_is_an_area() -> None:
    areas = load_areas()
    for group in load_groups():
        assert len(group.parts) > 1
        assert all(part in areas for part in group.parts)


def test_no_group_has_the_name_or_code_of_another_or_of_an_area() -> None:
    names = [name for group in load_groups() for name in group.names]
    assert len(set(names)) == len(names)
    assert not [name for name in names if areas_named(name)]
    codes = [group.code for group in load_groups()]
    assert len(set(codes)) == len(codes)
    assert all(is_group(code) for code in codes)


def test_a_group_is_known_by_its_code() -> None:
    assert group_name("group-sulawesi") == "Sulawesi"
    assert group_name("group-atlantis") == ""
    assert not is_group("kanwil-kalimantan")


def test_only_the_kanwil_of_the_very_same_provinces_stands_for_a_group() -> None:
    offices = {group.names[0]: group.office for group in load_groups()}
    assert offices["Kalimantan"] == "Kalimantan"
    # Sulama has Maluku besides, and of Java every province has its own
    assert offices["Sulawesi"] == ""
    assert offices["Jawa"] == ""
