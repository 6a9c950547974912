"""Build the finished site of a topic: `python -m publish [topic]`; `--help` lists the options."""

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from check.check_all import check_site
from check.command_line import add_topic, run, sentence
from check.inventory import no_promises
from check.load_site import build_day, seen_from_here
from check.placeholders import placeholders
from check.review_dates import ended_lines
from model.files import DOCS
from model.problems import ContentError
from publish.build import ENGINE, BuildError, build, build_folder, site_folder, swap
from publish.check_html import check_ids_and_links, check_markup
from publish.compress import compress
from publish.example_addresses import example_addresses
from publish.manifest import ONLINE, keep_assets, write_manifest
from publish.postprocess import add_generated_files, postprocess
from publish.sharing import add_social_cards, draw_social_cards


def main() -> int:
    """Check the content, build, post-process, check the result, and only then replace `site/`."""
    options = _arguments()
    topic: Path = options.topic
    try:
        checked = check_site(topic, date.today())
        guide, settings = checked.guide, checked.settings
        newest = max(page.reviewed for page in guide.pages.values())
        unpromised = no_promises(topic)
        ended = "\n".join(map(str, seen_from_here(topic, ended_lines(guide, build_day()))))
        examples = map(str, seen_from_here(topic, example_addresses(guide, settings)))
        left = len(placeholders(topic))
        shown = f"The site still shows {left} placeholders; 'make check-content' lists them." * bool(left)
        unready = [unpromised, *examples, shown]
        if options.release:
            _stop_for(filter(None, [*unready, "" if options.without_ended else ended]))
        site = site_folder(topic)
        # Drawing does not release the GIL, so it takes processes, which draw while the host renders pages.
        with build_folder(site) as folder, ProcessPoolExecutor() as pool:
            built = folder / "site"
            cards = draw_social_cards(pool, topic / DOCS, guide, settings)
            build(topic, built, guide.changed)
            add_social_cards(built, cards)
            missing = add_generated_files(built, guide, settings)
            if missing and options.release:
                raise BuildError(f"The worksheets cannot be made as files. {missing}")
            _stop_for(check_markup(built, ENGINE / "overrides" / "scripts", settings.looks.css))
            pages = postprocess(built, settings, newest)
            _stop_for(check_ids_and_links(built, pages))
            compress(built)
            kept = keep_assets(built, options.before, settings.site_url) if options.before else []
            write_manifest(built, kept)
            swap(built, site)
    except (ContentError, BuildError, OSError) as error:
        message = sentence(error) if isinstance(error, OSError) else error
        print(message, "Nothing was published; site/ is as it was.", sep="\n", file=sys.stderr)
        return 1
    if missing:
        print(f"The worksheets were not made as files, and no page offers them. {missing}", file=sys.stderr)
    for warning in filter(None, [*unready, ended]):
        print(warning, file=sys.stderr)
    print(f"The finished site is in {(topic / 'site').as_posix()}/: {len(guide.pages)} pages.")
    return 0


def _stop_for(mistakes: Iterable[str]) -> None:
    if message := "\n".join(mistakes):
        raise BuildError(message)


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
    run(main)
