"""Check the content of a topic without building it: `python -m check [topic]`."""

import sys
from collections.abc import Collection
from datetime import date

from check.check_all import check_site
from check.command_line import run, topic_of_command
from check.inventory import no_promises
from check.placeholders import list_placeholders, placeholders
from model.problems import ContentError, Problem


def main() -> int:
    """Print every mistake, or how much was checked, and advice. Advice does not fail the check."""
    topic = topic_of_command(__doc__)
    today = date.today()
    try:
        checked = check_site(topic, today)
    except ContentError as error:
        _print_advice(error.advice)
        count = len(error.problems)
        print(error, f"{count} {'mistake' if count == 1 else 'mistakes'} to mend.", sep="\n", file=sys.stderr)
        if any(" is new. Add " in problem.text for problem in error.problems):
            print("What is new is added for you by: make accept", file=sys.stderr)
        return 1
    _print_advice(checked.advice)
    # A topic that still has placeholders is not published yet.
    if (unpromised := no_promises(topic)) and not placeholders(topic):
        print(unpromised, file=sys.stderr)
        return 1
    guide = checked.guide
    counts = f"{len(guide.pages)} pages, {len(guide.items)} items and {len(guide.sources)} sources"
    print(f"{counts}: nothing to mend.", *list_placeholders(topic), sep="\n")
    return 0


def _print_advice(advice: Collection[Problem]) -> None:
    for problem in advice:
        print(f"{problem.file}:{problem.line}: advice: {problem.text}")
    if advice:
        print(flush=True)


if __name__ == "__main__":
    run(main)
