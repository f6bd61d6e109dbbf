"""What the store has to say, kept as key and words until somebody says in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pantau.text import Text


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the catalogue and what stands in it; a word may be a message itself."""

    key: str
    words: Mapping[str, object]

    def __str__(self) -> str:
        return self.in_words(Text())

    def in_words(self, say: Text) -> str:
        """The message in the language of `say`."""
        said = {
            name: word.in_words(say) if isinstance(word, Message) else word
            for name, word in self.words.items()
        }
        return say(self.key, **said)


def message(key: str, **words: object) -> Message:
    """The message of store.<key>."""
    return Message(f"store.{key}", words)
