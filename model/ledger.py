"""The ledger of ids: answers are kept under an id, so an id that was published is never lost sight of."""

from __future__ import annotations

from model.fields import ID, id_advice
from model.problems import Report

LEDGER = "ids.txt"
"""Its name in the docs folder. One id a line; ' retired' after one that no page uses any more."""


def read_ledger(text: str, report: Report) -> dict[str, tuple[int, bool]]:
    """Return the line of each id, and whether it is retired."""
    ledger: dict[str, tuple[int, bool]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if not ID.fullmatch(words[0]):
            report(number, f"'{words[0]}' is not an id. {id_advice(words[0])}")
        elif words[1:] not in ([], ["retired"]):
            report(number, f"'{line.strip()}' cannot be read. Write the id alone, or '{words[0]} retired'.")
        elif words[0] in ledger:
            report(number, f"'{words[0]}' is already on line {ledger[words[0]][0]}. Keep one of the two.")
        else:
            ledger[words[0]] = (number, words[1:] == ["retired"])
    return ledger
