"""Bandingkan: a set of areas side by side, in six drawings; all state is in the address."""
