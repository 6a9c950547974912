"""Build the finished site: `python -m publish`, with the folder of the release before if there is one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.content import ContentError
from macros.reading import read_site
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.compress import compress
from publish.headers import write_headers
from publish.lasting import name_pictures
from publish.manifest import keep_assets, write_manifest
from publish.policy import add_policy
from publish.sbom import write_sbom
from publish.scripts import bundle_scripts
from publish.security_txt import write_security_txt
from publish.sharing import add_pictures, add_robots
from publish.single_file import add_single_file
from publish.styles import inline_styles
from publish.tidy import close_up, leave_out_switches, leave_out_unused


def main() -> int:
    """Read and check the content, build strictly, check the result, and only then replace `site/`."""
    before = _arguments().before
    project = Path()
    try:
        guide, settings = read_site(project)
        newest = max(page.reviewed for page in guide.pages.values())
        with build_site(project, newest) as built:
            add_pictures(built)
            add_robots(built)
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
            mistakes = check_site(built)
            if mistakes:
                raise BuildError("\n".join(mistakes))
            compress(built)
            kept = keep_assets(built, before) if before else []
            write_manifest(built, kept)
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    print(f"The finished site is in site/: {len(guide.pages)} pages.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="publish", description=__doc__)
    parser.add_argument(
        "--before", type=Path, metavar="FOLDER", help="keep what its open pages still ask for"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
