"""The release in memory of the analysis tests serves the files too."""

from tests.unit.analysis.conftest import release_of

__all__ = ["release_of"]
