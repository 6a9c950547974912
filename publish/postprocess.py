"""From pages as a host builds them to pages as readers get them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.settings import Settings
from publish.bundle_scripts import bundle_scripts
from publish.fingerprint import fingerprint_pictures
from publish.headers import write_headers
from publish.html_files import PageFacts, change_pages, read_pages, renamed
from publish.minify import closed_up, leave_out_unused, without_notes
from publish.policy import governed
from publish.sbom import write_sbom
from publish.security_txt import write_security_txt
from publish.single_file import add_single_file
from publish.styles import inline_styles


def postprocess(built: Path, engine: Path, settings: Settings, newest: date) -> dict[str, PageFacts]:
    """Make the pages light, lasting and safe, and return what each says when it is finished.

    What hashes a page comes after what changes it.
    """
    pages = read_pages(built)
    offered = add_single_file(built, engine, settings.words)
    styled = inline_styles(built, pages, engine)
    names = {**bundle_scripts(built, pages, engine), **fingerprint_pictures(built, pages)}
    pages = change_pages(built, offered, styled, renamed(names), without_notes, closed_up, last=governed)
    leave_out_unused(built, pages)
    write_headers(built, pages.values())
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built, engine)
    return pages
