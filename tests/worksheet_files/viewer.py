"""PDFium, the viewer inside of Chromium and Edge, driven as by a hand on the keyboard and the mouse."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image


class Viewer:
    """The first page of a PDF with its fields, as shown to somebody."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        """Take an open document."""
        self.document = document
        self.page = document[0]
        self.form = document.formenv.raw

    def write(self, number: int, text: str) -> None:
        """Type into the field of a number, and leave it."""
        with self._field(number) as field:
            assert pdfium.FORM_SetFocusedAnnot(self.form, field), "the field takes no words"
        wide = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
        pdfium.FORM_ReplaceSelection(self.form, self.page, ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FORM_ForceToKillFocus(self.form)

    def place(self, number: int) -> tuple[float, float, float, float]:
        """Return where the field of a number takes clicks: left, bottom, right and top."""
        with self._field(number) as field:
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(field, box)
        return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)

    def click(self, number: int, across: float = 0.5, up: float = 0.5) -> None:
        """Click into the field of a number, this far from its left and from its foot."""
        left, bottom, right, top = self.place(number)
        place = (left + across * (right - left), bottom + up * (top - bottom))
        for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            act(self.form, self.page, 0, *place)

    def picture(self) -> Image.Image:
        """Return what is on the page."""
        picture: Image.Image = self.page.render(scale=4, grayscale=True).to_pil()
        return picture

    @contextmanager
    def _field(self, number: int) -> Iterator[pdfium.FPDF_ANNOTATION]:
        field = pdfium.FPDFPage_GetAnnot(self.page, number)
        yield field
        pdfium.FPDFPage_CloseAnnot(field)


@contextmanager
def view(file: Path) -> Iterator[Viewer]:
    """Open a PDF in the viewer."""
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        viewer = Viewer(document)
        yield viewer
        viewer.page.close()
