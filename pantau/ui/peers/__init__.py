"""Similar areas in words and links: an area's page and Bandingkan both show them."""
