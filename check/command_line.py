"""What all commands share: the topic they are given, and how they end."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn


def run(main: Callable[[], int | None]) -> NoReturn:
    """Run a command, and report system errors and interrupts in one sentence, in any locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            sys.exit(main())
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, or the end of input at a prompt
        print("\nStopped.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The program that reads the output, such as `head`, closed it early.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        print(sentence(error), file=sys.stderr)
        sys.exit(1)


def sentence(error: OSError) -> str:
    """Say what the system refused."""
    place = f" at '{error.filename}'" if error.filename else ""
    return f"The system says{place}: {error.strerror or error}. Mend that, and try again."


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
    if not (Path(name) / "mkdocs.yml").is_file():
        sentence = f"there is no topic '{name}'. Name a folder with a mkdocs.yml, such as topics/my-guide"
        raise argparse.ArgumentTypeError(sentence)
    return Path(name)
