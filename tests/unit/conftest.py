"""What unit tests share: a place where sentences about mistakes are kept."""

from __future__ import annotations

import pytest


class Said(list[str]):
    """Takes the place of a report: keeps each sentence behind its line, as in '3: …'."""

    def __call__(self, line: int, text: str) -> None:
        """Keep a sentence."""
        self.append(f"{line}: {text}")


@pytest.fixture
def said() -> Said:
    """The sentences that a test has led to."""
    return Said()
