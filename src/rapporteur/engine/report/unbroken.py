"""Short names that end in a number, as ids of contributions do: no line ends within one."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

_NAME: Final = re.compile(r"(?<![\w-])(?=[\w-]{3,14}(?![\w-]))\w+(?:-\w+)*-\d+(?![\w-])")
"""Up to as many letters as the narrowest column of a table has room for."""
_JOINER: Final = "\u2060"


def joined(text: str) -> str:
    """Text with a word joiner, which nobody sees, after each hyphen of a name."""
    return _NAME.sub(lambda name: name[0].replace("-", f"-{_JOINER}"), text)


def marked_up(text: str) -> Markup | str:
    """Text for a page of HTML with each name in an element of its own; without names as it is."""
    names = list(_NAME.finditer(text))
    if not names:
        return text
    ends = [0, *(name.end() for name in names)]
    parts = [
        escape(text[end : name.start()]) + Markup('<span class="unbroken">{}</span>').format(name[0])
        for end, name in zip(ends, names, strict=False)
    ]
    return Markup("").join([*parts, escape(text[ends[-1] :])])
