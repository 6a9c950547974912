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
"""Read by `check.nav` and `model.settings`."""

FIXED: dict[str, Any] = yaml.safe_load("""
strict: true
plugins:
  macros:
    module_name: host
    on_undefined: strict
    on_error_fail: true
    j2_comment_start_string: "{##"
    j2_comment_end_string: "##}"
hooks: [host/mkdocs_hook.py]
watch: [model, check, macros, host, overrides, countries]
exclude_docs: ids.txt
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: ignore}
markdown_extensions: {host.fragment: {}, toc: {permalink: false}}
theme: {name: material, custom_dir: overrides, font: false}
""")

SPOKEN = """
af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko
ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur
uz vi zh zh-Hant zh-TW
"""

LANGUAGES = (*SPOKEN.split(),)
"""Those in which the theme has its own words."""

FAVICON = re.compile(r"pictures/[\w.-]+\.(?:svg|png)")

OURS = {
    "extra_css": re.compile(r"styles/[\w/-]+\.css"),
    "extra_javascript": re.compile(r"scripts/[\w/-]+\.js"),
}
"""What the pages load, which stands in overrides/."""

ADDRESS = re.compile(r"https?://[\w.:-]+(/[\w./~-]*)?")
INHERITED = re.compile(r"(\.\./)?engine\.yml")
"""The settings that topics share: beside those of the topic, or one folder up."""
