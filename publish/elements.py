"""The elements that a finished page may hold, each with the attributes that it may have."""

from __future__ import annotations

EVERYWHERE = frozenset(["class", "id", "dir", "lang", "hidden", "tabindex", "role", "title"])
"""Attributes that any element may have, beside those that start with 'aria-' or 'data-'."""

PLAIN = """
html head body title main header footer nav article section aside div p span h1 h2 h3 h4 h5 h6
ul dl dt dd strong em b i cite code pre blockquote br hr kbd mark small sub sup abbr noscript
table caption thead tbody tfoot tr legend summary figure figcaption output template
"""

WITH_MORE = """
a: href rel download
button: type disabled value name form
details: open name
dialog: open closedby
fieldset: name disabled
form: method
img: src alt width height loading decoding fetchpriority
input: type name value checked disabled readonly required placeholder autocomplete spellcheck accept multiple
input: writingsuggestions inputmode maxlength min max step list autocapitalize enterkeyhint form
label: for
li: value
link: rel href type media sizes as integrity crossorigin
meta: charset name property content http-equiv
ol: start reversed type
optgroup: label
option: value selected disabled
progress: value max
script: src type async defer integrity crossorigin fetchpriority
search: inert
select: name autocomplete disabled form
style: media
td: colspan rowspan headers
textarea: name rows cols readonly disabled maxlength placeholder autocomplete spellcheck autocapitalize form
textarea: autocorrect writingsuggestions
th: scope colspan rowspan abbr
time: datetime
"""


def _elements() -> dict[str, frozenset[str]]:
    elements = dict.fromkeys(PLAIN.split(), frozenset[str]())
    for line in WITH_MORE.strip().split("\n"):
        name, _, attributes = line.partition(": ")
        elements[name] = elements.get(name, frozenset()) | frozenset(attributes.split())
    return elements


ELEMENTS = _elements()
