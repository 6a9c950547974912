"""Lay out HTML as a tagged PDF (PDF/UA-1), with form fields that all viewers can fill in."""

from collections import Counter
from typing import Any

import pydyf
from weasyprint import HTML
from weasyprint.document import Document

from model.answers import AnyControl, WritingLines
from publish.render_templates import render
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.read_worksheets import Worksheet

FONT_ALIAS = "Wingdings"
"""The name of the font in fields.

Chromium's viewer uses the font of a field for Western European letters only, unless it has the name of a
symbol font.
"""

MILLIMETRE = 96 / 25.4  # CSS pixels
MOST_SPARE = 5  # the most lines that an answer gets because there is room
LARGEST_TO_SHRINK = 12  # points. Viewers that choose the size start at about this one


def draw(html: str) -> Document:
    """Lay out HTML in pages."""
    return HTML(string=html).render(pdf_forms=True)


def draw_worksheet(worksheet: Worksheet, paper: Paper, **context: Any) -> Document:  # noqa: ANN401 - a template takes what it names
    """Lay out a worksheet. Where pages would stay empty at their ends, their answers get more lines."""
    document = draw(render("sheet.html", worksheet=worksheet, paper=paper, **context))
    info = context["info"]
    more = _spare_lines(document, worksheet, paper, paper.margin([info.foot(worksheet), info.help]))
    return draw(
        render("sheet.html", worksheet=worksheet.with_lines(more.__getitem__), paper=paper, **context)
    )


def _spare_lines(document: Document, worksheet: Worksheet, paper: Paper, margin: float) -> Counter[str]:
    """Return how many more lines fit below each question, spread evenly over the questions of a page."""
    more: Counter[str] = Counter()
    roomy = {
        f"{question.id}_end": question.id
        for section in worksheet.sections
        for question in section.questions
        if any(_takes_more(one, worksheet) for one in question.answers)
    }
    for page in document.pages:
        ends = {name: place[1] for name, place in page.anchors.items() if name.endswith("_end")}
        names = [roomy[name] for name in sorted(ends, key=ends.__getitem__) if name in roomy]
        room = page.height - margin * MILLIMETRE - max(ends.values(), default=page.height)
        for number in range(min(int(room / (paper.line * MILLIMETRE)), MOST_SPARE * len(names))):
            more[names[number % len(names)]] += 1
    return more


def _takes_more(answer: AnyControl, worksheet: Worksheet) -> bool:
    """Return whether more lines help an answer: not a day, a letter, or a word or two."""
    if not isinstance(answer, WritingLines) or answer.kind != "text" or answer.text:
        return False
    return worksheet.is_short or answer.lines > 1


def write(document: Document) -> bytes:
    """Return pages as a tagged PDF (PDF/UA-1)."""
    data = document.write_pdf(finisher=_finish, pdf_variant="pdf/ua-1", pdf_tags=True, pdf_forms=True)
    return bytes(data)


def _finish(_: Document, pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    if "AcroForm" in pdf.catalog:
        _fix_fields(pdf)
    # Glyphs without text are a zero-width space: some scripts draw marks as glyphs of their own.
    streams = [item for item in pdf.objects if isinstance(item, pydyf.Stream)]
    for table in [stream for stream in streams if b"endcmap" in stream.stream]:
        table.stream = [
            line.replace(b"<>", b"<200b>") if isinstance(line, bytes) else line for line in table.stream
        ]


def _fix_fields(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Show the writing lines behind a field while it is empty, and hide them when text is typed.

    The appearance of an empty field is empty. When the text changes, viewers draw a new one with the
    background colour.
    """
    del pdf.catalog["AcroForm"]["NeedAppearances"]
    dictionaries = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    boxes = [item for item in dictionaries if item.get("FT") == "/Btn"]
    for field in boxes:
        # The page draws the square; a second border inside it would look like half a tick.
        del field["MK"]
        field["AP"]["N"]["Off"] = _empty_appearance(field, pdf)
    _join_choices(boxes, pdf)
    used = set()
    for field in [item for item in dictionaries if item.get("FT") == "/Tx"]:
        field["MK"] = pydyf.Dictionary({"BG": pydyf.Array([1])})
        if not field["V"].string:
            field["AP"] = pydyf.Dictionary({"N": _empty_appearance(field, pdf)})
        *words, font, size, _ = field["DA"].string.decode().split()
        used.add(font[1:])
        # With 0, viewers shrink text until it fits. Large print stays large.
        size = "0" if float(size) <= LARGEST_TO_SHRINK else size
        field["DA"] = pydyf.String(" ".join([*words, f"/{FONT_ALIAS}", size, "Tf"]))
    for fonts in [item for item in dictionaries if used & item.keys()]:
        fonts[FONT_ALIAS] = fonts[min(used & fonts.keys())]


def _join_choices(boxes: list[Any], pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Join the check boxes of a choice into one field, so that only one can be ticked.

    They stay check boxes, because browsers do not let people untick radio buttons.
    """
    fields = pdf.catalog["AcroForm"]["Fields"]
    choices: dict[str, Any] = {}
    for box in [box for box in boxes if "\n" in box["T"].string]:
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


def _empty_appearance(field: Any, pdf: Any) -> Any:  # noqa: ANN401 - pydyf has no types
    left, top, right, bottom = field["Rect"]
    box = pydyf.Array((0, 0, abs(right - left), abs(bottom - top)))
    stream = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(stream)
    return stream.reference
