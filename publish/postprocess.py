"""Post-process built HTML: inline CSS, bundle scripts, fingerprint files, add the policy and the headers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from model.settings import Settings
from publish.bundle_scripts import bundle_scripts
from publish.fingerprint import fingerprint_pictures
from publish.headers import write_headers
from publish.html_files import PageFacts, change_pages, read_pages, rename_links
from publish.minify import collapse_whitespace, remove_unused_assets, strip_comments
from publish.policy import add_policy
from publish.sbom import write_sbom
from publish.security_txt import write_security_txt
from publish.single_file import add_single_file
from publish.styles import inline_styles


def postprocess(built: Path, engine: Path, settings: Settings, newest: date) -> dict[str, PageFacts]:
    """Post-process a built site, and return the facts of its finished pages.

    The policy holds hashes of inline content, so it is added last.
    """
    pages = read_pages(built)
    add_link = add_single_file(built, engine, settings.words)
    add_styles = inline_styles(built, pages, engine)
    names = {**bundle_scripts(built, pages, engine), **fingerprint_pictures(built, pages)}
    changes = (add_link, add_styles, rename_links(names), strip_comments, collapse_whitespace)
    pages = change_pages(built, *changes, last=add_policy)
    remove_unused_assets(built, pages)
    write_headers(built, pages.values())
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built, engine)
    return pages
