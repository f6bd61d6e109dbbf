"""Cek Angka: the figures that a text claims, recomputed and held against a release."""

from pantau.claims.arithmetic import Check, check
from pantau.claims.reading import Claim, Figure, TextTooLongError, read_text
from pantau.claims.spans import LONGEST

__all__ = ["LONGEST", "Check", "Claim", "Figure", "TextTooLongError", "check", "read_text"]
