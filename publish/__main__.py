"""Build the finished site of a topic: `python -m publish [topic]`."""

from __future__ import annotations

import sys

from macros.content import ContentError
from macros.placeholders import placeholders
from macros.reading import read_site
from macros.topic import topic_of_command
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.questions import add_questions
from publish.sharing import add_pictures, add_robots


def main() -> int:
    """Read and check the content, build strictly, check the result, and only then replace `site/`."""
    project = topic_of_command(__doc__)
    try:
        guide, settings = read_site(project)
        newest = max(page.reviewed for page in guide.pages.values())
        with build_site(project, newest) as built:
            add_pictures(built)
            add_robots(built)
            add_questions(built, guide, settings)
            mistakes = check_site(built)
            if mistakes:
                raise BuildError("\n".join(mistakes))
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    print(f"The finished site is in {(project / 'site').as_posix()}/: {len(guide.pages)} pages.")
    left = len(placeholders(project))
    if left:
        print(f"It still shows {left} placeholders; 'make check-content' lists them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
