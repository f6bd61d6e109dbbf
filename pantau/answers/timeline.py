"""The moments of a View's indicator in its scope, worked out once."""

from __future__ import annotations

from pantau.analysis.timeline import Moment
from pantau.analysis.timeline import timeline as worked_out
from pantau.answers.kept import kept
from pantau.store import Release
from pantau.view import View


@kept(64, without=("period", "language"))
def timeline(release: Release, view: View) -> list[Moment]:
    """See analysis.timeline."""
    return worked_out(release, view)
