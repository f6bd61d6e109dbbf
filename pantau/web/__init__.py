"""What stands between the network and Streamlit: who may ask, and what a browser may do with an answer."""
