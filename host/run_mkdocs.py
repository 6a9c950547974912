"""Run MkDocs for `make site`, and say in a sentence what the system refuses: `python -m host.run_mkdocs`."""

import runpy

from check.command_line import run


def main() -> None:
    """Be MkDocs, with the arguments of this command."""
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    run(main)
