"""What to type where YAML cannot be read: its own words for it are for people who write parsers."""

import re
from collections.abc import Sequence

import yaml

KEY = re.compile(r"[ \t]*(?:- +)?(?:[\w-]+:(?: +|$))?")
"""What stands before a value: the indentation, a dash, the name of a fact."""

SIGNS = "@`%*&!|>,]}?"  # what may not start a text without quotes
NEAR = 12  # lines above, among which the neighbours of a line are
NAME = re.compile(r"[ \t]*(?:- +)?([\w-]+):(?: |$)")
WHOLE = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")  # a text in quotes
OTHER_BULLET = re.compile(r"[ \t]*[*–—•+] *(?=[\w-]+:(?: |$))")
"""A bullet that YAML does not know, before the first field of an item: it knows '-' only."""

IN_BRACKETS = "a text between these brackets holds a sign of YAML, so it needs quotes. Put it into '…'."
FLAT = re.compile(r"\[[^][{}]*\]|\{[^][{}]*\}")  # a list or a mapping on one line, with none in it
BEHIND = re.compile(r"[ \t]+#")  # starts what YAML does not read, behind words without quotes


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """Return the line, counted from 0, on which to mend something, and a sentence about it."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    start = min(error.context_mark.line, len(lines) - 1) if error.context_mark else at
    context, problem = error.context or "", error.problem or ""
    if "nested" in problem:
        return at, "the list is nested too deeply. Content needs six levels at most."
    if "quoted scalar" in context:
        if "escape" in problem:
            told = "a backslash stands between double quotes. Put the text in single quotes: 'like this'."
            return start, told
        return start, unclosed(lines[start])
    if "flow" in context:
        if FLAT.search(lines[start]) or lines[start].count("{") == lines[start].count("}") > 0:
            return start, IN_BRACKETS
        sign = "[" if "sequence" in context else "{"
        return start, f"a '{sign}' is opened here and not closed. Add its '{']' if sign == '[' else '}'}'."
    return _in_line(lines, at)


def unclosed(line: str) -> str:
    """Say that a quotation mark has no other."""
    sign = KEY.sub("", line, count=1)[:1] or "'"
    return f"a quotation mark is opened here and not closed. Add a {sign} at the end of the text."


def closed(line: str) -> str:
    """Return a line with the quotation mark that it opens closed at its end, or nothing if it opens none."""
    value = KEY.sub("", line, count=1)
    return f"{line}{value[0]}" if value[:1] in ("'", '"') and not WHOLE.match(value) else ""


def whole(lines: Sequence[str], at: int) -> str:
    """Return a line with its value in quotes or with a dash before its item, as it was meant, or nothing."""
    line = lines[at]
    if OTHER_BULLET.match(line):
        return OTHER_BULLET.sub(lambda found: found[0].replace(found[0].strip(), "-"), line, count=1)
    value = KEY.sub("", line, count=1).strip()
    goes_on = at + 1 < len(lines) and lines[at + 1].strip() and _depth(lines[at + 1]) > _depth(line, "-")
    if len(value) < 2 or not NAME.match(line) or goes_on:
        return ""
    return line[: line.index(value)] + "'" + value.replace("'", "''") + "'"


def wrong_bullet(line: str) -> str:
    """Say that an item starts with another bullet than '-', or return nothing."""
    found = OTHER_BULLET.match(line)
    return (
        f"an entry of a list does not start with '{found[0].strip()}'. Type '- ' in its place."
        if found
        else ""
    )


def _in_line(lines: Sequence[str], at: int) -> tuple[int, str]:
    """Say what is wrong with a line, or with the line above that leads to it."""
    line = lines[at]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return at, "this line starts with a tab. Use spaces."
    if told := wrong_bullet(line):
        return at, told
    if (first := _text_above(lines, at)) is not None:
        return first
    value = KEY.sub("", line, count=1).strip()
    told = _in_value(line, value)
    if (close := _no_space(line)) or told:
        return at, told or close
    above = next((n for n in range(at, -1, -1) if lines[n].strip() and not _is_fact(lines[n])), None)
    if above is not None and at - above <= 1:
        words = lines[above].strip()[:40]
        told = f"'{words}' is not a field. Write 'name: words', or a '-' for a list."
        return above, _no_space(lines[above]) or told
    return at, _out_of_line(lines, at)


def _text_above(lines: Sequence[str], at: int) -> tuple[int, str] | None:
    """Return the line of the text that a line goes on with, and what to type there, if it does so."""
    depth = _depth(lines[at])
    for number in range(at - 1, max(-1, at - NEAR), -1):
        name = NAME.match(lines[number])
        value = KEY.sub("", lines[number], count=1).strip() if name else ""
        if name and value[:1] in ("|", ">") and _depth(lines[number], "-") >= depth:
            told = f"the lines below '{name[1]}: {value[0]}' have to stand further in."
            return number + 1, f"{told} Type two more spaces before each."
        if name and value and _depth(lines[number], "-") < depth:
            if value[0] in "'\"|>[{":
                return None
            block = f"'{name[1]}: |', and all of it below."
            if not NAME.match(lines[at]):
                return number, f"the text goes on below and holds a sign of YAML. Type {block}"
            told = f"this line starts with {depth} spaces. Type {_depth(lines[number], '-')}."
            return at, f"{told} If it is more of '{name[1]}', type {block}"
        if name or _is_item(lines[number]):
            return None
    return None


def _no_space(line: str) -> str:
    """Say that a space is missing, if that is all that is wrong with a line."""
    words = line.strip()[:40]
    if re.match(r"(?:- +)?[a-z_]+:[^\s/]", words):
        return f"a ':' needs a space after it. Type '{words.replace(':', ': ', 1)}' instead."
    if re.match(r"-[^\s-]", words):
        return f"a '-' needs a space after it. Type '- {words[1:]}' instead."
    return ""


def _out_of_line(lines: Sequence[str], at: int) -> str:
    own, item = _depth(lines[at]), _is_item(lines[at])
    # A dash stands below a dash; a fact stands below a fact, also below one behind a dash.
    alike = [
        _depth(one, "" if item else "-")
        for one in lines[max(0, at - NEAR) : at]
        if _is_fact(one) and (_is_item(one) or not item)
    ]
    near = min(reversed(alike), key=lambda depth: abs(depth - own), default=own)
    if near == own:
        return "this line starts at another column than its neighbours. Put it below them, with spaces."
    return f"this line starts with {own} spaces, and its neighbours with {near}. Type {near}."


def _in_value(line: str, value: str) -> str:
    whole = BEHIND.split(value)[0]
    if WHOLE.fullmatch(whole) or FLAT.fullmatch(whole):
        return IN_BRACKETS if re.search(r"[\[{,:] *[@`%*&!|>]", whole) and whole[0] in "[{" else ""
    if value[:1] and value[0] in "'\"":
        # Quotes around the first words are part of the text; others were meant to hold all of it.
        own = re.match(r"""(?:"[^"]*"|'[^']*')[\s,.;:!?]""", value) or value[-1] != value[0]
        shown = quoted(line, value if own else value.strip(value[0]))
        return f"the text goes on after its closing quotation mark. Type {shown} instead."
    if value[:1] and value[0] in f"{SIGNS}[{{":
        return needs_quotes(line, value)
    told = ""
    if value.startswith("- "):
        told = (
            f"a list starts on a line of its own. Press Enter before the '-', or type {quoted(line, value)}."
        )
    elif line.lstrip().startswith("when:") and re.fullmatch(r"[\w-]+: [\w-]+", value):
        told = f"a question and its option stand in braces. Type when: {{{value}}} instead."
    elif re.search(r":(?: |$)", value):
        told = f"the text holds a colon, so it needs quotes. Type {quoted(line, value)} instead."
    return told


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _depth(line: str, more: str = "") -> int:
    """Return how many spaces a line starts with, and other signs that count as such."""
    return len(line) - len(line.lstrip(f" {more}"))


def _is_fact(line: str) -> bool:
    return bool(NAME.match(line)) or line.lstrip().startswith(("- ", "#"))


def block_end(lines: Sequence[str], start: int) -> int:
    """Return the last line of the block that starts on a line: the lines indented further."""
    depth = _depth(lines[start - 1])
    end = start
    for number, line in enumerate(lines[start:], start=start + 1):
        if line.strip() and _depth(line) <= depth:
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = number
    return end


def needs_quotes(line: str, value: str) -> str:
    """Say that a text needs quotes, because YAML reads its first sign as one of its own."""
    return f"a text that starts with '{value[0]}' needs quotes. Type {quoted(line, value)} instead."


def quoted(line: str, value: str) -> str:
    """Return the line as it may be written, when it is short enough to show."""
    name = NAME.match(line)
    return f"{name[1]}: {in_quotes(value)}" if name else in_quotes(value)


SHOWN = 120  # the most letters of a text that is shown whole, for its author to copy


def in_quotes(value: str) -> str:
    """Return a text as it may be written in YAML, when it is short enough to show."""
    words = value if len(value) <= SHOWN else "…"
    if value.startswith("'") and not re.search(r'["\\]', words):
        return f'"{words}"'
    return "'" + words.replace("'", "’") + "'"
