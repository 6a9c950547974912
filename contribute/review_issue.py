"""Keep one issue in the repository that says what is due, and never two."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from contribute.due_reviews import Due
from contribute.wording import day, escape

TITLE = "Pages and sources to review"
HOW = (
    "Read each one again, mend what is out of date, and set its day: `reviewed:` in the front matter "
    "of a page, `checked:` in the entry of a source. Take out a line that has ended, or write what holds. "
    "`contribute/maintain.md` says how."
)


def tell(found: Sequence[Due]) -> str:
    """Open the issue or bring it up to date, and return what was done."""
    if not found:
        return "Nothing is due, so no issue is opened."
    listed = json.loads(_gh("issue", "list", "--state", "open", "--limit", "200", "--json", "number,title"))
    number = next((str(one["number"]) for one in listed if one["title"] == TITLE), "")
    if number:
        _gh("issue", "edit", number, "--body-file", "-", text=body(found))
        return f"Issue {number} says what is due: {len(found)}."
    _gh("issue", "create", "--title", TITLE, "--body-file", "-", text=body(found))
    return f"A new issue says what is due: {len(found)}."


def body(found: Sequence[Due]) -> str:
    """Return the text of the issue: a list to tick off, by who looks after what."""
    owners = dict.fromkeys(one.owner for one in found)
    lines = [HOW, ""]
    for owner in owners:
        lines += [f"## {escape(owner)}", ""]
        lines += [
            f"- [ ] {escape(one.name)} {one.what} {day(one.on)} (`{one.path}`, line {one.line})"
            for one in found
            if one.owner == owner
        ]
        lines.append("")
    return "\n".join(lines)


def _gh(*words: str, text: str = "") -> str:
    """Run GitHub's own command, which takes repository and token from the environment."""
    command = ["gh", *words]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return result.stdout
