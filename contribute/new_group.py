"""Start a new group: add it to the front matter of a page, show it there, and gather it on the worksheet."""

import re
from collections.abc import Iterator
from pathlib import Path

from check.load_site import DOCS
from contribute.accept import apply_and_accept
from contribute.edits import Edits, RefusedError, latin_words, readable_guide, scalar
from contribute.new_question import REQUIRED, id_problem, propose_id
from model.guide import Guide
from model.problems import known
from model.yaml_errors import block_end

KINDS = ("checklist", "prompt", "reflection", "letter")
ENDS = re.compile(r"\{\{ (?:next_step|review_line|source_list)\(")  # what stands below all groups


def add_group(project: Path, path: str, kind: str, legend: str, text: str) -> Iterator[str]:
    """Add a group with its first item, and yield what was done."""
    guide = readable_guide(project)
    if advice := page_advice(guide, path) or kind_advice(kind):
        raise RefusedError(advice)
    name = "-".join(latin_words(legend)[:4])
    if not name or id_problem(project, guide, name):
        raise RefusedError(f"'{legend}' gives no name that is free. Choose another legend.")
    edits, page = Edits(project), f"{DOCS}/{path}"
    item = propose_id(project, guide, name, text)
    fields = (f"text: {scalar(text)}", *REQUIRED.get(kind, []))
    new = [f"  {name}:", f"    legend: {scalar(legend)}", "    items:", f"      - id: {item}"]
    new += [f"        {one}".rstrip() for one in fields]
    lines = edits.lines(page)
    end = lines.index("---", 1)
    key = next((line for line in range(1, end) if lines[line] == f"{kind}s:"), 0)
    edits.insert(page, block_end(lines, key + 1) if key else end, new if key else [f"{kind}s:", *new])
    place = next((at for at, line in enumerate(lines) if ENDS.match(line)), len(lines))
    gathers = any(call.macro == "worksheet" for call in guide.pages[path].calls)
    macro = "worksheet" if gathers and kind != "letter" else kind
    edits.insert(page, place, [f'{{{{ {macro}("{name}") }}}}', ""])
    gathered = _gather(edits, guide, name) if kind != "letter" and not gathers else ""
    edits.add_to_ledger(item)
    added = [*apply_and_accept(edits)]
    yield f"{page}:{place + 1}: the new group '{name}' is shown here. Move this line to where it belongs."
    if gathered:
        yield f"{gathered}: the worksheet shows it too."
    yield from added
    yield "See it on its page: make serve"


def page_advice(guide: Guide, path: str) -> str:
    """Return what to type instead of the path of a page, or nothing."""
    return "" if path in guide.pages else f"There is no page '{path}'. {known(guide.pages, path)}"


def kind_advice(kind: str) -> str:
    """Return what to type instead of a kind of group, or nothing."""
    return "" if kind in KINDS else f"There is no kind '{kind}'. Choose one of: {', '.join(KINDS)}"


def _gather(edits: Edits, guide: Guide, name: str) -> str:
    """Add a group to the worksheet, below the last one there, and return its place."""
    sheet = guide.page_calling("worksheet")
    if not sheet:
        return ""
    page = f"{DOCS}/{sheet}"
    # Looked for in the lines, because the front matter may have grown.
    last = max(at for at, line in enumerate(edits.lines(page)) if line.startswith("{{ worksheet("))
    edits.insert(page, last + 1, ["", f'{{{{ worksheet("{name}") }}}}'])
    return f"{page}:{last + 3}"
