"""Measure the finished site of a topic in a real browser, page by page: `make bench-browser`.

Milliseconds belong to the machine and to what else it does; bytes, shares and ratios carry over. Nothing here
passes or fails.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from model.addresses import address
from tests.bench.lighthouse import print_scores
from tests.bench.served import served
from tests.bench.use import print_search, print_speed, print_use
from tests.content.expectations import promises
from tests.helpers.topics import FIRST


def main() -> None:
    """Print what moves, what goes unused, how soon pages answer, and what Lighthouse says."""
    parser = argparse.ArgumentParser(prog="make bench-browser")
    parser.add_argument(
        "pages", nargs="*", help="addresses below the site, such as 'worksheet/'; none for all"
    )
    parser.add_argument("--times", type=int, default=3, help="how often Lighthouse looks at each")
    asked = parser.parse_args()
    pages = asked.pages or [address(path) for path in FIRST.guide.pages]
    worksheet = address(FIRST.guide.page_calling("worksheet"))
    program = os.environ["SITE_CHROMIUM"]
    with served(Path("site")) as place:
        with sync_playwright() as playwright:
            # Chromium refuses to sandbox root, which is who runs in a container.
            sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=program, args=sandbox)
            print_use(browser, place, pages)
            print_search(
                browser, place, address(FIRST.guide.page_calling("search")), promises(FIRST).searches
            )
            print_speed(browser, place, worksheet, FIRST.settings.site_id)
            browser.close()
        print_scores(place, pages, asked.times)


if __name__ == "__main__":
    main()
