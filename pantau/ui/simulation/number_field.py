"""A field for a whole number, written as people write it; a browser's own number field is not.

The browser's reads '10.000' as ten and '1000,5' as ten thousand and five, in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pantau.text import Text, numbers
from pantau.text.typed import whole
from pantau.ui.shell.cards import render
from pantau.ui.shell.fields import NUMBER


@dataclass(frozen=True)
class NumberField:
    """A text field that shows `value` and takes 0 to `most`. hint: words behind its question mark."""

    label: str
    key: str
    value: int
    most: int
    width: int
    hint: str = ""

    def draw(self, say: Text, changed: Callable[[int], None]) -> None:
        """Draw it; `changed` gets the number typed, in the callback.

        What is no such number changes nothing: the field shows its value again, and `problem` says so.
        """

        def typed() -> None:
            text = str(st.session_state[self.key])
            found = whole(text, say.language)
            if found is None or found > self.most:
                st.session_state[f"{self.key}_wrong"] = text
            else:
                changed(found)

        st.session_state[self.key] = numbers.number(self.value, 0, say.language)
        st.text_input(
            self.label,
            key=self.key,
            on_change=typed,
            width=self.width,
            help=self.hint or None,
            max_chars=NUMBER,
        )

    def problem(self, say: Text) -> str:
        """HTML that says what was typed and is no number; '' where nothing was. Said once."""
        text = st.session_state.pop(f"{self.key}_wrong", None)
        if text is None:
            return ""
        most, value = (numbers.number(n, 0, say.language) for n in (self.most, self.value))
        told = say("simulation.problem.number", text=text, label=self.label, most=most, value=value)
        return render("simulation_wrong", say, text=told)
