"""Start a new group: add it to the front matter of a page, show it there, and gather it on the worksheet."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from contribute.accept import finish
from contribute.edits import Edits, RefusedError, latin_words, no_such, readable_guide, scalar
from contribute.new_question import REQUIRED, id_problem, propose_id
from model.fields import ID
from model.files import DOCS
from model.guide import Guide
from model.yaml_errors import block_end

KINDS = ("checklist", "prompt", "reflection", "letter")
ENDS = re.compile(r"\{\{ (?:next_step|review_line|source_list)\(")  # what stands below all groups


def add_group(  # noqa: PLR0913, PLR0917 - what a group needs
    project: Path, path: str, kind: str, legend: str, text: str, item: str = "", sheet: str = ""
) -> Iterator[str]:
    """Add a group with its first item to a page and a worksheet, and yield what was done."""
    guide = readable_guide(project)
    sheet = sheet or guide.page_calling("worksheet")
    advice = no_such("page", path, guide.pages) or no_such("kind", kind, KINDS)
    if advice := advice or (sheet and no_such("worksheet", sheet, guide.worksheets)):
        raise RefusedError(advice)
    item = item or propose_id(project, guide, group_name(project, guide, kind, legend), text)
    name = group_name(project, guide, kind, legend, item)
    edits, page = Edits(project), f"{DOCS}/{path}"
    fields = (f"text: {scalar(text)}", *REQUIRED.get(kind, []))
    new = [f"  {name}:", f"    legend: {scalar(legend)}", "    items:", f"      - id: {item}"]
    new += [f"        {one}".rstrip() for one in fields]
    lines = edits.lines(page)
    end = lines.index("---", 1)
    key = next((line for line in range(1, end) if lines[line] == f"{kind}s:"), 0)
    edits.insert(page, block_end(lines, key + 1) if key else end, new if key else [f"{kind}s:", *new])
    place = next((at for at, line in enumerate(lines) if ENDS.match(line)), len(lines))
    sheets = {} if kind == "letter" else guide.worksheets
    macro = "worksheet" if path in sheets else kind
    edits.insert(page, place, [f'{{{{ {macro}("{name}") }}}}', ""])
    said = [f"{page}:{place + 1}: the new group '{name}' is shown here. Move this line to where it belongs."]
    if sheets and path not in sheets:
        said.append(f"{_gather(edits, sheet, name)}: the worksheet shows it too.")
    return finish(edits, item, said)


def group_name(project: Path, guide: Guide, kind: str, legend: str, item: str = "") -> str:
    """Return a name that is free: the first words of a legend or, in another writing system, the kind.

    It is not the id of its first item either.
    """
    words = "-".join(latin_words(legend)[:4])
    stem = words if ID.fullmatch(words) else "-".join(filter(None, [kind, words]))
    names = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    return next(name for name in names if name != item and not id_problem(project, guide, name))


def _gather(edits: Edits, sheet: str, name: str) -> str:
    """Add a group to a worksheet, below the last one there, and return its place."""
    page = f"{DOCS}/{sheet}"
    # Looked for in the lines, because the front matter may have grown.
    last = max(at for at, line in enumerate(edits.lines(page)) if line.startswith("{{ worksheet("))
    edits.insert(page, last + 1, ["", f'{{{{ worksheet("{name}") }}}}'])
    return f"{page}:{last + 3}"
