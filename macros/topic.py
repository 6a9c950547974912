"""Which topic a command is about."""

from __future__ import annotations

import argparse
from pathlib import Path


def topic_of_command(about: str | None) -> Path:
    """Return the folder of the topic that a command was given, or the one it stands in."""
    parser = argparse.ArgumentParser(description=about)
    add_topic(parser)
    topic: Path = parser.parse_args().topic
    return topic


def add_topic(parser: argparse.ArgumentParser) -> None:
    """Let a command be given a topic beside its other words."""
    parser.add_argument(
        "topic", nargs="?", type=topic_folder, default=".", help="a folder with mkdocs.yml and docs/"
    )


def topic_folder(name: str) -> Path:
    """Return the folder that somebody named, if it holds a topic."""
    if problem := no_topic(name):
        raise argparse.ArgumentTypeError(problem)
    return Path(name)


def no_topic(name: str) -> str:
    """Return what to say where a folder holds no topic, or nothing where it holds one."""
    if (Path(name) / "mkdocs.yml").is_file():
        return ""
    return f"there is no topic '{name}'. Name a folder with a mkdocs.yml, such as topics/my-guide"
