"""Build the finished site: `python -m publish`."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.content import ContentError
from macros.reading import read_site
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.sharing import add_pictures, add_robots
from publish.whole_guide import join_pages


def main() -> int:
    """Read and check the content, build strictly, check the result, and only then replace `site/`."""
    project = Path()
    try:
        guide, _ = read_site(project)
        newest = max(page.reviewed for page in guide.pages.values())
        with build_site(project, newest) as built:
            add_pictures(built)
            add_robots(built)
            join_pages(built)
            mistakes = check_site(built)
            if mistakes:
                raise BuildError("\n".join(mistakes))
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    print(f"The finished site is in site/: {len(guide.pages)} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
