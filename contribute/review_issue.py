"""Keep a single issue on GitHub that lists what is due."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from contribute.due_reviews import Due
from contribute.wording import escape, readable

TITLE = "Pages and sources to review"
HOW = (
    "Read each one again, mend what is out of date, and set its date: `reviewed:` in the front matter "
    "of a page, `checked:` in the entry of a source. Take out a line that has ended, or write what applies "
    "now. `contribute/maintain.md` says how."
)


def update_issue(reviews: Sequence[Due]) -> str:
    """Open or update the issue, and return what was done."""
    if not reviews:
        return "Nothing is due, so no issue is opened."
    listed = json.loads(_gh("issue", "list", "--state", "open", "--limit", "200", "--json", "number,title"))
    number = next((str(issue["number"]) for issue in listed if issue["title"] == TITLE), "")
    if number:
        _gh("issue", "edit", number, "--body-file", "-", text=body(reviews))
        return f"Issue {number} says what is due: {len(reviews)}."
    _gh("issue", "create", "--title", TITLE, "--body-file", "-", text=body(reviews))
    return f"A new issue says what is due: {len(reviews)}."


def body(reviews: Sequence[Due]) -> str:
    """Return the text of the issue: a task list for each owner."""
    owners = dict.fromkeys(review.owner for review in reviews)
    lines = [HOW, ""]
    for owner in owners:
        lines += [f"## {escape(owner)}", ""]
        for review in (review for review in reviews if review.owner == owner):
            sentence = f"{escape(review.name)} {review.what} {readable(review.on)}"
            lines.append(f"- [ ] {sentence} (`{review.path}`, line {review.line})")
        lines.append("")
    return "\n".join(lines)


def _gh(*words: str, text: str = "") -> str:
    """Run the GitHub command line, which takes repository and token from the environment."""
    command = ["gh", *words]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - no shell
    return result.stdout
