"""Run MkDocs for `make site`, and say in one sentence what the system refuses: `python -m host.build`."""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from model.command_line import run

if __name__ == "__main__":
    run(lambda: cli(sys.argv[1:], prog_name="mkdocs"))
