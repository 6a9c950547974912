"""Small readings of PDFs that several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from publish.sheets.sheet import Choice, Question, Sheet


def squeeze(text: str) -> str:
    """Return a text without spaces and line ends, which say nothing in a PDF."""
    return "".join(text.split()).replace("\N{ZERO WIDTH SPACE}", "")


def page_texts(file: Path) -> list[str]:
    """Return what stands on each page, squeezed."""
    return [squeeze(page.extract_text()) for page in PdfReader(file).pages]


def asked(sheet: Sheet) -> Iterator[Question]:
    """Yield every question of a sheet in its order."""
    for section in sheet.sections:
        yield from section.questions


def field_names(question: Question) -> list[str]:
    """Return the fields that a question is answered in, in their order."""
    names = [question.tick.name] if question.tick else []
    for answer in question.answers:
        names += [box.name for box in answer.boxes] if isinstance(answer, Choice) else [answer.name]
    return names


def read_in_order(pdf: pikepdf.Pdf) -> list[str]:
    """Return the names of the fields as somebody meets them who listens to the file."""
    found = []
    waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/OBJR":
            found.append(str(one.Obj.get("/T", "")))
        elif isinstance(one, pikepdf.Dictionary) and "/K" in one:
            waiting.append(one.K)
    return found
