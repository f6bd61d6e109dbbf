"""A label of the language that was on screen before is no choice."""

from __future__ import annotations

from unittest import mock

import pytest
import streamlit as st

from pantau.ui.shell.offered import if_offered


@pytest.mark.parametrize(
    ("chosen", "counts"),
    [
        ("coverage_ucj", True),
        (None, True),  # emptied
        ([], True),
        (["coverage_ucj", "coverage_employed"], True),
        ("Coverage of employed workers", False),
        (["coverage_ucj", "Coverage of employed workers"], False),
    ],
)
def test_only_what_was_offered_is_chosen(chosen: object, counts: bool) -> None:
    then = mock.Mock()
    with mock.patch.object(st, "session_state", {"control_indicator": chosen}):
        if_offered("control_indicator", ["coverage_employed", "coverage_ucj"], then)()
    assert then.called == counts
