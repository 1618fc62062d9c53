"""Making what a parser gave safe to keep and names safe to show."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x85\u2028]")
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*+[ -/]*+[@-~]|\][^\x07\x1b]*+(?:\x07|\x1b\\)|[@-_])")
"""Commands to a terminal (ECMA-48, 5.3 to 5.6)."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE_IN_NAMES = re.compile(rf"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff{_BIDI}]")


def clean_text(text: str) -> tuple[str, int]:
    """The text with LF line ends, without commands to a terminal and control characters (form feed and tab stay).

    Also gives how many lone surrogates were replaced by U+FFFD. No other character is changed.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _SURROGATES.subn("\ufffd", _CONTROLS.sub("", _ESCAPES.sub("", lines)))


def clean_line(text: str) -> str:
    """One line for a title: cleaned, with every run of white space one space."""
    return " ".join(clean_text(text)[0].split())


def shown_name(name: str) -> str:
    """A name as it can be shown: control and bidi control characters as escapes ("\\u202e"), NFC."""
    visible = unicodedata.normalize("NFC", name)
    return _UNSAFE_IN_NAMES.sub(lambda match: ascii(match[0])[1:-1], visible)
