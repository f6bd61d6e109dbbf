"""Judging what was read: recomputed, and compared with a release."""
