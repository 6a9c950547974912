"""The sizes of paper and of type that sheets are laid out for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A size of paper with a size of type."""

    name: str
    """Ends the name of the file."""

    text: str
    """What a reader is told."""

    size: str
    """As a style sheet writes it."""

    type: int
    """The size of the text, in points."""

    line: float
    """From one writing line to the next, in millimetres."""


PAPERS = (
    Paper("a4", "A4", "210mm 297mm", 12, 9),
    Paper("letter", "US Letter", "215.9mm 279.4mm", 12, 9),
    Paper("large-print-a4", "large print, A4", "210mm 297mm", 18, 12),
    Paper("large-print-letter", "large print, US Letter", "215.9mm 279.4mm", 18, 12),
)
"""What most printers hold, and both once more for those who need large letters."""
