"""Spelling does not matter: any case, spacing and punctuation of a name means the same area."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pantau.areas import AreaMatchError, load_areas, match_area

AREAS = [area for area in load_areas() if area.level != "nation"]


@given(st.sampled_from(AREAS), st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from("-.  _"))
def test_case_and_punctuation(area, case, separator):
    assert match_area(f"  {case(area.name)} ".replace(" ", separator)) == area


@given(st.sampled_from(AREAS), st.sampled_from(["Kab. {}", "kab {}", "Kabupaten {}", "KAB.{}"]))
def test_prefixes_of_regencies(area, form):
    bare = area.name.removeprefix("Kabupaten ").removeprefix("Administrasi ")
    if area.level == "regency":
        assert match_area(form.format(bare)) == area


@given(st.text(max_size=30))
def test_any_text_is_an_area_or_a_named_error(text):
    try:
        said = match_area(text).name
    except AreaMatchError as error:
        said = str(error) if text.strip() in str(error) else ""
    assert said
