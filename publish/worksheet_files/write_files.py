"""The files beside a worksheet: made from its questions, and offered on its page with their true size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from weasyprint.document import Document

from model.addresses import address, relative
from model.guide import Guide
from model.settings import Settings
from model.words import Words
from publish.build import BuildError
from publish.merge_pages import read_page
from publish.worksheet_files.document import write_document
from publish.worksheet_files.fonts import lost_signs, only_our_fonts
from publish.worksheet_files.layout import Sheet
from publish.worksheet_files.pack import handing_out, handout
from publish.worksheet_files.paper import Paper, papers_for
from publish.worksheet_files.paper_templates import render
from publish.worksheet_files.pdf import draw, write
from publish.worksheet_files.place import read_place_on
from publish.worksheet_files.read import read_sheets


@dataclass(frozen=True)
class SheetFile:
    """A file that a reader may take away."""

    path: str
    """Below the site."""

    text: str
    """What it is for."""

    kind: str
    data: bytes

    copy: tuple[int, int] | None = None
    """Of a pack, the pages to print once for each person: the first of them and the last."""

    @property
    def size(self) -> int:
        """Its size in kilobytes."""
        return max(1, round(len(self.data) / 1000))


def signs_without_a_font(guide: Guide, settings: Settings) -> str:
    """Return what stands on a sheet and could not be read there."""
    return lost_signs(repr(read_sheets(guide, settings)))


def make_files(site: Path, guide: Guide, settings: Settings) -> None:
    """Write the files of every sheet into a built site, and offer them where a page asks for it."""
    made = {}
    leads = handing_out(guide)
    with only_our_fonts():
        papers = papers_for(guide.papers)
        handouts = [handout(site, guide, settings, paper) for paper in papers] if leads else []
        for sheet in read_sheets(guide, settings):
            made[sheet.path] = list(_files(site, guide, settings, sheet, handouts))
            for file in made[sheet.path]:
                (site / file.path).write_bytes(file.data)
    for page in guide.pages.values():
        if any(call.macro == "sheet_files" for call in page.calls):
            files = made.get(page.path) or [file for files in made.values() for file in files]
            shown = [file for file in files if page.path == leads or not file.copy]
            _offer(site, page.path, shown, settings.words)


def _files(
    site: Path, guide: Guide, settings: Settings, sheet: Sheet, handouts: list[Document]
) -> Iterator[SheetFile]:
    name = PurePosixPath(sheet.path).stem
    stem = f"{address(sheet.path)}{name}"
    papers = papers_for(guide.papers)
    places = {paper: read_place_on(site, sheet.path, guide, settings, paper) for paper in papers}
    drawn = []
    for paper, place in places.items():
        html = render("sheet.html", sheet=sheet, place=place, paper=paper, fill=True, notes=False)
        drawn.append(draw(html))
        text = _text("sheet_files.for_paper", sheet, paper, settings.words)
        yield SheetFile(f"{stem}-{paper.name}.pdf", text, "PDF", write(drawn[-1]))
    for paper in [paper for paper in papers if paper.name.lower() == paper.sheet.lower()]:
        # The first one has kept its address from the time when it was the only one.
        end = "" if paper is papers[0] else f"-{paper.name}"
        text = _text("sheet_files.for_words", sheet, paper, settings.words)
        yield SheetFile(f"{stem}{end}.docx", text, "DOCX", write_document(sheet, places[paper], paper))
    for paper, first, once in zip(papers, handouts, drawn, strict=False):
        pages = [*first.pages, *once.pages]
        text = _text("sheet_files.for_group", sheet, paper, settings.words)
        copy = len(first.pages) + 1, len(pages)
        path = f"{address(handing_out(guide))}{name}-pack-{paper.name}.pdf"
        yield SheetFile(path, text, "PDF", write(first.copy(pages)), copy)


def _text(name: str, sheet: Sheet, paper: Paper, words: Words) -> str:
    """Return what a file is for."""
    return words.plain(name, sheet=sheet.title, paper=words[paper.text])


def _offer(site: Path, path: str, files: list[SheetFile], words: Words) -> None:
    """Put links to files in the place that the macro kept for them."""
    page = site / address(path) / "index.html"
    kept = read_page(page).select_one(".sheet-files")
    html = page.read_text(encoding="utf-8")
    # Written back as text, so that the rest of the page stays as the host wrote it, sign by sign.
    place = kept.decode(formatter="minimal") if kept else ""
    if not place or html.count(place) != 1:
        raise BuildError(f"{path}: the place for the files of the sheet is not as the macro wrote it.")
    offered = [(file, relative(path, file.path)) for file in files]
    links = render("sheet_files.html", offered=offered, words=words)
    page.write_text(html.replace(place, links), encoding="utf-8")
