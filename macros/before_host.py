"""Check the settings before a host loads what they name: `python -m macros.before_host [topic]`."""

from __future__ import annotations

import sys

from macros.command import run
from macros.content.countries import pack_names
from macros.host_check import check_host
from macros.reading import PACKS, SETTINGS, seen_from_here
from macros.settings import survey_settings
from macros.topic import topic_of_command


def main() -> int:
    """Say what is wrong with the settings of a topic, and nothing where all is well."""
    topic = topic_of_command(__doc__)
    file = topic / SETTINGS
    problems = sorted({*survey_settings(file, pack_names(PACKS))[1], *check_host(file)})
    problems = seen_from_here(topic, problems)
    print(*problems, sep="\n", end="\n" * bool(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    run(main)
