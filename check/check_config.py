"""Check mkdocs.yml before a host runs the plugins it names: `python -m check.check_config [topic]`."""

import sys
from pathlib import Path

from check.config_policy import check_config_policy
from check.load_site import SETTINGS, packs_of, seen_from_here
from model.command_line import run, topic_of_command
from model.problems import Problem
from model.settings import parse_settings


def main() -> int:
    """Print the mistakes in the settings of a topic, if any."""
    topic = topic_of_command(__doc__)
    problems = seen_from_here(topic, config_problems(topic))
    print(*problems, sep="\n", end="\n" * bool(problems), file=sys.stderr)
    return 1 if problems else 0


def config_problems(topic: Path) -> list[Problem]:
    """Return the mistakes in the settings of a topic."""
    file = topic / SETTINGS
    return sorted({*parse_settings(file, packs_of(topic))[1], *check_config_policy(file)})


if __name__ == "__main__":
    run(main)
