"""Build the finished site: `python -m publish`, or `python -m publish --release` to leave nothing out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from macros.checking import check_site as check_content
from macros.content import ContentError
from publish.allow_list import check_markup
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.drawings import clean_drawings
from publish.sharing import add_pictures, add_robots
from publish.sheets import add_sheets
from publish.whole_guide import join_pages

RELEASE = "--release"
"""Fail rather than publish a site that lacks something."""


def main() -> int:
    """Read and check the content, build strictly, check the result, and only then replace `site/`."""
    project = Path()
    try:
        checked = check_content(project, date.today())
        guide, settings = checked.guide, checked.settings
        newest = max(page.reviewed for page in guide.pages.values())
        with build_site(project, newest) as built:
            clean_drawings(built)
            add_pictures(built)
            add_robots(built)
            join_pages(built)
            missing = add_sheets(built, guide, settings)
            if missing and RELEASE in sys.argv:
                raise BuildError(f"The worksheets cannot be made as files. {missing}")
            mistakes = [*check_site(built), *check_markup(built, project / "overrides" / "scripts")]
            if mistakes:
                raise BuildError("\n".join(mistakes))
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    if missing:
        print(f"The worksheets were not made as files, and no page offers them. {missing}", file=sys.stderr)
    print(f"The finished site is in site/: {len(guide.pages)} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
