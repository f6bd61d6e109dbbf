"""What stands between the pages and Streamlit: state, frame, controls, cards."""
