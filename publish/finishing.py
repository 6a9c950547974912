"""From pages as a host builds them to pages as readers get them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.settings import Settings
from publish.headers import write_headers
from publish.lasting import name_pictures
from publish.policy import add_policy
from publish.sbom import write_sbom
from publish.scripts import bundle_scripts
from publish.security_txt import write_security_txt
from publish.single_file import add_single_file
from publish.styles import inline_styles
from publish.tidy import close_up, leave_out_switches, leave_out_unused


def finish(built: Path, engine: Path, settings: Settings, newest: date) -> None:
    """Make the pages light, lasting and safe; what hashes a page comes after what changes it."""
    leave_out_switches(built)
    add_single_file(built, engine)
    inline_styles(built)
    bundle_scripts(built, engine)
    name_pictures(built)
    leave_out_unused(built)
    close_up(built)
    add_policy(built)
    write_headers(built)
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built, engine)
