"""A page with a league table and nothing else: ?rows=provinces|in_tiers|regencies&focus=16&language=id."""

from __future__ import annotations

import streamlit as st

from pantau.text import Text
from pantau.ui.league import league_table
from tests.browser.league import sample

st.set_page_config(layout="wide")
asked = st.query_params
samples = {"regencies": sample.regencies, "in_tiers": sample.in_tiers}
rows = samples.get(asked.get("rows", ""), sample.provinces)()
said = st.session_state.setdefault("said", [])

st.title("Peringkat")
event = league_table(
    rows,
    Text(asked.get("language", "id")),
    link=lambda code: f"wilayah?wilayah={code}&lingkup=ID",
    key="league",
    focus=asked.get("focus", ""),
    on_event=said.append,
)
st.text(f"event: {event['action']} {event['code']}" if event else "event: none")
st.text(f"called: {len(said)}")
st.button("Jalankan lagi")
