"""The last resort: what a reader is told where the program itself fails."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

from pantau.text import FIRST_LANGUAGE, LANGUAGES, Text
from pantau.text.trouble import trouble_words
from pantau.ui.shell.cards import render
from pantau.view import URL_KEYS

_log = logging.getLogger("pantau")


def tell_incident(error: Exception) -> bool:
    """Give what failed a number, which stands in the log and on the page; True: it is told.

    What Streamlit shows instead is English and names nothing that could be looked up. The reader is
    told neither the error nor where it stands: it may name files of the server. What the system refused
    (a full disk, too many open files) is told in words. Logging never fails: Python leaves out what
    cannot be written.
    """
    number = secrets.token_hex(4).upper()
    # Streamlit has just logged where it failed.
    _log.error("insiden %s: %r", number, error)
    asked = st.query_params.get(URL_KEYS["language"], "")
    say = Text(asked if asked in LANGUAGES else FIRST_LANGUAGE)
    trouble = trouble_words(error, say) if isinstance(error, OSError) else ()
    st.html(render("incident", say, number=number, trouble=trouble))
    return True
