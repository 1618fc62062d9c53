"""Countries and regions as the register keeps them: the review's own list first, then the engine's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.engine.intake.cleaning import clean, one_line, wording
from rapporteur.engine.schemes.geography import REGIONS, country_name, find_country, find_region, region_of
from rapporteur.web.stakeholders.models import Register


@dataclass(frozen=True, slots=True)
class Place:
    """country: its name in English or in the review's list, as typed where neither knows it. region: a key or ""."""

    country: str
    region: str


def own_countries(register: Register) -> Sequence[str]:
    """The list of countries of the review that the register belongs to; empty where it is the world's."""
    review = getattr(register, "review", None)
    return review.countries if review else ()


def settle(country: str, region: str = "", *, own: Sequence[str] = ()) -> Place:
    """What was typed, normalised. A region that is told goes before the one the country lies in."""
    typed = one_line(clean(country))
    listed = next((name for name in own if wording(name) == wording(typed)), "")
    code = find_country(listed or typed) if typed else None
    name = listed or (country_name(code) if code else typed)
    return Place(name, region_key(region) or (region_of(code) if code else ""))


def region_key(region: str) -> str:
    """The key of a region given as key or name, "" where it is none."""
    typed = one_line(clean(region))
    return typed if typed in REGIONS else (find_region(typed) or "" if typed else "")
