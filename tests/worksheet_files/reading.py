"""What several tests read in PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from model.answers import Choice
from publish.worksheet_files.read_worksheets import Question, Worksheet


def squeeze(text: str) -> str:
    """Return a text without spaces and line ends, which say nothing in a PDF."""
    return "".join(text.split()).replace("\N{ZERO WIDTH SPACE}", "")


def page_texts(file: Path) -> list[str]:
    """Return what stands on each page, squeezed."""
    return [*_texts(file.read_bytes())]


@lru_cache(maxsize=64)
def _texts(data: bytes) -> tuple[str, ...]:
    return tuple(squeeze(page.extract_text()) for page in PdfReader(BytesIO(data)).pages)


def questions_of(sheet: Worksheet) -> Iterator[Question]:
    """Yield every question of a sheet in its order."""
    for section in sheet.sections:
        yield from section.questions


def field_names(question: Question) -> list[str]:
    """Return the fields that a question is answered in, in their order; of a choice, each of its boxes."""
    names = [question.id] if question.tick else []
    for answer in question.answers:
        boxes = answer.answers if isinstance(answer, Choice) else ()
        names += [f"{answer.name}_{box.value}" for box in boxes] or [answer.name]
    return names


def box_names(question: Question) -> list[str]:
    """Return the names of the boxes of a question."""
    rooms = {answer.name for answer in question.answers if not isinstance(answer, Choice)}
    return [name for name in field_names(question) if name not in rooms]


def field_name(field: pikepdf.Object) -> str:
    """Return the name of a field, or the name and the answer of a box that shares its field with others."""
    if "/T" in field:
        return str(field.T)
    if "/Parent" not in field:
        return ""
    [answer] = [str(state)[1:] for state in field.AP.N if state != "/Off"]
    return f"{field.Parent.T}_{answer}"


def read_in_order(pdf: pikepdf.Pdf) -> list[str]:
    """Return the names of the fields as somebody meets them who listens to the file."""
    found = []
    waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/OBJR":
            found.append(field_name(one.Obj))
        elif isinstance(one, pikepdf.Dictionary) and "/K" in one:
            waiting.append(one.K)
    return found
