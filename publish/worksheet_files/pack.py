"""Make a PDF for a group, handout and copies: `python -m publish.worksheet_files.pack 12 letter [topic]`."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from weasyprint.document import Document

from check.command_line import add_topic, run
from check.load_site import load_site
from model.addresses import address, on_paper
from model.guide import Guide
from model.settings import Settings
from publish.merge_pages import read_article, remove
from publish.render_templates import render
from publish.worksheet_files.fonts import use_only_our_fonts
from publish.worksheet_files.paper import PAPERS, Paper
from publish.worksheet_files.pdf import draw, draw_worksheet
from publish.worksheet_files.read_worksheets import read_site_info, read_worksheets

SITE, FOLDER = "site", "paper"

MOST = 200  # the most copies; a larger number is most likely a slip
SCREEN_ONLY = (
    "button, img, input, nav, script, template, textarea, .cite, .sources, "
    ".sheet-files, p:has(+ .sheet-files), .paper-foot"
)
"""Elements that are not printed. Sources can be found at the address of the page."""

NO_HANDOUT = (
    "This guide has no page for group leaders, so the pack has copies only. "
    "Add '{{ sheet_files() }}' to a page without a worksheet, and the pack starts with that page."
)


def main() -> int:
    """Write one PDF for each worksheet: the handout for the group leader, then the copies."""
    papers = {paper.name: paper for paper in PAPERS}
    parser = argparse.ArgumentParser(usage="make pack COPIES=12 PAPER=a4")
    parser.add_argument("copies", metavar="COPIES", type=_number_of_copies)
    parser.add_argument("paper", metavar="PAPER", choices=papers)
    add_topic(parser)
    options = parser.parse_args()
    copies, paper, site = options.copies, papers[options.paper], options.topic / SITE
    if not (site / "index.html").is_file():
        print("There is no finished site yet. Type 'make site' first.", file=sys.stderr)
        return 1
    guide, settings = load_site(options.topic)
    if not handout_page(guide):
        print(NO_HANDOUT, file=sys.stderr)
    folder = options.topic / FOLDER
    folder.mkdir(exist_ok=True)
    use_only_our_fonts()
    for worksheet in read_worksheets(guide, settings):
        first = handout(site, guide, settings, paper)
        info = read_site_info(site, worksheet.path, guide, settings, paper)
        blank = _even(partial(draw_worksheet, worksheet, paper, info=info, fill=False))
        pack = blank.copy([*(first.pages if first else []), *blank.pages * copies])
        file = folder / f"{Path(worksheet.path).stem}-{paper.name}-{copies}-copies.pdf"
        file.write_bytes(pack.write_pdf(pdf_tags=True))
        print(f"{file.as_posix()} has {len(pack.pages)} pages, laid out to be printed on both sides.")
    return 0


def _number_of_copies(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 to {MOST}")
    return int(text)


def handout_page(guide: Guide) -> str:
    """Return the page for group leaders, if any: the first that calls `sheet_files` and not `worksheet`."""
    others = (page for path, page in guide.pages.items() if path not in guide.worksheets)
    return next((page.path for page in others for call in page.calls if call.macro == "sheet_files"), "")


def handout(site: Path, guide: Guide, settings: Settings, paper: Paper) -> Document | None:
    """Return the page for group leaders, laid out for print with an even number of pages."""
    path = handout_page(guide)
    if not path:
        return None
    article = read_article(site, f"{address(path)}index.html")
    remove(article, SCREEN_ONLY)
    for link in article.css("a[href]:not([href^='#'])"):
        goal = urljoin(f"{settings.site_url.rstrip('/')}/{address(path)}", link.attributes["href"] or "")
        del link.attrs["href"]
        if shown := on_paper("", goal):
            link.attrs["href"] = goal
            link.insert_child("" if shown in link.text() else f" ({shown})")
    info = read_site_info(site, path, guide, settings, paper)
    facts = {"title": guide.pages[path].title, "article": article, "info": info, "paper": paper}
    return _even(lambda **notes: draw(render("handout.html", **facts, **notes)))


def _even(draw_pages: Callable[..., Document]) -> Document:
    """Return an even number of pages, for printing on both sides; one that is added has lines for notes."""
    document = draw_pages(notes=False)
    return draw_pages(notes=True) if len(document.pages) % 2 else document


if __name__ == "__main__":
    run(main)
