"""The sizes of paper and of type that sheets are laid out for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A size of paper with a size of type."""

    name: str
    """Ends the name of the file."""

    text: str
    """The name of the text for readers."""

    sheet: str
    """What a country calls the size."""

    size: str
    """As a style sheet writes it."""

    type: int
    """The size of the text, in points."""

    line: float
    """From one writing line to the next, in millimetres."""

    @property
    def notes(self) -> int:
        """Lines that fill a page with room for its heading."""
        return int(225 / self.line)


PAPERS = (
    Paper("a4", "sheet_files.a4", "A4", "210mm 297mm", 12, 8.5),
    Paper("letter", "sheet_files.letter", "Letter", "215.9mm 279.4mm", 12, 8.5),
    Paper("large-print-a4", "sheet_files.large_a4", "A4", "210mm 297mm", 18, 12),
    Paper("large-print-letter", "sheet_files.large_letter", "Letter", "215.9mm 279.4mm", 18, 12),
)
"""What most printers hold, and both once more for those who need large letters."""


def papers_for(sheets: Sequence[str]) -> list[Paper]:
    """Return all sizes, those first that come first in the countries of a topic, and large print last."""
    order = [*sheets, *(paper.sheet for paper in PAPERS)]
    return sorted(PAPERS, key=lambda paper: (paper.type, order.index(paper.sheet)))
