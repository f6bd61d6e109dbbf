"""Pages share caches inside one process: each test starts without them."""

from __future__ import annotations

import pytest
import streamlit as st


@pytest.fixture
def fresh_caches() -> None:
    """Forget what earlier tests have asked of other releases."""
    st.cache_resource.clear()
    st.cache_data.clear()
