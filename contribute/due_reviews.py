"""List what is due: pages and sources to review, and help lines and rights that start or end soon."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from check.review_dates import dated_lines, reviews
from contribute.wording import escape, readable
from model.guide import Guide, HelpLine
from model.inline import plain

NOTICE = timedelta(days=60)  # how long in advance a line that starts or ends is listed
TITLE = "Pages and sources to review"
HOW = (
    "Read each one again, mend what is out of date, and set its date: `reviewed:` in the front matter "
    "of a page, `checked:` in the entry of a source. Take out a line that has ended, or write what applies "
    "now. `contribute/maintain.md` says how."
)


@dataclass(frozen=True, order=True)
class Due:
    """A page or source to review, or a line that starts or ends, with the date."""

    on: date
    path: str
    line: int
    name: str  # such as "Source S06" or "Page Your rights"
    owner: str
    what: str = "has been due since"

    def __str__(self) -> str:
        """Return the line of the list."""
        return f"{self.path}:{self.line}: {self.name} {self.what} {self.on.isoformat()} ({self.owner})."


def due(guide: Guide, today: date) -> list[Due]:
    """Return the reviews due by today and the lines that start or end soon, oldest first."""
    found = [
        Due(review.due, review.file, review.line, name, review.page.owner)
        for review in reviews(guide)
        if review.due <= today
        for name in [f"Source {review.source.id}" if review.source else f"Page {review.page.title}"]
    ]
    return sorted([*found, *(line for line in _changes(guide, today) if line.on <= today + NOTICE)])


def _changes(guide: Guide, today: date) -> Iterator[Due]:
    for page, file, line in dated_lines(guide):
        first, last = line.period.first, line.period.last
        name = f"Line '{line.name if isinstance(line, HelpLine) else plain(line.text)}'"
        if first >= today:
            yield Due(first, file, line.line, name, page.owner, "starts on")
        if last < date.max:
            yield Due(last, file, line.line, name, page.owner, "ends on" if last >= today else "ended on")


def update_issue(found: Sequence[Due]) -> str:
    """Open or update the one issue on GitHub that lists what is due, and return what was done."""
    if not found:
        return "Nothing is due, so no issue is opened."
    listed = json.loads(_gh("issue", "list", "--state", "open", "--limit", "200", "--json", "number,title"))
    number = next((str(issue["number"]) for issue in listed if issue["title"] == TITLE), "")
    if number:
        _gh("issue", "edit", number, "--body-file", "-", text=issue_body(found))
        return f"Issue {number} says what is due: {len(found)}."
    _gh("issue", "create", "--title", TITLE, "--body-file", "-", text=issue_body(found))
    return f"A new issue says what is due: {len(found)}."


def issue_body(found: Sequence[Due]) -> str:
    """Return the text of the issue: a task list for each owner."""
    lines = [HOW, ""]
    for owner in dict.fromkeys(one.owner for one in found):
        lines += [f"## {escape(owner)}", ""]
        for one in (one for one in found if one.owner == owner):
            sentence = f"{escape(one.name)} {one.what} {readable(one.on)}"
            lines.append(f"- [ ] {sentence} (`{one.path}`, line {one.line})")
        lines.append("")
    return "\n".join(lines)


def _gh(*words: str, text: str = "") -> str:
    """Run the GitHub command line, which takes repository and token from the environment."""
    command = ["gh", *words]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - no shell
    return result.stdout
