"""Values of a profile as scheme keys: stakeholder group, country, region, language, role.

The mappings of the review go first, then the schemes. What neither knows is "" and is reported by the
caller; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.header_words import is_one_of, mentions
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.words import words
from rapporteur.engine.records import Role
from rapporteur.engine.schemes.geography import find_countries, find_country, find_region, region_of
from rapporteur.engine.schemes.groups import find_group

_PIECES = re.compile(r"[,;/|\n()·•、，；&+]|\s-\s|\s(?:and|et|y|и|e|و)\s|\sو(?=\w)|[和及与]")
_MOST_WORDS = 8
_LISTS = words("values")
_LOCALE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
_ROLES: tuple[Role, ...] = ("stakeholder", "organiser", "secretariat")
_REMEMBERED = 20_000

_find_country = lru_cache(_REMEMBERED)(find_country)
_find_countries = lru_cache(_REMEMBERED)(find_countries)
_find_region = lru_cache(_REMEMBERED)(find_region)
_find_group = lru_cache(_REMEMBERED)(find_group)


@dataclass(frozen=True)
class Places:
    """Recognises values with the mappings of a review before the schemes."""

    review: Review
    _known_groups: dict[str, str | None] = field(default_factory=dict, init=False, repr=False)
    _found: dict[str, tuple[str, str]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {wording(value): group for value, group in self.review.groups.items()}

    @cached_property
    def _regions(self) -> dict[str, str]:
        return {wording(value): region for value, region in self.review.regions.items()}

    @cached_property
    def _countries(self) -> dict[str, tuple[str, str]]:
        codes = {wording(code): (code, region) for code, region in self.review.countries.values() if code}
        return codes | {wording(value): pair for value, pair in self.review.countries.items()}

    def group(self, value: str) -> str | None:
        """A key of GROUPS, "" where the review says so, None if not known."""
        if value not in self._known_groups:
            mapped = self._groups.get(wording(value))
            self._known_groups[value] = mapped if mapped is not None else _find_group(value)
        return self._known_groups[value]

    def place(self, value: str) -> tuple[str, str]:
        """(country, region) that a value names, each "" if it names none or more than one."""
        if value not in self._found:
            self._found[value] = self._place(one_line(value))
        return self._found[value]

    def settled(self, value: str) -> bool:
        """Whether the review says itself what a value is, even if that is no place at all."""
        return wording(one_line(value)) in self._countries or wording(one_line(value)) in self._regions

    def region(self, value: str) -> str:
        """The one region key that a value names, itself or by its countries; "" if none or several."""
        return self.place(value)[1]

    def _place(self, value: str) -> tuple[str, str]:
        if wording(value) in self._countries:
            code, region = self._countries[wording(value)]
            return code, region or region_of(code)
        if wording(value) in self._regions:
            return "", self._regions[wording(value)]
        country = _find_country(value)
        if country:
            return country, self._region_of(country)
        region = _find_region(value) or ""
        return ("", region) if region else self._compound(value)

    def _compound(self, value: str) -> tuple[str, str]:
        """A value of several pieces: "Sudan, Africa", "Geneva, Switzerland", "France/United States"."""
        if len(value.split()) > _MOST_WORDS or mentions(value, _LISTS["everywhere"]):
            return "", ""
        pieces = [piece.strip() for piece in _PIECES.split(value) if piece.strip()]
        mapped = {self._countries[wording(piece)][0] for piece in pieces if wording(piece) in self._countries}
        countries = mapped | set(_find_countries(value))
        regions = {self._regions.get(wording(piece)) or _find_region(piece) or "" for piece in pieces} - {""}
        everywhere = regions | {self._region_of(country) for country in countries}
        region = everywhere.pop() if len(everywhere) == 1 else ""
        return (countries.pop() if len(countries) == 1 and region else ""), region

    def _region_of(self, country: str) -> str:
        regions = [region for code, region in self._countries.values() if code == country and region]
        return regions[0] if regions else region_of(country)

    def is_place(self, value: str) -> bool:
        """Whether a value names a country or a region."""
        return any(self.place(value))


@lru_cache(maxsize=4096)
def find_language(value: str) -> str:
    """ISO 639-1 code of a language named in one of the six UN languages, by code or by locale; "" if none."""
    for code, names in _LISTS["languages"].items():
        if is_one_of(value, names):
            return str(code)
    match = _LOCALE.fullmatch(value.strip().casefold())
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def find_role(value: str) -> Role | None:
    """The role in the consultation that a value names, None if it names none."""
    return next((role for role in _ROLES if is_one_of(value, _LISTS["roles"][role])), None)
