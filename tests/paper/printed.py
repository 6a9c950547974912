"""A printed page read back from its PDF: words with their place and size, lines to write on, and boxes."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader

MILLIMETRE = 72 / 25.4
"""Points."""

Matrix = list[float]


def squeezed(text: str) -> str:
    """Return a text as it can be compared with print: no spaces, and no letters shaped for their place."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class Piece:
    """Words that are printed in one go."""

    text: str
    top: float
    """Points from the upper edge of the sheet to the line the letters stand on."""

    size: float


@dataclass
class Side:
    """One side of a sheet."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    """How far from the upper edge each line to write on is."""

    boxes: list[float] = field(default_factory=list)
    """How wide each square is."""

    @cached_property
    def first_line(self) -> str:
        """What stands highest, without spaces."""
        highest = min(piece.top for piece in self.pieces)
        return squeezed("".join(piece.text for piece in self.pieces if piece.top == highest))

    @cached_property
    def text(self) -> str:
        """Its words without spaces, in the order of the page."""
        return squeezed("".join(piece.text for piece in self.pieces))


class Paper:
    """Everything that came out of the printer."""

    def __init__(self, pdf: bytes, foot: str = "", heads: Iterable[str] = ()) -> None:
        """Read a PDF. The foot stands on every side, and a head on each side that a group continues on."""
        self.sides = [_Reader(page).side for page in PdfReader(io.BytesIO(pdf)).pages]
        self.foot = squeezed(foot)
        self.heads = [squeezed(head) for head in heads]

    @cached_property
    def bodies(self) -> list[str]:
        """The words of every side without its head, foot and number."""
        bodies = []
        for number, side in enumerate(self.sides, start=1):
            text = side.text.replace(f"{number}/{len(self.sides)}", "", 1)
            for repeated in (self.foot, *self.heads):
                text = text.replace(repeated, "")
            bodies.append(text)
        return bodies

    @cached_property
    def text(self) -> str:
        """All words in their order, without spaces, as if there was one long side."""
        return "".join(self.bodies)


class _Reader:
    """Reads one page; the browser draws each border as a filled or stroked rectangle."""

    def __init__(self, page: PageObject) -> None:
        self.side = Side(float(page.mediabox.width), float(page.mediabox.height))
        self.drawn: list[float] = []
        page.extract_text(visitor_operand_before=self._operator, visitor_text=self._words)

    def _operator(self, name: bytes, operands: Any, matrix: Matrix, _: Matrix) -> None:  # noqa: ANN401 - PDF's own
        if name == b"re":
            y, width, height = (float(one) for one in operands[1:])
            self.drawn = [self._top(y, matrix), width * abs(matrix[0]), height * abs(matrix[3])]
        elif name in (b"f", b"S") and self.drawn:
            self._rectangle(stroked=name == b"S")

    def _rectangle(self, *, stroked: bool) -> None:
        top, width, height = self.drawn
        self.drawn = []
        if stroked and abs(width - height) < 2:
            self.side.boxes.append(width)
        elif not stroked and height < 1 and width > self.side.width / 2:
            self.side.rules.append(top + height)

    def _words(self, text: str, matrix: Matrix, place: Matrix, _: Any, size: float) -> None:  # noqa: ANN401 - PDF's own
        if text.strip():
            scale = abs(matrix[3] * place[3])
            self.side.pieces.append(Piece(text, self._top(place[5], matrix), size * scale))

    def _top(self, y: float, matrix: Matrix) -> float:
        return self.side.height - (matrix[3] * y + matrix[5])
