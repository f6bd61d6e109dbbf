"""What a browser does not take it does not get, and of what it takes the smallest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.web.accepting import coding


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *;q=0.3", "gzip"),
        ("identity", ""),
        ("identity;q=0.5, gzip;q=0.4", ""),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("gzip;q=zwei", ""),
        ("gzip;q=7", ""),
        ("deflate, zstd", ""),
        ("", ""),
        (" , ;q=1", ""),
    ],
)
def test_the_coding_is_the_one_that_is_wanted_most(accepted: str, wanted: str) -> None:
    assert coding(accepted) == wanted


@given(st.text(alphabet="brgzip*;q=0.15, \t", max_size=40))
def test_no_header_is_too_odd(accepted: str) -> None:
    assert coding(accepted) in ("br", "gzip", "")
