"""Write the worksheet files into a built site, and link them on their pages with format and size."""

import gc
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from model.addresses import address, relative
from model.guide import Guide
from model.settings import Settings
from model.words import Words
from publish.build import BuildError
from publish.render_templates import render
from publish.worksheet_files.document import write_document
from publish.worksheet_files.fonts import use_only_our_fonts
from publish.worksheet_files.pack import handout, handout_page
from publish.worksheet_files.paper import Paper, papers_for
from publish.worksheet_files.pdf import draw_worksheet, write
from publish.worksheet_files.read_worksheets import Worksheet, read_site_info, read_worksheets

SIDES = 2  # of a sheet of paper


USES = (
    "sheet_files.for_one_sheet",
    "sheet_files.for_paper",
    "sheet_files.for_words",
    "sheet_files.for_group",
)
"""The names of the texts that say what files are for, in the order in which a page offers them."""


@dataclass(frozen=True)
class WorksheetFile:
    """A file for readers to download."""

    use: str
    paper: Paper
    path: str  # its path below the site
    text: str  # what it is for, as readers see it
    data: bytes

    copy: tuple[int, int] | None = None  # in a pack, the first and the last page to print for each person

    @property
    def kind(self) -> str:
        """The kind of the file, as readers know it."""
        return self.path.rpartition(".")[2].upper()

    @property
    def size(self) -> int:
        """The size in kilobytes."""
        return max(1, round(len(self.data) / 1000))


def make_files(site: Path, guide: Guide, settings: Settings) -> None:
    """Write the files of all worksheets into a built site, and link them where a page calls `sheet_files`.

    Each paper is a task of its own, because laying out pages takes most of the time of a build.
    """
    papers = papers_for(guide.papers)
    # A process ends before there is much to collect, and looking for it takes a sixth of its time.
    use_only_our_fonts()
    with ProcessPoolExecutor(initializer=gc.disable) as pool:
        jobs = {
            sheet.path: [pool.submit(_files, site, guide, settings, sheet, paper) for paper in papers]
            for sheet in read_worksheets(guide, settings)
        }
        made = {path: [file for job in jobs[path] for file in job.result()] for path in jobs}
    for files in made.values():
        files.sort(key=lambda file: USES.index(file.use))
        for file in files:
            (site / file.path).write_bytes(file.data)
    for page in guide.pages.values():
        if any(call.macro == "sheet_files" for call in page.calls):
            files = made.get(page.path) or [file for files in made.values() for file in files]
            shown = [file for file in files if page.path == handout_page(guide) or not file.copy]
            _link_files(site, page.path, shown, settings.words)


def _files(
    site: Path, guide: Guide, settings: Settings, worksheet: Worksheet, paper: Paper
) -> list[WorksheetFile]:
    info = read_site_info(site, worksheet.path, guide, settings, paper)
    name, leader = PurePosixPath(worksheet.path).stem, handout_page(guide)
    stem = f"{address(worksheet.path)}{name}"
    files = []

    def add(use: str, path: str, data: bytes, copy: tuple[int, int] | None = None) -> None:
        text = settings.words.plain(use, sheet=worksheet.title, paper=settings.words[paper.text])
        files.append(WorksheetFile(use, paper, path, text, data, copy))

    first = papers_for(guide.papers)[0]
    short = worksheet.on_one_sheet()
    if short.is_short and paper.type == first.type:
        sides = draw_worksheet(short, paper, info=info, fill=True, notes=False)
        # On more sides it would only be a second worksheet.
        if len(sides.pages) <= SIDES:
            add("sheet_files.for_one_sheet", f"{stem}-one-sheet-{paper.name}.pdf", write(sides))
    whole = draw_worksheet(worksheet, paper, info=info, fill=True, notes=False)
    add("sheet_files.for_paper", f"{stem}-{paper.name}.pdf", write(whole))
    if paper.name.lower() == paper.country_size.lower():
        # The first one has no paper in its name: its address is older than the others.
        end = "" if paper == first else f"-{paper.name}"
        add("sheet_files.for_words", f"{stem}{end}.docx", write_document(worksheet, info, paper))
    if front := handout(site, guide, settings, paper):
        pages = [*front.pages, *whole.pages]
        path = f"{address(leader)}{name}-pack-{paper.name}.pdf"
        add("sheet_files.for_group", path, write(front.copy(pages)), (len(front.pages) + 1, len(pages)))
    return files


def _link_files(site: Path, path: str, files: list[WorksheetFile], words: Words) -> None:
    """Replace the element that the macro wrote with links to the files."""
    page = site / address(path) / "index.html"
    html = page.read_text(encoding="utf-8")
    offered = [(file, relative(path, file.path)) for file in files]
    sizes: dict[str, str] = {}
    for file in files:
        sizes.setdefault(file.paper.country_size, words[file.paper.text])
    links = render("sheet_files.html", offered=offered, sizes=sizes, words=words).strip()
    # Replaced in the text, so that the rest of the page stays byte for byte as the host wrote it.
    html, found = re.subn(r'(?s)<(\w+) class="sheet-files">.*?</\1>', lambda _: links, html)
    if found != 1:
        raise BuildError(f"{path}: the HTML of '{{{{ sheet_files() }}}}' was changed after the macro.")
    page.write_text(html, encoding="utf-8")
