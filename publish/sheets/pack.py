"""Put a worksheet together for a group, to print: `python -m publish.sheets.pack 12 letter [topic]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from weasyprint.document import Document

from macros.command import run
from macros.content import Guide
from macros.content.addresses import address
from macros.reading import read_site
from macros.topic import no_topic
from publish.joining import read_page
from publish.sheets.fonts import only_our_fonts
from publish.sheets.paper import PAPERS, Paper
from publish.sheets.pdf import draw
from publish.sheets.place import read_place
from publish.sheets.read import read_sheets
from publish.sheets.render import render
from publish.sheets.sheet import Sheet

SITE, FOLDER = "site", "paper"

MOST = 200
"""Copies that a person may mean."""

FOR_THE_SCREEN = ", ".join(
    (
        "button, img, input, nav, script, template, textarea, .cite, .sources",
        ".sheet-files, p:has(+ .sheet-files)",
    )
)
"""What a page has that a leaf in the hand does not need. Sources are one address away."""


def main(words: list[str]) -> int:
    """Write one file for each sheet: the page for whoever hands it out, then the copies."""
    papers = {paper.name: paper for paper in PAPERS}
    topic = Path(words[2] if len(words) == 3 else ".")
    copies = int(words[0]) if len(words) in {2, 3} and words[0].isdecimal() else 0
    if not 1 <= copies <= MOST or words[1] not in papers:
        sizes = " or ".join(papers)
        print(
            f"Write 'make pack COPIES=12 PAPER=a4'. COPIES goes up to {MOST}; PAPER is {sizes}.",
            file=sys.stderr,
        )
        return 1
    if problem := no_topic(str(topic)):
        print(f"This cannot be printed: {problem}.", file=sys.stderr)
        return 1
    if not (topic / SITE / "index.html").is_file():
        print("There is no finished site yet. Type 'make site' first.", file=sys.stderr)
        return 1
    guide, settings = read_site(topic)
    folder = topic / FOLDER
    folder.mkdir(exist_ok=True)
    for sheet in read_sheets(guide, settings):
        file = folder / f"{Path(sheet.path).stem}-{words[1]}-{copies}-copies.pdf"
        pack = make_pack(topic / SITE, guide, sheet, copies, papers[words[1]])
        file.write_bytes(pack.write_pdf(pdf_tags=True))
        print(f"{file.as_posix()} has {len(pack.pages)} pages, laid out to be printed on both sides.")
    return 0


def make_pack(site: Path, guide: Guide, sheet: Sheet, copies: int, paper: Paper) -> Document:
    """Return the pages of a pack."""
    facts = {"sheet": sheet, "place": read_place(site, sheet.path), "paper": paper, "fill": False}
    with only_our_fonts():
        blank = _even("sheet.html", **facts)
        pages = blank.pages * copies
        path = handing_out(guide)
        if path:
            pages = _even("handout.html", **facts, **_handout(site, guide, path)).pages + pages
        return blank.copy(pages)


def handing_out(guide: Guide) -> str:
    """Return the path of the page for whoever hands sheets out, or nothing.

    It is the first page that offers the files of a sheet without being one.
    """
    for page in guide.pages.values():
        macros = {call.macro for call in page.calls}
        if "sheet_files" in macros and "worksheet" not in macros:
            return page.path
    return ""


def _handout(site: Path, guide: Guide, path: str) -> dict[str, Any]:
    """Return what the template of the first page takes: the built page, without what is for the screen."""
    article = read_page(site / address(path) / "index.html").select_one("article")
    for tag in article.select(FOR_THE_SCREEN) if article else []:
        tag.decompose()
    return {"title": guide.pages[path].title, "article": article, "own": read_place(site, path)}


def _even(template: str, **facts: Any) -> Document:  # noqa: ANN401 - a template takes what it names
    """Return pages that end on a back: where one is left over, it has lines for notes."""
    document = draw(render(template, notes=False, **facts))
    return draw(render(template, notes=True, **facts)) if len(document.pages) % 2 else document


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
