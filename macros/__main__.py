"""Check the content of the site in this folder without building it: `python -m macros`."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

from macros.checking import check_site
from macros.content import ContentError, Problem


def main() -> int:
    """Say what is wrong, or how much was read, and give advice; advice stops nothing."""
    today = date.today()
    try:
        checked = check_site(Path(), today)
    except ContentError as error:
        _advise(error.advice)
        count = len(error.problems)
        print(error, f"{count} {'mistake' if count == 1 else 'mistakes'} to mend.", sep="\n", file=sys.stderr)
        return 1
    _advise(checked.advice)
    guide = checked.guide
    counts = f"{len(guide.pages)} pages, {len(guide.items)} items and {len(guide.sources)} sources"
    print(f"{counts}: nothing to mend.")
    return 0


def _advise(advice: Collection[Problem]) -> None:
    for problem in advice:
        print(f"{problem.file}:{problem.line}: advice: {problem.text}")
    if advice:
        print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
