"""Cek Angka: the figures that a text claims, recomputed and held against a release."""

from pantau.claims.judge.arithmetic import Check, check
from pantau.claims.read.claim import Claim, Figure
from pantau.claims.read.mentions import LONGEST
from pantau.claims.read.text import TextTooLongError, read_text
from pantau.claims.read.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "LONGEST",
    "Check",
    "Claim",
    "Figure",
    "TextTooLongError",
    "Vocabulary",
    "check",
    "read_text",
    "vocabulary_of",
]
