"""The way from a page to its words in the repository: to change them, or to tell what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

FORMS = {
    "mistake": "Something is wrong",
    "suggestion": "Something could be better",
    "missing-country": "My country is missing",
    "story-of-use": "I used this, alone or with a group",
}
"""The forms in `.github/ISSUE_TEMPLATE` by the name of the file, and what somebody says who needs one."""


@dataclass(frozen=True)
class Repository:
    """Addresses in the repository of a site."""

    address: str

    topic: str = ""
    """The folder of the topic with a slash behind it; nothing for the topic at the root."""

    def edit(self, page: str) -> str:
        """Return where a page can be changed in the browser; whoever may not write is given a copy."""
        return f"{self.address}/edit/main/{self.topic}docs/{quote(page)}"

    def tell(self, form: str, where: str = "") -> str:
        """Return where to write about a place, the form filled in with what we know of it."""
        known = {"template": f"{form}.yml", **({"where": self.topic + where} if where else {})}
        return f"{self.address}/issues/new?{urlencode(known)}"
