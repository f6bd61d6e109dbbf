"""Errors of the analysis: each says what was asked for and what there is instead."""

from __future__ import annotations


class UnknownInReleaseError(LookupError):
    """A View asks for something the release does not hold.

    Attributes: key (the URL key, as in view.URL_KEYS), value (what was asked for),
    suggestion (a value that exists and lies nearest; empty when there is none).
    """

    def __init__(self, key: str, value: str, suggestion: str = "") -> None:
        super().__init__(f"{key}={value!r} is not in this release; nearest: {suggestion!r}")
        self.key = key
        self.value = value
        self.suggestion = suggestion
