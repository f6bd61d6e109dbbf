"""The last resort: what a reader is told where the program itself fails."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from pantau.text import FIRST_LANGUAGE, LANGUAGES, Text
from pantau.ui.shell.cards import render
from pantau.view import URL_KEYS

_log = logging.getLogger("pantau")


def tell_incident(error: Exception) -> bool:
    """Give what failed a number, which stands in the log and on the page; True: it is told.

    What Streamlit shows instead is English and names nothing that could be looked up. The reader is
    told neither the error nor where it stands: it may name files of the server.
    """
    number = secrets.token_hex(4).upper()
    # Streamlit has just logged where it failed.
    _log.error("insiden %s: %r", number, error)
    asked = st.query_params.get(URL_KEYS["language"], "")
    say = Text(asked if asked in LANGUAGES else FIRST_LANGUAGE)
    st.html(render("incident", say, number=number))
    return True
