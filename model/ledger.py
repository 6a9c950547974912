"""The ledger of ids: answers are kept under an id, so an id that was published is never lost sight of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from model.fields import ID, id_advice
from model.problems import Report
from model.unparsed import ALL_PARSED, Unparsed

LEDGER = "ids.txt"
"""Its name in the docs folder. One id a line; ' retired' after one that no page uses any more."""

MOST = 50
"""Names that are compared with each other; of more, a list would say nothing."""


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


def check_ledger(
    ledger: Mapping[str, tuple[int, bool]],
    used: Mapping[str, tuple[Report, int]],
    former: Mapping[str, tuple[Report, int]],
    report: Report,
    unparsed: Unparsed = ALL_PARSED,
) -> None:
    """Report ids that are new, lost, or used again; `used` and `former` say where each stands."""
    lost = [
        name
        for name, (_, retired) in ledger.items()
        if not retired and name not in used and name not in former and not unparsed.may_hold(name)
    ]
    renamed = pairs([name for name in used if name not in ledger], lost)
    for name, (report_use, line) in used.items():
        if name in renamed:
            report_use(
                line,
                f"the id '{name}' is new, and '{renamed[name]}' is gone. If it is the same question in other "
                f"words, write 'id: {renamed[name]}' again. If it is another, add a line '{name}' to the end "
                f"of docs/{LEDGER}, and write '{renamed[name]} retired' there.",
            )
        elif name not in ledger:
            report_use(line, f"the id '{name}' is new. Add a line '{name}' to the end of docs/{LEDGER}.")
        elif ledger[name][1]:
            report_use(
                line,
                f"the id '{name}' is retired (line {ledger[name][0]} of docs/{LEDGER}) "
                "and may not be used again. Choose another.",
            )
    for name, (report_was, line) in former.items():
        if name in used:
            report_was(
                line, f"'{name}' is named under 'was', but it is still in use. Take it out of one place."
            )
        elif name not in ledger:
            report_was(
                line, f"'{name}' is named under 'was', but docs/{LEDGER} does not know it. Correct the name."
            )
    for name in (name for name in lost if name not in renamed.values()):
        report(
            ledger[name][0],
            f"no page uses the id '{name}' any more. "
            f"Put it back, name it in the 'was' of the item that took its place, or write '{name} retired'.",
        )


def pairs(new: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """Return which new name seems to have taken the place of which that is gone."""
    if len(new) == len(gone) == 1:
        return dict(zip(new, gone, strict=True))
    if max(len(new), len(gone)) > MOST:
        return {}
    found: dict[str, str] = {}
    for name in new:
        near = get_close_matches(name, [one for one in gone if one not in found.values()], n=1)
        if near:
            found[name] = near[0]
    return found
