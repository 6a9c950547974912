"""Write the worksheet files into a built site, and link them on their pages with format and size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from weasyprint.document import Document

from model.addresses import address, relative
from model.guide import Guide
from model.settings import Settings
from model.words import Words
from publish.build import BuildError
from publish.page_templates import render
from publish.worksheet_files.document import write_document
from publish.worksheet_files.fonts import missing_characters, only_our_fonts
from publish.worksheet_files.pack import handout, handout_page
from publish.worksheet_files.paper import Paper, papers_for
from publish.worksheet_files.pdf import draw_worksheet, write
from publish.worksheet_files.read_worksheets import Worksheet, read_worksheets
from publish.worksheet_files.site_info import read_site_info

SIDES = 2
"""Of a sheet of paper."""


@dataclass(frozen=True)
class WorksheetFile:
    """A file for readers to download."""

    path: str
    """Its path below the site."""

    text: str
    """What it is for, as readers see it."""

    kind: str
    data: bytes

    copy: tuple[int, int] | None = None
    """In a pack, the first and the last page to print for each person."""

    @property
    def size(self) -> int:
        """The size in kilobytes."""
        return max(1, round(len(self.data) / 1000))


def characters_without_font(guide: Guide, settings: Settings) -> str:
    """Return the characters of the worksheets that no font has."""
    return missing_characters(repr(read_worksheets(guide, settings)))


def make_files(site: Path, guide: Guide, settings: Settings) -> None:
    """Write the files of all worksheets into a built site, and link them where a page calls `sheet_files`."""
    made = {}
    leader = handout_page(guide)
    with only_our_fonts():
        papers = papers_for(guide.papers)
        handouts = [handout(site, guide, settings, paper) for paper in papers] if leader else []
        for worksheet in read_worksheets(guide, settings):
            made[worksheet.path] = list(_files(site, guide, settings, worksheet, handouts))
            for file in made[worksheet.path]:
                (site / file.path).write_bytes(file.data)
    for page in guide.pages.values():
        if any(call.macro == "sheet_files" for call in page.calls):
            files = made.get(page.path) or [file for files in made.values() for file in files]
            shown = [file for file in files if page.path == leader or not file.copy]
            _link_files(site, page.path, shown, settings.words)


def _files(
    site: Path, guide: Guide, settings: Settings, worksheet: Worksheet, handouts: list[Document]
) -> Iterator[WorksheetFile]:
    name = PurePosixPath(worksheet.path).stem
    stem = f"{address(worksheet.path)}{name}"
    papers = papers_for(guide.papers)
    infos = {paper: read_site_info(site, worksheet.path, guide, settings, paper) for paper in papers}
    short = worksheet.on_one_sheet()
    for paper in [paper for paper in papers if short.is_short and paper.type == papers[0].type]:
        sides = draw_worksheet(short, paper, info=infos[paper], fill=True, notes=False)
        text = _text("sheet_files.for_one_sheet", worksheet, paper, settings.words)
        # On more sides it would only be a second worksheet.
        if len(sides.pages) <= SIDES:
            yield WorksheetFile(f"{stem}-one-sheet-{paper.name}.pdf", text, "PDF", write(sides))
    drawn = []
    for paper, info in infos.items():
        drawn.append(draw_worksheet(worksheet, paper, info=info, fill=True, notes=False))
        text = _text("sheet_files.for_paper", worksheet, paper, settings.words)
        yield WorksheetFile(f"{stem}-{paper.name}.pdf", text, "PDF", write(drawn[-1]))
    for paper in [paper for paper in papers if paper.name.lower() == paper.country_size.lower()]:
        # The first one has no paper in its name: its address is older than the others.
        end = "" if paper is papers[0] else f"-{paper.name}"
        text = _text("sheet_files.for_words", worksheet, paper, settings.words)
        yield WorksheetFile(f"{stem}{end}.docx", text, "DOCX", write_document(worksheet, infos[paper], paper))
    for paper, first, once in zip(papers, handouts, drawn, strict=False):
        pages = [*first.pages, *once.pages]
        text = _text("sheet_files.for_group", worksheet, paper, settings.words)
        copy = len(first.pages) + 1, len(pages)
        path = f"{address(handout_page(guide))}{name}-pack-{paper.name}.pdf"
        yield WorksheetFile(path, text, "PDF", write(first.copy(pages)), copy)


def _text(name: str, worksheet: Worksheet, paper: Paper, words: Words) -> str:
    """Return what a file is for, as readers see it."""
    return words.plain(name, sheet=worksheet.title, paper=words[paper.text])


def _link_files(site: Path, path: str, files: list[WorksheetFile], words: Words) -> None:
    """Replace the element that the macro wrote with links to the files."""
    page = site / address(path) / "index.html"
    html = page.read_text(encoding="utf-8")
    offered = [(file, relative(path, file.path)) for file in files]
    links = render("sheet_files.html", offered=offered, words=words).strip()
    # Replaced in the text, so that the rest of the page stays byte for byte as the host wrote it.
    html, found = re.subn(r'(?s)<(\w+) class="sheet-files">.*?</\1>', lambda _: links, html)
    if found != 1:
        raise BuildError(f"{path}: the HTML of '{{{{ sheet_files() }}}}' was changed after the macro.")
    page.write_text(html, encoding="utf-8")
