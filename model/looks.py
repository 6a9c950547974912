"""The looks that a topic may choose: colours for light and dark pages, a logo, the letters of headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model import declare

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
COLOUR = declare.matching(HEX, "has the colour '{}'. Write one such as '#17504e'.")
PICTURE = declare.matching(
    re.compile(r"pictures/[\w./-]+\.(?:svg|png)"),
    "has the logo '{}'. Name a picture such as 'pictures/logo.svg'.",
)
GROUNDS = {
    "accent": {"#fbf8f2": 7, "#ffffff": 7, "#f8eedd": 4.5},
    "accent_dark": {"#15191a": 7, "#1d2324": 7, "#2b2720": 4.5},
}
"""What stands behind an accent (--paper, --sheet and --warm of tokens.css), and the contrast needed there.

Source: WCAG 2.2, enhanced and minimum contrast of text.
"""

STYLE = (
    ":root{{--accent:{0};--tint:{1}}}@media screen{{@supports (color:light-dark(white,black))"
    "{{:root{{--accent:light-dark({0},{2});--tint:light-dark({1},{3})}}}}}}"
)
"""As in tokens.css: browsers that cannot choose between two colours stay light, and so does paper."""


@dataclass(frozen=True)
class Looks:
    """The looks of a topic; what is empty stays as the engine has it."""

    accent: str = declare.text(then=COLOUR)  # of links, buttons and headings
    accent_dark: str = declare.text(then=COLOUR)  # the same on dark pages
    logo: str = declare.text(then=PICTURE)  # a square beside the name of the site, in place of its icon
    headings: str = declare.choice(("serif", "sans"), "serif")

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield a colour that stands alone, or that is too close to what is behind it."""
        for name, colour in self._colours:
            if colour and not (self.accent and self.accent_dark):
                advice = "Choose 'accent' for light pages and 'accent_dark' for dark ones."
                yield name, f"has '{name}' alone. {advice}"
            elif HEX.fullmatch(colour):
                yield from ((name, sentence) for sentence in _too_close(name, colour))

    @property
    def css(self) -> str:
        """What the stylesheets of the engine say otherwise for this topic."""
        style = ""
        if all(HEX.fullmatch(colour) for _, colour in self._colours):
            tints = (_mixed(colour, next(iter(GROUNDS[name]))) for name, colour in self._colours)
            style = STYLE.format(self.accent, next(tints), self.accent_dark, next(tints))
        return style + ":root{--serif:var(--sans)}" * (self.headings == "sans")

    @property
    def tint(self) -> str:
        """A tenth of the accent on a light page, such as behind the headings of a PDF."""
        return _mixed(self.accent, next(iter(GROUNDS["accent"])))

    @property
    def _colours(self) -> list[tuple[str, str]]:
        return [(name, getattr(self, name)) for name in GROUNDS]


def _too_close(name: str, colour: str) -> Iterator[str]:
    way = "darker" if name == "accent" else "lighter"
    for ground, enough in GROUNDS[name].items():
        if (found := contrast(colour, ground)) < enough:
            what = f"has the {name} '{colour}', whose contrast with '{ground}' is {found:.1f}"
            yield f"{what}. It takes {enough}: choose a {way} colour."
            return


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in _channels(colour)]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _mixed(colour: str, ground: str) -> str:
    """Return a tenth of a colour on a ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(255 * (0.1 * one + 0.9 * other)):02x}" for one, other in pairs)


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


AS_EVER = Looks()  # the engine's own looks
