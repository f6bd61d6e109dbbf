"""Cek Angka: the figures that a text claims, recomputed and held against a release."""

from pantau.claims.judge.arithmetic import Check, check
from pantau.claims.read.mentions import LONGEST
from pantau.claims.read.text import Claim, Figure, TextTooLongError, read_text

__all__ = ["LONGEST", "Check", "Claim", "Figure", "TextTooLongError", "check", "read_text"]
