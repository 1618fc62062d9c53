"""Who is counted: the organisation where one is named, else the person, else the contribution.

Names are the same only if they are equal without case, punctuation and white space. Nothing more is
merged; names that look alike are listed for a person to decide (similar_names.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from rapporteur.engine.intake.cleaning import slug, wording
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.similar_names import similar_names
from rapporteur.engine.intake.words import words
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice


@lru_cache(maxsize=64)
def _forms(listed: str, more: tuple[str, ...] = ()) -> frozenset[str]:
    return frozenset(wording(phrase) for phrase in (*words("names")[listed].split("|"), *more)) | {""}


def is_organisation(name: str, not_organisations: tuple[str, ...] = ()) -> bool:
    """Whether a cell names an organisation, and is not empty, "N/A", "Independent Researcher" or the like.

    not_organisations: further values of the review that are none.
    """
    return wording(name) not in _forms("not_organisations", not_organisations)


def is_person(name: str) -> bool:
    """Whether a cell names a person: not empty, not "anonymous", not an e-mail address."""
    return "@" not in name and wording(name) not in _forms("not_persons")


def identify(drafts: Iterable[Draft]) -> None:
    """Set the contributor of every draft: key of its organisation, else of its person, else of itself."""
    for draft in drafts:
        draft.contributor = contributor_key(draft.organisation, draft.person, draft.id)


def contributor_key(organisation: str, person: str, contribution: str) -> str:
    """The key of an organisation, else of a person, else of a contribution, by its id. "" for no name."""
    return slug(organisation) or slug(person) or nameless_key(contribution)


def nameless_key(contribution: str) -> str:
    """The key of a contributor who gave no name, by the id of the contribution."""
    return f"contribution-{contribution}"


Named = tuple[str, str, str]
"""Contributor, organisation and person of a contribution."""


def names_of(drafts: Iterable[Draft]) -> list[Named]:
    """Who gave each contribution."""
    return [(draft.contributor, draft.organisation, draft.person) for draft in drafts]


def count_contributors(contributions: Iterable[Named]) -> Counter[str]:
    """How many contributors are an organisation, a person, or nobody who gave a name."""
    everyone: dict[str, str] = {}
    for contributor, organisation, person in contributions:
        if everyone.get(contributor) != "organisation":
            everyone[contributor] = _kind(organisation, person)
    return Counter(everyone.values())


def _kind(organisation: str, person: str) -> str:
    if organisation and slug(organisation):
        return "organisation"
    return "person" if person and slug(person) else "nobody"


def count_notice(contributions: int, contributors: Counter[str]) -> Notice:
    """How many contributors are counted, and as what. contributors: of `count_contributors`."""
    text = Message(
        "Contributors counted: {contributors}, from contributions: {contributions}. Organisations: {organisations}; "
        "persons without an organisation: {persons}; contributions without a name, each counted as one "
        "contributor: {nameless}.",
        contributors=contributors.total(),
        contributions=contributions,
        organisations=contributors["organisation"],
        persons=contributors["person"],
        nameless=contributors["nobody"],
    )
    return Notice("contributors", text)


def one_name_each(contributions: Iterable[Named]) -> list[str]:
    """One name of each contributor that has one."""
    names: dict[str, str] = {}
    for contributor, organisation, person in contributions:
        name = organisation or person
        if name:
            names[contributor] = min(names.get(contributor, name), name)
    return list(names.values())


def merge_notices(names: Iterable[str]) -> list[Notice]:
    """A Notice that lists pairs of names which may be one contributor. names: of named contributions only."""
    pairs = similar_names(names)
    if not pairs:
        return []
    text = Message(
        "Pairs of contributors whose names look alike: {count}. They are counted apart; where two are the same, "
        "write one name in the table.",
        count=len(pairs),
    )
    return [Notice("merge", text, tuple(f"{one} | {other}" for one, other in pairs))]
