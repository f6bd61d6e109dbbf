"""Spelling does not matter: any case, spacing and punctuation of a name means the same area."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pantau.areas import AreaMatchError, candidates_of, load_areas, match_area

AREAS = [area for area in load_areas() if area.level != "nation"]


@given(st.sampled_from(AREAS), st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from("-.  _"))
def test_case_and_punctuation(area, case, separator):
    assert match_area(f"  {case(area.name)} ".replace(" ", separator)) == area


@given(st.sampled_from(AREAS), st.sampled_from(["Kab. {}", "kab {}", "Kabupaten {}", "KAB.{}"]))
def test_prefixes_of_regencies(area, form):
    bare = area.name.removeprefix("Kabupaten ").removeprefix("Administrasi ")
    if area.level == "regency":
        assert match_area(form.format(bare)) == area


_KINDS = {
    "regency": ["Kab.", "Kabupaten", "kab", "Regency"],
    "city": ["Kota", "KOTA", "Kodya", "City"],
    "province": ["Provinsi", "Prov.", "Province"],
}
_FORMS = ["{name}", "{kind} {bare}", "{bare} {kind}", "{bare}, {kind}", "{bare} ({kind})", "{bare}"]


@given(
    st.sampled_from(AREAS),
    st.sampled_from(_FORMS),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.data(),
)
def test_an_official_name_is_its_area_or_ambiguous_and_never_another(area, form, case, data):
    kind = data.draw(st.sampled_from(_KINDS[area.level]))
    bare = area.name.split(" ", 1)[1] if area.is_local else area.name
    found = candidates_of(case(form.format(name=area.name, kind=kind, bare=bare)))
    # a bare name that is a province's whole name is the province, as in 'Jambi'
    whole = form == "{bare}" and any(
        one.level == "province" and one.name == area.name.split(" ", 1)[-1] for one in AREAS
    )
    assert area in found or whole
    if form != "{bare}":
        assert found == [area]


@given(st.text(max_size=30))
def test_any_text_is_an_area_or_a_named_error(text):
    try:
        said = match_area(text).name
    except AreaMatchError as error:
        said = str(error) if text.strip() in str(error) else ""
    assert said
