"""What worksheets print about the site: its name, the address of the page, a help line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from model.addresses import address, on_paper
from model.guide import Guide
from model.settings import Settings
from model.words import ENGLISH, Words
from publish.merge_pages import read_page
from publish.worksheet_files.layout import Worksheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import render


@dataclass(frozen=True)
class SiteInfo:
    """The site that a worksheet comes from."""

    language: str
    site: str
    """The name of the site."""

    address: str
    """The address of the page, short enough to type."""

    help: str = ""
    """A help line as text."""

    words: Words = ENGLISH

    def foot(self, worksheet: Worksheet) -> str:
        """Return the footer of every page, short enough for one line in large print."""
        day = self.words.day("dates.short", worksheet.reviewed)
        reviewed = self.words.plain("place.reviewed", date=day)
        version = self.words.plain("place.version", version=worksheet.version)
        return " · ".join([*filter(None, [self.address]), reviewed, version])


def read_site_info(site: Path, path: str) -> SiteInfo:
    """Read the information from a built page and the home page."""
    page = read_page(site / address(path) / "index.html")
    home = read_page(site / "index.html")
    language = page.select_one("html[lang]")
    canonical = page.select_one("link[rel=canonical]")
    return SiteInfo(
        language=str(language["lang"]) if language else "en",
        site=home.title.get_text().strip() if home.title else "",
        address=on_paper("", str(canonical["href"])) if canonical else "",
    )


def read_site_info_for(site: Path, path: str, guide: Guide, settings: Settings, paper: Paper) -> SiteInfo:
    """Read the information, with the words of the engine and the help line for a paper size."""
    line = help_on(guide, settings, paper.country_size)
    return replace(read_site_info(site, path), help=line, words=settings.words)


def help_on(guide: Guide, settings: Settings, paper: str) -> str:
    """Return the help line of the first country that uses a paper size, and the address of the others."""
    line, page = guide.help_on(paper), guide.page_calling("support")
    where = on_paper(settings.site_url, address(page)) if page else ""
    if not line:
        return ""
    html = render("_help_on_paper.html", help=line, help_address=where, words=settings.words)
    return " ".join(unescape(html).split())
