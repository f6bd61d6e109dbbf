"""Pages share caches inside one process: each test starts without them."""

from __future__ import annotations

import pytest
import streamlit as st

from pantau.answers.kept import forget_all


@pytest.fixture
def fresh_caches() -> None:
    """Forget what earlier tests have asked of other releases."""
    forget_all()
    st.cache_data.clear()
