"""How much a page may hold, so that no page can make a build wait for hours."""

import re

LONGEST_LINE = 5_000
LONGEST_PAGE = 2_000_000  # characters. A list of ten thousand questions still fits.
LONGEST_BODY = 50_000
MOST_LINES = 2_000
MOST_TAGS = 500  # below the front matter: Markdown may need the square of their time
DEEPEST = 50  # brackets that may be open at once: Markdown reads the rest of a paragraph anew for each
BRACKET = re.compile(r"[\[\]()]")


def too_much(text: str) -> tuple[int, str] | None:
    """Return the line and the sentence about what makes a page too large to read, or nothing."""
    if len(text) > LONGEST_PAGE:
        return 1, f"this file has more than {LONGEST_PAGE:,} characters. Make several pages of it."
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            return number, f"this line has more than {LONGEST_LINE:,} characters. Split it into several."
        # An empty line ends a paragraph, and with it what is open.
        depth = depth if line.strip(" \t") else 0
        for sign in BRACKET.findall(line):
            depth = depth + 1 if sign in "[(" else max(depth - 1, 0)
            if depth > DEEPEST:
                advice = "Close them, or take them out."
                return number, f"more than {DEEPEST} brackets are open here at once. {advice}"
    return None
