"""Build the finished site of a topic: `python -m publish [topic]`; `--help` lists what may be added."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from macros.checking import check_site as check_content
from macros.content import ContentError, Guide
from macros.content.guide import forget_pages, without_passages
from macros.freshness import ended_lines
from macros.placeholders import placeholders
from macros.promises import no_promises
from macros.reading import DOCS, SETTINGS, build_day, seen_from_here
from macros.settings import Settings
from macros.topic import add_topic
from publish.additions import add_to
from publish.allow_list import check_markup
from publish.build import BuildError, build_site
from publish.check_html import check_site
from publish.compress import compress
from publish.finishing import finish
from publish.manifest import keep_assets, write_manifest
from publish.online import ONLINE, release_before

NOBODYS = "://example.org"
"""The address of a site that has none yet."""

ENGINE = Path(__file__).parents[1]
"""Where the scripts, the bundler and the lists of pinned parts are, which all topics share."""


def main() -> int:
    """Read and check the content, build strictly, finish, check, and only then replace `site/`."""
    asked = _arguments()
    topic: Path = asked.topic
    try:
        guide, settings = _checked(topic)
        pages, newest = len(guide.pages), max(page.reviewed for page in guide.pages.values())
        unpromised = no_promises(topic)
        ended = "\n".join(map(str, seen_from_here(topic, ended_lines(guide, DOCS, build_day()))))
        if unpromised and asked.release:
            raise BuildError(unpromised)
        if ended and asked.release and not asked.without_ended:
            raise BuildError(ended)
        with build_site(topic, guide.changed) as built:
            missing = add_to(built, guide, settings)
            # From here on only the built pages are read.
            del guide
            forget_pages()
            if missing and asked.release:
                raise BuildError(f"The worksheets cannot be made as files. {missing}")
            _stop_for(check_markup(built, ENGINE / "overrides" / "scripts"))
            finish(built, ENGINE, settings, newest)
            _stop_for(check_site(built))
            compress(built)
            with release_before(asked.before, settings.site_url) as before:
                write_manifest(built, keep_assets(built, before) if before else [])
    except (ContentError, BuildError) as error:
        print(error, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    if missing:
        print(f"The worksheets were not made as files, and no page offers them. {missing}", file=sys.stderr)
    if unpromised:
        print(unpromised, file=sys.stderr)
    if ended:
        print(ended, file=sys.stderr)
    if NOBODYS in settings.site_url:
        file = (topic / SETTINGS).as_posix()
        print(
            f"{file}: 'site_url' is {settings.site_url}, which is nobody's. Write yours: paper names it.",
            file=sys.stderr,
        )
    print(f"The finished site is in {(topic / 'site').as_posix()}/: {pages} pages.")
    left = len(placeholders(topic))
    if left:
        print(f"It still shows {left} placeholders; 'make check-content' lists them.")
    return 0


def _checked(topic: Path) -> tuple[Guide, Settings]:
    """Return what a topic says, as far as a site is made of it."""
    checked = check_content(topic, date.today())
    return without_passages(checked.guide), checked.settings


def _stop_for(mistakes: Iterable[str]) -> None:
    if told := "\n".join(mistakes):
        raise BuildError(told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="publish", description="Build the finished site of a topic.")
    add_topic(parser)
    parser.add_argument("--release", action="store_true", help="fail if anything has to be left out")
    parser.add_argument(
        "--without-ended", action="store_true", help="do not fail for a line whose last day has passed"
    )
    parser.add_argument(
        "--before",
        default="",
        metavar="FOLDER",
        help=f"keep what the open pages of that release ask for; '{ONLINE}' is the site on the web",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
