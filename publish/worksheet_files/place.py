"""What a built site says about itself, which a sheet repeats: a printed page has no address bar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from model.addresses import address, on_paper
from model.guide import Guide
from model.settings import Settings
from model.words import ENGLISH, Words
from publish.merge_pages import read_page
from publish.worksheet_files.layout import Sheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import render


@dataclass(frozen=True)
class Place:
    """Where a sheet comes from."""

    language: str
    site: str
    """The name of the site."""

    address: str
    """Of the page, short enough to be typed."""

    help: str = ""
    """A help line, in words."""

    words: Words = ENGLISH

    def foot(self, sheet: Sheet) -> str:
        """Return what stands at the foot of every page: short enough for one line of large print."""
        day = self.words.day("dates.short", sheet.reviewed)
        reviewed = self.words.plain("place.reviewed", date=day)
        version = self.words.plain("place.version", version=sheet.version)
        return " · ".join([*filter(None, [self.address]), reviewed, version])


def read_place(site: Path, path: str) -> Place:
    """Return what the built page of a path, and the home page, say."""
    page = read_page(site / address(path) / "index.html")
    home = read_page(site / "index.html")
    language = page.select_one("html[lang]")
    canonical = page.select_one("link[rel=canonical]")
    return Place(
        language=str(language["lang"]) if language else "en",
        site=home.title.get_text().strip() if home.title else "",
        address=on_paper("", str(canonical["href"])) if canonical else "",
    )


def read_place_on(site: Path, path: str, guide: Guide, settings: Settings, paper: Paper) -> Place:
    """Return the same, with the words of the engine and the help line for a size of paper."""
    shown = help_on(guide, settings, paper.sheet)
    return replace(read_place(site, path), help=shown, words=settings.words)


def help_on(guide: Guide, settings: Settings, paper: str) -> str:
    """Return the help line of the first country that uses a size of paper, and where there are others."""
    found, page = guide.help_on(paper), guide.page_calling("support")
    where = on_paper(settings.site_url, address(page)) if page else ""
    if not found:
        return ""
    line = render("_help_on_paper.html", help=found, help_address=where, words=settings.words)
    return " ".join(unescape(line).split())
