"""Where missing letters can be had: Debian's font packages by script, and the refusal that names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from fontTools import unicodedata as scripts

from rapporteur.engine.errors import FontMissing

_EAST_ASIAN: Final = frozenset({"Hani", "Hira", "Kana", "Hrkt", "Hang", "Bopo"})
_EAST_ASIAN_BLOCKS: Final = (
    "CJK",
    "Hangul",
    "Katakana",
    "Hiragana",
    "Halfwidth",
    "Kanbun",
    "Ideographic",
    "Enclosed CJK",
)
_PICTURES: Final = (
    "Emoticons",
    "Miscellaneous Symbols and Pictographs",
    "Supplemental Symbols and Pictographs",
    "Symbols and Pictographs Extended-A",
    "Transport and Map Symbols",
    "Enclosed Alphanumeric Supplement",
)
_NAMED: Final = 12
"""How many characters a refusal names."""


def east_asian(char: str) -> bool:
    """Whether a character belongs to Chinese, Japanese or Korean writing, its punctuation included."""
    return scripts.script(char) in _EAST_ASIAN or str(scripts.block(char)).startswith(_EAST_ASIAN_BLOCKS)


def package_for(char: str, *, core: bool, cjk: bool) -> str:
    """The Debian package that has a glyph for a character.

    core, cjk: whether the faces of fonts-noto-core and of fonts-noto-cjk are there already, and lack it.
    """
    block = scripts.block(char)
    if east_asian(char):
        return "fonts-hanazono" if cjk else "fonts-noto-cjk"
    if block in _PICTURES:
        return "fonts-noto-color-emoji"
    return "fonts-unifont" if core else "fonts-noto-core"


def refusal(missing: Mapping[str, str]) -> FontMissing:
    """The error that says which characters have no glyph, and what to install. missing: package by character."""
    packages = sorted(set(missing.values()))
    return FontMissing(
        f"no installed font has a glyph for {_named(missing)}.",
        where="report.pdf",
        action=f"Install {' and '.join(packages)} (Debian, Ubuntu), or leave pdf out of --format.",
    )


def _named(chars: Iterable[str]) -> str:
    """Characters by code point and script, the scripts with most of them first, the rest by their number."""
    shown = sorted(chars)
    by_script: dict[str, list[str]] = {}
    for char in shown[:_NAMED]:
        by_script.setdefault(_script(char), []).append(f"U+{ord(char):04X}")
    named = "; ".join(f"{', '.join(points)} ({script})" for script, points in by_script.items())
    more = len(shown) - _NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _script(char: str) -> str:
    """The script of a character; of one that belongs to no single script its name."""
    script = scripts.script(char)
    if script in ("Zyyy", "Zinh", "Zzzz"):
        return unicodedata.name(char, scripts.block(char)).lower()
    return str(scripts.script_name(script))
