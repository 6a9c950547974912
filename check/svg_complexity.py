"""How much a drawing draws: a few lines that repeat each other can ask a browser for millions of shapes."""

from __future__ import annotations

import re

DEEPEST = 50
"""Shapes inside shapes. A drawing program nests ten or so."""

MOST = 5_000
"""Shapes that a drawing may draw by repeating others."""

REPEATED = re.compile(r"^#([\w.-]+)$|url\(\s*['\"]?#([\w.-]+)")


class Shapes:
    """The shapes of a drawing as they are read, and which of them repeat which."""

    def __init__(self) -> None:
        """Start outside of any shape."""
        self.open: list[str] = []
        self.repeats: dict[str, list[str]] = {"": []}

    def enter(self, attributes: dict[str, str]) -> None:
        """Go into a shape."""
        self.open.append(attributes.get("id", ""))
        names = {"", *self.open}
        for key, value in attributes.items():
            for match in REPEATED.finditer(value) if key != "id" else ():
                for name in names:
                    self.repeats.setdefault(name, []).append(match[1] or match[2])

    def leave(self) -> None:
        """Go out of a shape."""
        self.open.pop()

    @property
    def too_deep(self) -> bool:
        """Return whether there are too many shapes around this one."""
        return len(self.open) > DEEPEST

    def too_many(self) -> bool:
        """Return whether the whole drawing would draw too much, or never end."""
        return self._count("", {}, 0) > MOST

    def _count(self, name: str, known: dict[str, int], depth: int) -> int:
        if depth > DEEPEST:
            return MOST + 1
        if name not in known:
            known[name] = MOST + 1  # for whatever comes back to itself
            known[name] = sum(1 + self._count(one, known, depth + 1) for one in self.repeats.get(name, ()))
        return known[name]
