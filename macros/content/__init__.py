"""The content of a guide: what the pages say, read and checked before anything is rendered."""

from macros.content.guide import read_guide
from macros.content.model import Guide
from macros.content.problems import ContentError, Problem

__all__ = ["ContentError", "Guide", "Problem", "read_guide"]
