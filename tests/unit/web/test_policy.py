"""What a browser may do with a page of ours."""

from __future__ import annotations

import base64
import hashlib

import pytest

from pantau.web.policy import FRAMES, frame_sources, policy_of


def rules(page: bytes) -> dict[str, list[str]]:
    """The policy of a page: sources by directive."""
    parts = (rule.split() for rule in policy_of(page).split("; "))
    return {name: sources for name, *sources in parts}


def hash_of(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"


def test_nothing_is_allowed_that_is_not_named() -> None:
    found = rules(b"<html></html>")
    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == ["'self'", "blob:"]
    assert found["frame-ancestors"] == ["'self'"]
    assert not [source for sources in found.values() for source in sources if source.startswith("http")]


def test_scripts_of_the_page_are_allowed_by_their_hash_and_no_others() -> None:
    one, other = b"window.a = 1;", b"\n  if (b < 2) { c(); }\n"
    page = b"<head><script>%s</script><script type='module'>%s</script>" % (one, other)
    page += b"<script src='./static/x.js'></script><script>%s</script>" % one
    assert rules(page)["script-src"] == ["'self'", "blob:", hash_of(one), hash_of(other)]
    assert "'unsafe-inline'" not in rules(page)["script-src"]
    assert "'unsafe-eval'" not in policy_of(page)


@pytest.mark.parametrize(
    ("setting", "sources"),
    [
        ("", "'self'"),
        ("-", "'none'"),
        ("https://intranet.example.id", "'self' https://intranet.example.id"),
        (
            " https://*.example.go.id  http://10.0.0.5:8080 ",
            "'self' https://*.example.go.id http://10.0.0.5:8080",
        ),
    ],
)
def test_whose_pages_may_hold_ours_in_a_frame_is_a_setting(
    setting: str, sources: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FRAMES, setting)
    assert frame_sources() == sources
    assert policy_of(b"<html></html>", frame_sources()).endswith(f"frame-ancestors {sources}")


@pytest.mark.parametrize("setting", ["*", "https:", "https://a; script-src *", "intranet", "- https://a.id"])
def test_a_setting_that_is_no_site_is_refused_in_words(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAMES, setting)
    with pytest.raises(ValueError, match=f"{FRAMES}: .* bukan alamat situs"):
        frame_sources()
