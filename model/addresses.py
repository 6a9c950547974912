"""Addresses of pages, relative to each other, so that a site works under any path."""

import posixpath
import re
from urllib.parse import urljoin


def address(path: str) -> str:
    """Return the address of a page below the site, for example 'first-days/' for 'first-days.md'."""
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    return f"{folder}/" * bool(folder) if name == "index" else f"{stem}/"


def relative(start: str, target: str, anchor: str = "") -> str:
    """Return the way from one page to another page, picture or place on it."""
    goal = address(target) if target.endswith(".md") else target
    way = posixpath.relpath("/" + goal, "/" + address(start))
    if goal.endswith("/") or not goal:
        way = "./" if way == "." else way + "/"
    if target == start and anchor:
        way = ""
    return f"{way}#{anchor}" if anchor else way


def on_paper(site_url: str, href: str) -> str:
    """Return an address as it is typed from paper, or nothing where there is none to type."""
    url = urljoin(f"{site_url.rstrip('/')}/", href)
    found = re.fullmatch(r"(?:https?://|mailto:)(.+)", url)
    return found[1].replace("/#", "#").rstrip("/") if found else ""


def digits(number: str) -> str:
    """Return a number for a tel: link: digits and a leading plus."""
    return re.sub(r"\(0\)|(?!^\+)[^0-9]", "", number)
