"""Cek Angka: the figures that a text claims, recomputed and compared with a release."""

from pantau.claims.judge.arithmetic import Recomputation, recompute
from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.read.mentions import LONGEST_TEXT
from pantau.claims.read.text import TextTooLongError, read_claims
from pantau.claims.read.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "LONGEST_TEXT",
    "Claim",
    "ClaimFigure",
    "Recomputation",
    "TextTooLongError",
    "Vocabulary",
    "read_claims",
    "recompute",
    "vocabulary_of",
]
