"""The Streamlit app: `streamlit run app.py`, or server.py around it for production."""

from pantau.ui.shell.navigation import navigate

navigate()
