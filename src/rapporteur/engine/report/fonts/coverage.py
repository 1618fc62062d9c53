"""Which characters a font can draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from rapporteur.engine.report.printable import printable

EMBEDDED: Final = "Libertinus Serif"
"""The typeface that the typesetter brings along."""

_EMBEDDED_RANGES: Final = """
0020-007E 00A0-02E4 02EA-034E 0350-036F 0374-0375 037A-037E 0384-038A 038C 038E-03A1 03A3-03CE 03D0-03E1 03F0-03F6
03F8-03F9 03FB 03FD-045F 0462-0463 0470-0477 0490-04C4 04C7-04CC 04D0-04F9 05B0-05C3 05C6 05D0-05EA 05F0-05F4 1D35
1D43-1D5F 1D62-1D67 1D9C 1DA0 1DA4 1DB6 1DBB 1E00-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D
1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2027
202F-2037 2039-203E 2042 2044 2047-204B 204F 2070-2071 2074-208E 2090-209C 20A2-20A4 20A7-20A8 20AB-20AC 20AF 20B1
20BF 2100-2103 2105-2106 2109 210C-210F 2111 2113 2115-2116 2119-211A 211C-211D 2120 2122 2124 2126-2127 212E
2135-2139 214F 2153-2184 2190-219B 21A8 21AE 21BC-21BD 21C0-21C1 21CB-21D9 2200-220D 220F-221C 221E-221F 2223-222B
2236 223C 2241 2245 2248-2249 2259 2260-2262 2264-2265 226A-226B 226E-2271 2282-2285 2295-2298 22C5 22EF 2302-2303
2310 2320-2321 2326-2327 2329-232B 23D3 2460-2473 24EA 24FF 25A0-25A1 25B2-25B3 25B6-25B7 25BC-25BD 25C0-25C1
25C6-25C7 25C9-25CC 25CE-25D7 2605 2619 261B 261E 2627 262F 2639-2653 2660 2663 2665-2666 2669-266C 2695 2698
26A2-26A5 2767 2776-277F 27E6-27E9 2C60-2C6C 2C74-2C77 2E17-2E18 A71B-A71D A720-A721 A789-A78C FB29-FB36 FB38-FB3C
FB3E FB40-FB41 FB43-FB44 FB46-FB4E FFFD 1D106-1D107 1F12F
"""
_UNSEEN_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0")
_DRAWN_SPACE: Final = "\u1680"


def needed(texts: Iterable[str]) -> frozenset[str]:
    """The characters of texts, made printable, that need a glyph: neither spaces nor marks that are never seen."""
    return frozenset(char for char in set().union(*map(printable, texts)) if _is_drawn(char))


@cache
def _is_drawn(char: str) -> bool:
    """Spaces other than the Ogham one, format characters and variation selectors are not drawn (Unicode 5.21)."""
    if char in _UNSEEN_FILLERS or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return False
    return char == _DRAWN_SPACE or unicodedata.category(char) not in ("Zs", "Cf", "Cc", "Zl", "Zp")


@cache
def drawn_by(path: Path, index: int) -> frozenset[str]:
    """The characters of a font file's character map. index: of the face in a collection, 0 in a single font."""
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(map(chr, font["cmap"].getBestCmap() or ()))


@cache
def drawn_by_embedded() -> frozenset[str]:
    """The characters that both upright faces of the embedded typeface, regular and bold, have.

    Measured on typst 0.15: the character maps of the fonts in its binary, cut to what both faces share,
    private-use characters left out.
    """
    found: set[str] = set()
    for stretch in _EMBEDDED_RANGES.split():
        first, _, last = stretch.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
