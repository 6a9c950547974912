"""Which topic a command is about."""

from __future__ import annotations

import argparse
from pathlib import Path


def topic_of_command(about: str | None) -> Path:
    """Return the folder of the topic that a command was given, or the one it stands in."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument(
        "topic", nargs="?", type=Path, default=Path(), help="a folder with mkdocs.yml and docs/"
    )
    topic: Path = parser.parse_args().topic
    if not (topic / "mkdocs.yml").is_file():
        parser.error(f"there is no topic '{topic}'. Name a folder with a mkdocs.yml, such as topics/my-guide")
    return topic
