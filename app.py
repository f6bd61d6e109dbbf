"""The Streamlit app: `streamlit run app.py`, or server.py around it for production."""

from pantau.ui.navigation import navigate

navigate()
