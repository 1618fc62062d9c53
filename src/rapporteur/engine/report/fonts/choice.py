"""The few families that a report needs, out of those that are installed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import typst
from fontTools import unicodedata as scripts

from rapporteur.engine.report.fonts.coverage import EMBEDDED, drawn_by, drawn_by_embedded, needed
from rapporteur.engine.report.fonts.packages import east_asian, package_for

_BASE: Final = ("Noto Serif", "Noto Sans")
_ARABIC: Final = ("Noto Naskh Arabic", "Noto Sans Arabic")
_EAST: Final = {"zh": "SC", "ja": "JP", "ko": "KR"}
_EAST_SCRIPTS: Final = {"zh": {"Hani", "Bopo"}, "ja": {"Hira", "Kana"}, "ko": {"Hang"}}
_ARABIC_SCRIPT: Final = frozenset({"ar", "fa", "ur", "ps", "sd", "ug"})
_SYMBOLS: Final = ("Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "DejaVu Sans", "Noto Color Emoji")
_UNFIT: Final = ("Mono", "Display", "Nastaliq", "Looped", "Rashi", "Unjoined", "Kufi", "OpenSymbol")
_WEIGHTS: Final = (400, 700)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file in use. sha256: of its content."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts of one report.

    serif, sans: families for running text and for tables and charts, in order of use; files: what holds
    them; embedded: whether the typesetter's own typeface is one of them; glyphs: the characters of the report
    that each family has; missing: those that none has, each with the Debian package that has one.
    """

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    files: tuple[FontFile, ...]
    embedded: bool
    glyphs: Mapping[str, frozenset[str]]
    missing: Mapping[str, str]

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 by file name, sorted: what a run records."""
        return {file.path.name: file.sha256 for file in sorted(self.files, key=lambda file: file.path.name)}

    def stack(self, language: str, *, sans: bool = False) -> tuple[str, ...]:
        """The families in the order in which text of a language asks for them."""
        families = self.sans if sans else self.serif
        own = language.split("-")[0].lower()
        if own in _ARABIC_SCRIPT:
            return _first(families, lambda family: "Arabic" in family)
        if own in _EAST:
            return _first(families, lambda family: family.endswith(f"CJK {_EAST[own]}"))
        return families

    def uncovered(self, texts: Iterable[str]) -> dict[str, str]:
        """The characters of texts that these fonts have no glyph for, each with a Debian package."""
        return _packages(needed(texts).difference(*self.glyphs.values()), self.glyphs)

    def runs(self, text: str, language: str) -> tuple[tuple[str, str], ...]:
        """A text in a sans face, cut where its letters need another family: (family, part) pairs."""
        families = self.stack(language, sans=True)
        found: list[tuple[str, str]] = []
        family = families[0]
        for char in text:
            if char not in self.glyphs[family] and needed([char]):
                family = next((own for own in families if char in self.glyphs[own]), family)
            if found and found[-1][0] == family:
                found[-1] = family, found[-1][1] + char
            else:
                found.append((family, char))
        return tuple(found)


def choose(texts: Iterable[str], language: str, *, folders: Sequence[Path] | None = None) -> FontSet:
    """The fonts for texts in a report of a language (BCP 47).

    folders: where to look, None for where the system keeps its fonts. Same fonts and texts, same choice.
    Characters that no font has are in `missing`; nothing is raised.
    """
    chars = needed(texts)
    installed = _Installed(folders)
    pairs = list(installed.pairs(chars, language))
    left = chars.difference(*(installed.drawn(family) for pair in pairs for family in pair))
    further = list(installed.cover(left))
    left = left.difference(*map(installed.drawn, further))
    serif = tuple(dict.fromkeys([*(pair[0] for pair in pairs), *further]))
    sans = tuple(dict.fromkeys([*(pair[1] for pair in pairs), *further]))
    families = sorted({*serif, *sans})
    return FontSet(
        serif,
        sans,
        installed.files(families),
        EMBEDDED in families,
        MappingProxyType({family: chars & installed.drawn(family) for family in families}),
        MappingProxyType(_packages(left, families)),
    )


def _packages(chars: Iterable[str], families: Iterable[str]) -> dict[str, str]:
    """A Debian package for each character that the families in use lack."""
    families = set(families)
    core = any(family in (*_BASE, *_ARABIC) for family in families)
    cjk = any(" CJK " in family for family in families)
    return {char: package_for(char, core=core, cjk=cjk) for char in sorted(chars)}


def _first(families: Iterable[str], own: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(sorted(families, key=lambda family: not own(family)))


class _Installed:
    """The upright faces of the fonts that are there, by family."""

    def __init__(self, folders: Sequence[Path] | None) -> None:
        fonts = typst.Fonts(
            include_system_fonts=folders is None,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in folders or ()],
        )
        self._faces: dict[str, list[typst.FontInfo]] = {}
        for font in sorted(fonts.fonts(), key=lambda font: (font.path or "", font.index)):
            if font.style == "normal" and font.stretch == 1.0 and font.path is not None:
                self._faces.setdefault(font.family, []).append(font)

    def has(self, family: str) -> bool:
        """Whether a family is there."""
        return family in self._faces

    def drawn(self, family: str) -> frozenset[str]:
        """The characters that a family has in any face in use: the typesetter takes the other where one lacks it."""
        if family == EMBEDDED:
            return drawn_by_embedded()
        drawn = (drawn_by(Path(str(face.path)), face.index) for face in self._used(family))
        return frozenset[str]().union(*drawn)

    def _used(self, family: str) -> list[typst.FontInfo]:
        """The regular and the bold face, or what comes nearest."""
        faces = self._faces[family]
        nearest = [min(faces, key=lambda face: abs(face.weight - weight)) for weight in _WEIGHTS]
        return nearest[:1] if nearest[0] is nearest[1] else nearest

    def pairs(self, chars: frozenset[str], language: str) -> Iterator[tuple[str, str]]:
        """Serif and sans families: the base, and Arabic, Chinese, Japanese and Korean where needed and there."""
        serif, sans = (family if self.has(family) else EMBEDDED for family in _BASE)
        yield serif, sans
        found = {scripts.script(char) for char in chars}
        if "Arab" in found or language in _ARABIC_SCRIPT:
            yield from self._pair(*_ARABIC)
        wanted = [key for key, kinds in _EAST_SCRIPTS.items() if found & kinds]
        if wanted or language in _EAST or any(map(east_asian, chars)):
            for key in dict.fromkeys(["zh", *wanted]):
                yield from self._pair(f"Noto Serif CJK {_EAST[key]}", f"Noto Sans CJK {_EAST[key]}")

    def _pair(self, serif: str, sans: str) -> Iterator[tuple[str, str]]:
        there = [family for family in (serif, sans) if self.has(family)]
        if there:
            yield there[0], there[-1]

    def cover(self, chars: frozenset[str]) -> Iterator[str]:
        """Further families that together have a glyph for as many of the characters as any font here has."""
        for family in (*_hinted(chars), *_SYMBOLS):
            if self.has(family) and (own := chars & self.drawn(family)):
                yield family
                chars -= own
        others = [family for family in self._faces if " CJK " not in family]
        while chars and others:
            family = min(others, key=lambda family: (-len(chars & self.drawn(family)), _rank(family)))
            if not chars & self.drawn(family):
                return
            yield family
            chars -= self.drawn(family)

    def files(self, families: Collection[str]) -> tuple[FontFile, ...]:
        """The files of families, each once, sorted by name."""
        paths = {Path(str(face.path)) for family in families if family != EMBEDDED for face in self._used(family)}
        return tuple(
            FontFile(path, hashlib.sha256(path.read_bytes()).hexdigest())
            for path in sorted(paths, key=lambda p: p.name)
        )


def _hinted(chars: frozenset[str]) -> Iterator[str]:
    """Families that are named for the scripts of characters."""
    for script in sorted({scripts.script(char) for char in chars} - {"Zyyy", "Zinh", "Zzzz"}):
        name = scripts.script_name(script)
        yield from (f"Noto Serif {name}", f"Noto Sans {name}")


def _rank(family: str) -> tuple[bool, bool, str]:
    """What goes first where two families have as many of the characters: Noto, no special designs, by name."""
    return any(word in family for word in _UNFIT), not family.startswith("Noto "), family
