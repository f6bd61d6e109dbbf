"""Why a release is not published; messages in Indonesian, saying what to do."""

from __future__ import annotations

from pantau.text import Text


class NotPublishableError(RuntimeError):
    """A release must not become the current one as things are."""


class PendingWarningsError(NotPublishableError):
    """Warnings of newly received files were not accepted. Attribute: count."""

    def __init__(self, count: int) -> None:
        super().__init__(Text()("publishing.pending_warnings", count=count))
        self.count = count


class SamePersonError(NotPublishableError):
    """Who took a file in would publish it, which the installation is set to refuse. Attribute: name."""

    def __init__(self, name: str) -> None:
        super().__init__(Text()("publishing.same_person", name=name))
        self.name = name


class PracticeReleaseError(NotPublishableError):
    """A release that holds practice files, in a folder that is not for rehearsing."""

    def __init__(self, release_id: str) -> None:
        super().__init__(Text()("publishing.practice_release", id=release_id))
