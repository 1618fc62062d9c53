"""Stakeholder group, country and region of a speaker, where they are safe to tell; else ""."""

from __future__ import annotations

from rapporteur.engine.intake.meetings.bodies import country_of, is_company, is_international
from rapporteur.engine.intake.meetings.record import Intervention
from rapporteur.engine.intake.meetings.words import Vocabulary
from rapporteur.engine.intake.places import Places
from rapporteur.engine.schemes.geography import country_name, find_countries

_BY_NAME = (
    "government",
    "academia",
    "technical-community",
    "international-organisation",
    "civil-society",
    "private-sector",
)
_BY_OFFICE = ("government", "academia")


def group_of(spoken: Intervention, words: Vocabulary, places: Places) -> str:
    """The group of the body that a speaker is counted for: by review, label, legal form, known bodies, kind of name.

    A body that tells nothing takes the group of an office that only states or universities have.
    """
    body = spoken.body
    mapped = places.group(body) if body else None
    if mapped is not None:
        return mapped
    labelled = places.group(spoken.speaker.label) if spoken.speaker.label else None
    if labelled is not None:
        return labelled
    if is_company(body):
        return "private-sector"
    if is_international(body):
        return "international-organisation"
    if body and (country_of(body) or places.is_place(body)):
        return "government"
    named = next((group for group in _BY_NAME if body and words.has(f"groups.{group}", body)), "")
    if named or not body:
        return named
    return next((group for group in _BY_OFFICE if words.has(f"groups.{group}", spoken.speaker.title)), "")


def place_of(spoken: Intervention, words: Vocabulary, places: Places) -> tuple[str, str]:
    """(country, region) that an affiliation names as a whole, or a state's organ in its name; each "" if none does."""
    for affiliation in spoken.speaker.affiliations:
        if country_of(affiliation) or places.settled(affiliation):
            return places.place(affiliation)
    if words.has("groups.government", spoken.body):
        named = find_countries(spoken.body)
        return places.place(country_name(named[0])) if len(named) == 1 else ("", "")
    return "", ""
