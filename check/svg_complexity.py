"""Count the shapes of an SVG: with references, a few lines can draw millions."""

from __future__ import annotations

import re

DEEPEST = 50
"""Levels of nesting. Drawing programs nest about ten deep."""

MOST = 5_000
"""Shapes that an SVG may draw by references."""

REFERENCE = re.compile(r"^#([\w.-]+)$|url\(\s*['\"]?#([\w.-]+)")


class Shapes:
    """The open elements of an SVG while it is parsed, and which elements refer to which."""

    def __init__(self) -> None:
        """Start at the top of the file."""
        self.open: list[str] = []
        self.references: dict[str, list[str]] = {"": []}

    def enter(self, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.open.append(attributes.get("id", ""))
        names = {"", *self.open}
        for key, value in attributes.items():
            for match in REFERENCE.finditer(value) if key != "id" else ():
                for name in names:
                    self.references.setdefault(name, []).append(match[1] or match[2])

    def leave(self) -> None:
        """Close an element."""
        self.open.pop()

    @property
    def too_deep(self) -> bool:
        """Return whether this element is nested too deep."""
        return len(self.open) > DEEPEST

    def too_many(self) -> bool:
        """Return whether the SVG would draw too many shapes, or refers to itself."""
        return self._count("", {}, 0) > MOST

    def _count(self, name: str, known: dict[str, int], depth: int) -> int:
        if depth > DEEPEST:
            return MOST + 1
        if name not in known:
            known[name] = MOST + 1  # an element that refers to itself
            known[name] = sum(
                1 + self._count(target, known, depth + 1) for target in self.references.get(name, ())
            )
        return known[name]
