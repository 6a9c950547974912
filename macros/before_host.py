"""Check the settings before a host loads what they name: `python -m macros.before_host`."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.host_check import check_host
from macros.settings import survey_settings


def main() -> int:
    """Say what is wrong with the settings in this folder, and nothing where all is well."""
    file = Path("mkdocs.yml")
    problems = sorted({*survey_settings(file)[1], *check_host(file)})
    print(*problems, sep="\n", end="\n" * bool(problems), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
