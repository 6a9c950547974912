"""What worksheets print about the site: its name, the address of the page, a help line."""

from dataclasses import dataclass
from html import unescape
from pathlib import Path

from model.addresses import address, on_paper
from model.guide import Guide
from model.looks import AS_EVER, Looks
from model.settings import Settings
from model.words import ENGLISH, Words
from publish.html_files import elements
from publish.page_templates import render
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.read_worksheets import Worksheet


@dataclass(frozen=True)
class SiteInfo:
    """The site that a worksheet comes from."""

    language: str
    site: str  # the name of the site
    address: str  # the address of the page, short enough to type
    help: str = ""  # a help line as text
    words: Words = ENGLISH
    looks: Looks = AS_EVER

    def foot(self, worksheet: Worksheet) -> str:
        """Return the footer of every page, short enough for one line in large print."""
        day = self.words.day("dates.short", worksheet.reviewed)
        reviewed = self.words.plain("place.reviewed", date=day)
        version = self.words.plain("place.version", version=worksheet.version)
        return " · ".join([*filter(None, [self.address]), reviewed, version])


def read_site_info(site: Path, path: str, guide: Guide, settings: Settings, paper: Paper) -> SiteInfo:
    """Return the information for a page and a paper size, in the language of the built home page.

    The help line is that of the first country that uses the paper, with the address of the others.
    """
    home = next(elements((site / "index.html").read_text(encoding="utf-8")))
    line, page = guide.help_on(paper.country_size), guide.page_calling("support")
    where = on_paper(settings.site_url, address(page)) if page else ""
    html = render("_help_on_paper.html", help=line, help_address=where, words=settings.words) if line else ""
    return SiteInfo(
        language=home.attributes.get("lang", "en"),
        site=settings.site_name,
        address=on_paper(settings.site_url, address(path)),
        help=" ".join(unescape(html).split()),
        words=settings.words,
        looks=settings.looks,
    )
