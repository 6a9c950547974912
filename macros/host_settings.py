"""What mkdocs.yml may say to the host: words and pages are the topic's, what runs is the generator's.

A host runs the plugins and hooks that its settings name before anybody could look at a page. So whatever
a topic may choose is listed here, and all the rest has to be as it came: whoever maintains the generator
changes both.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name", "edit_uri")
ADDRESSES = ("site_url", "repo_url")
ELSEWHERE = ("nav", "extra")
"""Read by `macros.menu` and `macros.settings`."""

FIXED: dict[str, Any] = yaml.safe_load("""
strict: true
plugins:
  macros:
    module_name: macros
    on_undefined: strict
    on_error_fail: true
    j2_comment_start_string: "{##"
    j2_comment_end_string: "##}"
hooks: [macros/mkdocs_hook.py]
watch: [macros, overrides, countries]
exclude_docs: ids.txt
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: ignore}
markdown_extensions: {macros.fragment: {}, toc: {permalink: false}}
theme: {name: material, custom_dir: overrides, font: false}
""")

THEME_TEXTS = ("language", "favicon")

OURS = {
    "extra_css": re.compile(r"styles/[\w/-]+\.css"),
    "extra_javascript": re.compile(r"scripts/[\w/-]+\.js"),
}
"""What the pages load, which stands in overrides/."""

ADDRESS = re.compile(r"https?://[\w.:-]+(/[\w./~-]*)?")
INHERITED = re.compile(r"(\.\./)?engine\.yml")
"""The settings that topics share: beside those of the topic, or one folder up."""
