"""The View and its URL form, options included."""

from __future__ import annotations

import pytest

from pantau.url_options import OPTIONS, readable
from pantau.view import URL_KEYS, View, ViewError, as_meant, from_params


def test_a_link_carries_the_whole_view() -> None:
    view = View(scope="16", level="regency", area="16.71", estimates=False, language="en")
    view = view.with_options(error_regency="7.5", compared="16.71,18")
    assert from_params(view.to_params()) == view


def test_an_option_that_a_link_does_not_name_has_its_default() -> None:
    assert View().option("error_regency") == "5"
    assert from_params({"galat_kabkota": "8"}).option("error_regency") == "8"
    assert View().to_params().keys() == set(URL_KEYS.values())


def test_the_order_in_which_options_are_set_does_not_show() -> None:
    one = View().with_options(error_regency="8").with_options(compared="16")
    assert one == View().with_options(compared="16").with_options(error_regency="8")


@pytest.mark.parametrize("value", ["abc", "-1", "120", "5,5", ""])
def test_an_option_that_cannot_be_read_is_named(value: str) -> None:
    with pytest.raises(ViewError, match="galat_kabkota") as caught:
        from_params({"galat_kabkota": value})
    assert (caught.value.key, caught.value.value) == ("galat_kabkota", value)


def test_options_have_readable_defaults_and_keys_of_their_own() -> None:
    keys = [option.key for option in OPTIONS.values()]
    assert len({*keys, *URL_KEYS.values()}) == len(keys) + len(URL_KEYS)
    assert all(readable(name, option.default) for name, option in OPTIONS.items())
    assert not set(OPTIONS) & set(URL_KEYS), "params_of tells them apart by name"


def test_a_group_of_figures_from_several_sources_fits_in_a_link():
    assert readable("group", "unstated:okezone-2023-12-05; klikjatim-34373:2023-12")


def test_a_link_of_before_asks_for_what_took_the_place_of_the_old() -> None:
    assert from_params({"gambar": "corong"}) == View().with_options(drawing="sebaran")
    assert from_params({"bagian": "corong", "dispersi": "kali"}) == View().with_options(section="pencilan")


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ({"wilayah": "16.71)"}, {"wilayah": "16.71"}),
        ({"wilayah": "16.71 "}, {"wilayah": "16.71"}),
        ({"periode": "2024\u201d."}, {"periode": "2024"}),
        ({"bahasa": "en)"}, {"bahasa": "en"}),
        ({"wilayah": "16", "amp;periode": "2024"}, {"wilayah": "16", "periode": "2024"}),
        # what stands there plainly goes before what was escaped
        ({"wilayah": "16", "amp;wilayah": "18"}, {"wilayah": "16"}),
        # a value that a link may hold is left as it is, and one that stays unreadable, too
        ({"cari": "kota )"}, {"cari": "kota )"}),
        ({"wilayah": "1x)"}, {"wilayah": "1x)"}),
        ({"lain": "x)"}, {"lain": "x)"}),
    ],
)
def test_what_was_pasted_along_with_a_link_is_put_aside(pasted, meant):
    assert as_meant(pasted) == meant
