"""Pages that could not be read, so that their mistakes hide no others and lead to no false ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Unparsed:
    """The files that could not be read, with their text as far as it can be guessed."""

    texts: Mapping[str, str]
    """By path below the docs folder."""

    def __contains__(self, path: object) -> bool:
        """Return whether a page is there and could not be read."""
        return path in self.texts

    def may_hold(self, name: str) -> bool:
        """Return whether a name may be known to one of these pages, and so cannot be called missing."""
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        return any(word.search(text) for text in self.texts.values())


ALL_PARSED = Unparsed({})
"""Nothing was left out."""


def guess(data: bytes) -> str:
    """Return the text of a file in an unknown encoding, good enough to look for a name in it."""
    return data.replace(b"\0", b"").decode("latin-1")
