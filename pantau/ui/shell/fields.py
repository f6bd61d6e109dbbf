"""How many characters a field of text takes.

The browser takes no more, and the server keeps no more of what it is sent past the browser: Streamlit
cuts it at the `max_chars` of the field.
"""

from __future__ import annotations

NAME = 80  # of a person or an office
NOTE = 300
NUMBER = 30  # as people write it: 'sepuluh ribu' is answered in words
