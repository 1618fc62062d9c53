"""What people type, without what no document can hold."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n?|\u2028|\u2029|\x85")
_NONCHARACTERS: Final = ("\ufffe", "\uffff")


def tidy(text: str) -> str:
    """A text without what XML and databases refuse: one kind of line end, no control characters, no outer blanks."""
    return "".join(character for character in _LINE_ENDS.sub("\n", text) if _is_kept(character)).strip()


def _is_kept(character: str) -> bool:
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _NONCHARACTERS
