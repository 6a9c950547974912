"""Draw a sheet as a PDF that everybody can read, and fill in where it has fields."""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint import HTML
from weasyprint.document import Document

FONT_ALIAS = "Wingdings"
"""The name under which fields find their font.

Chromium's viewer takes the font of a field for Western European letters only, and others from wherever it
finds them, unless the font has one of the few names that stand for an alphabet of their own.
"""

LARGEST_TO_SHRINK = 12
"""Points. Viewers start at about this size where they choose it."""


def draw(html: str) -> Document:
    """Return HTML laid out in pages."""
    return HTML(string=html).render(pdf_forms=True)


def write(document: Document) -> bytes:
    """Return pages as a tagged PDF of the kind that PDF/UA-1 describes."""
    data = document.write_pdf(finisher=_finish, pdf_variant="pdf/ua-1", pdf_tags=True, pdf_forms=True)
    return bytes(data)


def _finish(_: Document, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    _finish_letters(pdf)
    if "AcroForm" in pdf.catalog:
        _finish_fields(pdf)


def _finish_letters(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Say what every part of a letter stands for: in some scripts its marks are drawn by themselves."""
    for table in [one for one in pdf.objects if isinstance(one, pydyf.Stream) and b"endcmap" in one.stream]:
        table.stream = [
            line.replace(b"<>", b"<200b>") if isinstance(line, bytes) else line for line in table.stream
        ]


def _finish_fields(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Show the writing lines below a field while it is empty, and hide them once somebody types.

    An empty field is shown as it was drawn, which is nothing. A viewer draws a field anew when its text
    changes, and then paints its background first.
    """
    del pdf.catalog["AcroForm"]["NeedAppearances"]
    parts = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary)]
    boxes = [one for one in parts if one.get("FT") == "/Btn"]
    for field in boxes:
        # The page shows the square; a second border inside of it would look like half a tick.
        del field["MK"]
        field["AP"]["N"]["Off"] = _nothing(field, pdf)
    _join_choices(boxes, pdf)
    used = set()
    for field in [one for one in parts if one.get("FT") == "/Tx"]:
        field["MK"] = pydyf.Dictionary({"BG": pydyf.Array([1])})
        if not field["V"].string:
            field["AP"] = pydyf.Dictionary({"N": _nothing(field, pdf)})
        words = field["DA"].string.decode().split()
        used.add(words[-3][1:])
        field["DA"] = pydyf.String(" ".join([*words[:-3], f"/{FONT_ALIAS}", _size(words[-2]), "Tf"]))
    for fonts in [one for one in parts if used & one.keys()]:
        fonts[FONT_ALIAS] = fonts[min(used & fonts.keys())]


def _size(size: str) -> str:
    """Let viewers make letters smaller until all that is typed shows, but keep those of large print."""
    return "0" if float(size) <= LARGEST_TO_SHRINK else size


def _join_choices(boxes: list[Any], pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Make one field of the boxes of a choice, so that a tick in one of them takes away the tick in another.

    They stay check boxes: viewers keep one tick in a field of theirs as they do with radio buttons, and a
    tick can be taken back, which browsers do not let people do with radio buttons.
    """
    fields = pdf.catalog["AcroForm"]["Fields"]
    choices: dict[str, Any] = {}
    for box in [one for one in boxes if "\n" in one["T"].string]:
        name, value = box.pop("T").string.split("\n")
        says, answer = box["TU"].string.split("\n")
        at = fields.index(box.reference)
        if name not in choices:
            choices[name] = pydyf.Dictionary(
                {"FT": "/Btn", "T": pydyf.String(name), "TU": pydyf.String(says), "V": "/Off"}
                | {"Kids": pydyf.Array()}
            )
            pdf.add_object(choices[name])
            fields[at] = choices[name].reference
        else:
            del fields[at]
        choices[name]["Kids"].append(box.reference)
        del box["V"]
        box["Parent"], box["TU"] = choices[name].reference, pydyf.String(f"{says} {answer}")
        box["AP"]["N"][value] = box["AP"]["N"].pop("on")


def _nothing(field: Any, pdf: Any) -> Any:  # noqa: ANN401 - pydyf has no types
    """Return a reference to a picture of nothing, as large as a field."""
    left, top, right, bottom = field["Rect"]
    box = pydyf.Array((0, 0, abs(right - left), abs(bottom - top)))
    stream = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(stream)
    return stream.reference
