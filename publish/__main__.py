"""Build the finished site: `python -m publish`; `--help` lists what may be added."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from macros.checking import check_site as check_content
from macros.content import ContentError, Guide
from macros.settings import Settings
from publish.allow_list import check_markup
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.compress import compress
from publish.drawings import clean_drawings
from publish.headers import write_headers
from publish.lasting import name_pictures
from publish.manifest import keep_assets, write_manifest
from publish.online import ONLINE, release_before
from publish.policy import add_policy
from publish.sbom import write_sbom
from publish.scripts import bundle_scripts
from publish.security_txt import write_security_txt
from publish.sharing import add_pictures, add_robots
from publish.sheets import add_sheets
from publish.single_file import add_single_file
from publish.styles import inline_styles
from publish.tidy import close_up, leave_out_switches, leave_out_unused
from publish.whole_guide import join_pages


def main() -> int:
    """Read and check the content, build strictly, finish, check, and only then replace `site/`."""
    asked = _arguments()
    project = Path()
    try:
        checked = check_content(project, date.today())
        guide, settings = checked.guide, checked.settings
        newest = max(page.reviewed for page in guide.pages.values())
        with build_site(project, newest) as built:
            missing = _add(built, guide, settings)
            if missing and asked.release:
                raise BuildError(f"The worksheets cannot be made as files. {missing}")
            _stop_for(check_markup(built, project / "overrides" / "scripts"))
            _finish(built, project, settings, newest)
            _stop_for(check_site(built))
            compress(built)
            with release_before(asked.before, settings.site_url) as before:
                write_manifest(built, keep_assets(built, before) if before else [])
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    if missing:
        print(f"The worksheets were not made as files, and no page offers them. {missing}", file=sys.stderr)
    print(f"The finished site is in site/: {len(guide.pages)} pages.")
    return 0


def _add(built: Path, guide: Guide, settings: Settings) -> str:
    """Add what is made from the built pages, and return what cannot be made here, if anything."""
    clean_drawings(built)
    add_pictures(built)
    add_robots(built)
    join_pages(built)
    return add_sheets(built, guide, settings)


def _finish(built: Path, project: Path, settings: Settings, newest: date) -> None:
    """Make the pages light, lasting and safe; what hashes a page comes after what changes it."""
    leave_out_switches(built)
    add_single_file(built, project)
    inline_styles(built)
    bundle_scripts(built, project)
    name_pictures(built)
    leave_out_unused(built)
    close_up(built)
    add_policy(built)
    write_headers(built)
    write_security_txt(built, settings.security_contact, newest)
    write_sbom(built, project)


def _stop_for(mistakes: Iterable[str]) -> None:
    if told := "\n".join(mistakes):
        raise BuildError(told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="publish", description="Build the finished site into site/.")
    parser.add_argument("--release", action="store_true", help="fail if anything has to be left out")
    parser.add_argument(
        "--before",
        default="",
        metavar="FOLDER",
        help=f"keep what the open pages of that release ask for; '{ONLINE}' is the site on the web",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
