"""The page Data: official files in, findings, preview, publishing, history, who has reported, downloads.

Each module draws one section. What lies between two clicks stands in session_state (state.py).
"""
