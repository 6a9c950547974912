"""From pages as a host builds them to pages as readers get them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.settings import Settings
from publish.bundle_scripts import bundle_scripts
from publish.fingerprint import fingerprint_pictures
from publish.headers import write_headers
from publish.html_files import change_pages, renamed
from publish.minify import closed_up, leave_out_unused, without_notes
from publish.policy import governed
from publish.sbom import write_sbom
from publish.security_txt import write_security_txt
from publish.single_file import add_single_file
from publish.styles import inline_styles


def postprocess(built: Path, engine: Path, settings: Settings, newest: date) -> None:
    """Make the pages light, lasting and safe; what hashes a page comes after what changes it."""
    add_single_file(built, engine)
    styled = inline_styles(built, engine)
    names = {**bundle_scripts(built, engine), **fingerprint_pictures(built)}
    change_pages(built, styled, renamed(names), without_notes, closed_up, governed)
    leave_out_unused(built)
    write_headers(built)
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built, engine)
