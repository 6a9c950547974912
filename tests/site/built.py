"""What several tests read in built pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment

from tests.helpers.topics import FIRST, TOPICS

SITE_URL = FIRST.site_url
"""Stands for the address of any site while links are followed inside it."""

SITE_URLS = sorted(
    {url for topic in TOPICS for url in (topic.site_url, urljoin(SITE_URL, urlsplit(topic.site_url).path))},
    key=len,
    reverse=True,
)
"""Where the sites will stand, and where their paths lead from there, those further down first."""


def read_built(site: Path) -> dict[str, BeautifulSoup]:
    """Return every HTML file of a built site by its path below the site."""
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for file in sorted(site.rglob("*.html"))
    }


def built_path(page: str) -> str:
    """Return where the page of a Markdown file stands, for example 'about/index.html' for 'about.md'."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if stem == "index" or stem.endswith("/index") else f"{stem}/index.html"


def words(tag: Tag) -> str:
    """Return the text of an element, inside a template too, with single spaces."""
    strings = tag.find_all(string=lambda text: not isinstance(text, Comment))
    return " ".join("".join(strings).split())


def by_id(page: BeautifulSoup) -> dict[str, Tag]:
    """Return every element of a page that has an id."""
    return {attribute(tag, "id"): tag for tag in page.find_all(id=True)}


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as it was written, or nothing."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def follow(start: str, href: str) -> tuple[str, str] | None:
    """Return the file and the anchor that a link of a built page leads to, or nothing if it leads out."""
    address, anchor = urldefrag(urljoin(SITE_URL + start.removesuffix("index.html"), href))
    site = next((url for url in SITE_URLS if address.startswith(url)), None)
    if site is None:
        return None
    path = unquote(address.removeprefix(site)).partition("?")[0]
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(anchor)
