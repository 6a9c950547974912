"""How the pages are written, held against the rules that one of them keeps."""

from macros.style.check import check_style
from macros.style.measures import Found

__all__ = ["Found", "check_style"]
