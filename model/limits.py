"""How much a page may hold, so that no page can make a build wait for hours."""

import re

LONGEST_LINE = 5_000
LONGEST_PAGE = 2_000_000  # characters. A list of ten thousand questions still fits.
LONGEST_BODY = 50_000
MOST_LINES = 2_000
MOST_TAGS = 500
"""Characters, lines and signs '<' below the front matter: Markdown may need the square of their time."""

DEEPEST = 50  # brackets that may be open at once: Markdown reads the rest of a paragraph anew for each
BRACKET = re.compile(r"[\[\]()]|\n(?:[ \t]*(?=\n))?")


def too_much(text: str) -> tuple[int, str] | None:
    """Return the line and the sentence about what makes a page too large to read, or nothing."""
    if len(text) > LONGEST_PAGE:
        return 1, f"this file has more than {LONGEST_PAGE:,} characters. Make several pages of it."
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            return number, f"this line has more than {LONGEST_LINE:,} characters. Split it into several."
    return _too_deep(text)


def _too_deep(text: str) -> tuple[int, str] | None:
    if text.count("[") + text.count("(") <= DEEPEST:
        return None
    line, depth = 1, 0
    for match in BRACKET.finditer(text):
        sign = match[0]
        if sign in "[(":
            depth += 1
            if depth > DEEPEST:
                advice = "Close them, or take them out."
                return line, f"more than {DEEPEST} brackets are open here at once. {advice}"
        elif sign in "])":
            depth = max(depth - 1, 0)
        else:
            line += 1
            # An empty line ends a paragraph, and with it what is open.
            depth = 0 if text.startswith("\n", match.end()) else depth
    return None
