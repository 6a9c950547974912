"""Links into the repository: to edit a page, or to report something."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Repository:
    """The repository of a site on GitHub."""

    FORMS: ClassVar[dict[str, str]] = {
        "mistake": "repository_links.mistake",
        "suggestion": "repository_links.suggestion",
        "missing-country": "repository_links.country",
        "story-of-use": "repository_links.story",
    }
    """The issue forms in `.github/ISSUE_TEMPLATE` by file name, with the name of the text of each link."""

    address: str

    topic: str = ""  # the folder of the topic, ending in a slash; empty for the topic at the root

    def edit(self, page: str) -> str:
        """Return the address to edit a page; GitHub makes a fork for those who may not write."""
        return f"{self.address}/edit/main/{self.topic}docs/{quote(page)}"

    def tell(self, form: str, where: str = "") -> str:
        """Return the address of an issue form, with the place filled in."""
        query = {"template": f"{form}.yml", **({"where": self.topic + where} if where else {})}
        return f"{self.address}/issues/new?{urlencode(query)}"
