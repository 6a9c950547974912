"""How the pages are written, held against the rules that one of them keeps."""

from macros.style.check import StyleCheck, check_style
from macros.style.found import Found

__all__ = ["Found", "StyleCheck", "check_style"]
