"""Add files to a built site; then inline CSS, bundle scripts, fingerprint files, add policy and headers."""

from datetime import date
from pathlib import Path

from check.check_downloads import unused_files
from model.guide import Guide
from model.settings import Settings
from publish.assets import bundle_scripts, fingerprint_pictures
from publish.clean_svg import clean_svg_files
from publish.fill_whole_guide import fill_whole_guide
from publish.headers import add_policy, write_headers
from publish.html_files import PageFacts, change_pages, read_pages, rename_links
from publish.minify import collapse_whitespace, strip_comments
from publish.moved_pages import add_moved_pages
from publish.questions import add_questions
from publish.sbom import write_sbom
from publish.single_file import add_single_file
from publish.styles import inline_styles
from publish.text_files import add_robots, write_security_txt
from publish.worksheet_files import add_worksheet_files


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
