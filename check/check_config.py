"""Check mkdocs.yml before a host runs the plugins it names: `python -m check.check_config [topic]`."""

from __future__ import annotations

import sys

from check.config_policy import check_config_policy
from check.load_site import PACKS, SETTINGS, seen_from_here
from model.command_line import run, topic_of_command
from model.country_packs import pack_names
from model.settings import parse_settings


def main() -> int:
    """Print the mistakes in the settings of a topic, if any."""
    topic = topic_of_command(__doc__)
    file = topic / SETTINGS
    problems = sorted({*parse_settings(file, pack_names(PACKS))[1], *check_config_policy(file)})
    problems = seen_from_here(topic, problems)
    print(*problems, sep="\n", end="\n" * bool(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    run(main)
