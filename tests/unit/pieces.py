"""Pieces of which hypothesis makes pages: what YAML, Jinja, Markdown and HTML take for a sign of theirs."""

from __future__ import annotations

import string

from hypothesis import strategies as st

# fmt: off
FACTS = [
    "\n", "\n  ", "\n    ", "- ", ": ", ":", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "!!int ",
    "|\n", ">\n", "'", '"', "#", "%", "@", "\t", "\\", "...", "---", "<<", "=", "~", "''", '"\\ud800"',
    '"\\UFFFFFFFF"', '"\\x00"', "title", "id", "text", "items", "legend", "checklists", "reflections",
    "prompts", "letters", "stages", "steps", "sources", "rights", "help_lines", "lines", "emergency", "parts",
    "pages", "reviewed", "review_every", "minutes", "was", "2026-03-01", "2026-13-45", "0001-01-01",
    "9999-12-31", "12 months", "0x", "1_0", "1:99", ".inf", "yes", "null", "Words", "é", "\u202e", "\u200b",
    "\x00", "\x85", "\u2028", "{{ x }}", "{% x %}", "<b>", "[a](b.md)", "![a](b)",
]
BODY = [
    "\n", "\n\n", " ", "    ", "\t", "Words", "## Words", "#", "- ", "> ", "1. ", "---", "===", "```",
    "~~~", "`", "``", "*", "**", "_", "\\", "[", "]", "(", ")", "!", "[a](part.md)", "![a](b.svg)", "[a]: ",
    "|", "| a |\n| - |\n", '{{ prompt("plan") }}', '\n\n{{ prompt("plan") }}\n\n', '{{ cite("S1") }}',
    "{{ x }}", "{{", "}}", "{%", "%}", "{##", "##}", "{{-", "-}}", "{% raw %}", "{% endraw %}", "{#a}",
    "{: .a}", "{", "}", '"', "'", "<", ">", "</", "<!", "<!--", "-->", "<![", "<?", "<b>", "<p>", "</p>",
    "<div>", "<pre><code>", "<img src=x onerror=x ", "script>", "&lt;", "&#60;", "&#123;", "<https://example.org>",
    "x@example.org", "callnumber0ofthepage",
]
# fmt: on

facts = st.lists(st.sampled_from(FACTS), max_size=40).map("".join)
"""YAML, or nearly."""

bodies = st.lists(st.sampled_from(BODY), max_size=14).map("".join)
"""Markdown with calls, or nearly."""

names = st.text(string.ascii_letters + string.digits + "-_.", min_size=1, max_size=8).filter(
    lambda name: bool(name.strip(".")) and not name.endswith(".md")
)
"""Names of files and folders that an address can hold."""

pages = st.builds(
    lambda folders, name: "/".join([*folders, f"{name}.md"]),
    st.lists(names, max_size=3),
    st.one_of(st.just("index"), names),
)
"""Paths of pages."""
