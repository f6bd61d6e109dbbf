"""Bandingkan: a set of areas side by side, in seven drawings; all state is in the address."""
