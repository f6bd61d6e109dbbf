"""The four verdicts on a claim: the same, different, not comparable, or to be made sure.

`VERDICTS` are their ids; the words stand in the texts (claims.verdict.<id>).
"""

from __future__ import annotations

from pantau.claims.judge.verdict import Judged

VERDICTS = ("same", "different", "incomparable", "unsure")
# How a claim stands beside the release (Judged.release_verdict), as one of the four.
_OF_STANDING = {
    "match": "same",
    "numbers": "same",
    "partly": "same",
    "differs": "different",
    "other": "incomparable",
    "apart": "incomparable",
    "none": "incomparable",
    "nothing": "incomparable",
    "told": "incomparable",
    "unsure": "unsure",
    "unplaced": "unsure",
}


def verdict_of(judged: Judged) -> str:
    """One of VERDICTS. What keeps figures apart is unsaid, or they are of something else."""
    if judged.release_verdict == "partly" and judged.arithmetic_verdict in ("differs", "unsure"):
        return "unsure"  # some of it is of the release, and its numbers do not go together
    if judged.release_verdict == "apart":
        why = judged.comparators[0].why_apart
        unsaid = bool(why) and all(one.endswith("_unsaid") for one in why)
        return "unsure" if unsaid or not judged.claim.dates else "incomparable"
    return _OF_STANDING[judged.release_verdict]
