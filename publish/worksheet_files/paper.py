"""The paper and type sizes of worksheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

FOOT_LETTERS = 1190  # letters of a line of the foot, times the size in points; measured in Source Sans 3


@dataclass(frozen=True)
class Paper:
    """A size of paper with a size of type."""

    name: str  # the end of the file name
    text: str  # the name of the text for readers
    country_size: str  # the size as country packs name it
    size: str  # the size in CSS
    type: int  # the size of the text, in points
    line: float  # the distance between writing lines, in millimetres

    def margin(self, foot: Sequence[str] = ()) -> float:
        """Return the margin below the text in millimetres, with room for the paragraphs of the foot."""
        lines = sum(ceil(len(text) * self.type / FOOT_LETTERS) for text in foot)
        return 2 * self.type - 6 + max(0, lines - 3) * 0.4 * self.type

    @property
    def notes(self) -> int:
        """The number of lines that fill a page below its heading."""
        return int(225 / self.line)


PAPERS = (
    Paper("a4", "sheet_files.a4", "A4", "210mm 297mm", 12, 8.5),
    Paper("letter", "sheet_files.letter", "Letter", "215.9mm 279.4mm", 12, 8.1),
    Paper("large-print-a4", "sheet_files.large_a4", "A4", "210mm 297mm", 18, 12),
    Paper("large-print-letter", "sheet_files.large_letter", "Letter", "215.9mm 279.4mm", 18, 11),
)
"""The sizes that most printers have, each also in large print."""


def papers_for(sizes: Sequence[str]) -> list[Paper]:
    """Return all papers, in the order of the sizes that a topic's countries use, large print last."""
    order = [*sizes, *(paper.country_size for paper in PAPERS)]
    return sorted(PAPERS, key=lambda paper: (paper.type, order.index(paper.country_size)))
