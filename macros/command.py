"""How a command starts and ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import NoReturn


def run(main: Callable[[], int | None]) -> NoReturn:
    """Run a command, and report system errors and interrupts in one sentence, in any locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        print(sentence(error), file=sys.stderr)
        sys.exit(1)


def sentence(error: OSError) -> str:
    """Say what the system refused."""
    place = f" at '{error.filename}'" if error.filename else ""
    return f"The system says{place}: {error.strerror or error}. Mend that, and try again."
