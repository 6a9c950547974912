"""Add files to a built site; then inline CSS, bundle scripts, fingerprint files, add policy and headers."""

import re
from datetime import date, timedelta
from pathlib import Path

from check.check_downloads import unused_files
from model.guide import Guide
from model.settings import Settings
from publish.assets import bundle_scripts, fingerprint_pictures
from publish.clean_svg import clean_svg_files
from publish.fill_whole_guide import fill_whole_guide
from publish.headers import add_policy, write_headers
from publish.html_files import PageFacts, change_pages, read_pages, rename_links
from publish.moved_pages import add_moved_pages
from publish.questions import add_questions
from publish.sbom import write_sbom
from publish.single_file import add_single_file
from publish.styles import inline_styles
from publish.worksheet_files import add_worksheet_files

SCRIPT = re.compile(r'<(script)(?: data-[\w-]+="[^"]*")?>.*?</\1>', re.DOTALL)
"""A small inline script; the bundler minifies the others."""

COMMENT = re.compile(r"(?<=>)//.*\n|^\s*//.*\n", re.MULTILINE)

LINE_END = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\s*\n\s*", re.DOTALL)
"""The end of a line with the white space around it, or an element that keeps its white space."""

VALID = timedelta(days=364)
"""RFC 9116 asks for less than a year. Counted from the last review, so that builds are reproducible."""


def add_generated_files(built: Path, guide: Guide, settings: Settings) -> str:
    """Add the files to a built site, and return a sentence about what cannot be made here, if anything."""
    for path in unused_files(built, guide, settings):
        (built / path).unlink()
    clean_svg_files(built)
    add_robots(built, settings.site_url)
    add_questions(built, guide, settings)
    fill_whole_guide(built)
    add_moved_pages(built, guide)
    return add_worksheet_files(built, guide, settings)


def postprocess(built: Path, settings: Settings, newest: date) -> dict[str, PageFacts]:
    """Post-process a built site, and return the facts of its finished pages.

    The policy holds hashes of inline content, so it is added last.
    """
    pages = read_pages(built)
    add_link = add_single_file(built, settings.words)
    add_styles = inline_styles(built, pages)
    names = {**bundle_scripts(built, pages), **fingerprint_pictures(built, pages)}
    changes = (add_link, add_styles, rename_links(names), strip_comments, collapse_whitespace)
    pages = change_pages(built, *changes, last=add_policy)
    write_headers(built, pages.values())
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built)
    return pages


def strip_comments(_: str, page: str) -> str:
    """Remove comments from the inline scripts of a page."""
    return SCRIPT.sub(lambda script: COMMENT.sub("", script[0]), page)


def collapse_whitespace(_: str, page: str) -> str:
    """Remove empty lines and indents, which no browser shows."""
    return LINE_END.sub(lambda found: found[1] or "\n", page.lstrip())


def add_robots(site: Path, site_url: str) -> None:
    """Write robots.txt, which allows everything and names the sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url.rstrip('/')}/sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_security_txt(site: Path, contact: str, day: date) -> None:
    """Write where to report a vulnerability, if there is a contact. Hosts ignore such folders in docs/."""
    if not contact:
        return
    folder = site / ".well-known"
    folder.mkdir(exist_ok=True)
    text = f"Contact: {contact}\nExpires: {day + VALID}T00:00:00Z\n"
    (folder / "security.txt").write_text(text, encoding="utf-8", newline="\n")
