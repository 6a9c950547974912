"""Check the content of a topic without building it: `python -m macros [topic]`."""

from __future__ import annotations

import sys

from macros.content import ContentError
from macros.placeholders import told
from macros.reading import read_site
from macros.topic import topic_of_command


def main() -> int:
    """Say what is wrong, or how much was read."""
    topic = topic_of_command(__doc__)
    try:
        guide, _ = read_site(topic)
    except ContentError as error:
        count = len(error.problems)
        print(error, f"{count} {'mistake' if count == 1 else 'mistakes'} to mend.", sep="\n", file=sys.stderr)
        return 1
    counts = f"{len(guide.pages)} pages, {len(guide.items)} items and {len(guide.sources)} sources"
    print(f"{counts}: nothing to mend.", *told(topic), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
