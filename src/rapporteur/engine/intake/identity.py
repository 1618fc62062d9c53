"""Who is counted: the organisation where one is named, else the person, else the contribution.

Names are the same only if they are equal without case, punctuation and white space. Nothing more is
merged; names that look alike are listed for a person to decide (similar_names.py).
"""

from __future__ import annotations

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
        key = slug(draft.organisation) or slug(draft.person)
        draft.contributor = key or f"contribution-{draft.id}"


def count_notice(drafts: Iterable[Draft]) -> Notice:
    """How many contributors are counted, and as what."""
    everyone: dict[str, str] = {}
    contributions = 0
    for draft in drafts:
        contributions += 1
        kind = "organisation" if slug(draft.organisation) else "person" if slug(draft.person) else "nobody"
        if everyone.get(draft.contributor) != "organisation":
            everyone[draft.contributor] = kind
    kinds = list(everyone.values())
    text = Message(
        "Contributors counted: {contributors}, from contributions: {contributions}. Organisations: {organisations}; "
        "persons without an organisation: {persons}; contributions without a name, each counted as one "
        "contributor: {nameless}.",
        contributors=len(kinds),
        contributions=contributions,
        organisations=kinds.count("organisation"),
        persons=kinds.count("person"),
        nameless=kinds.count("nobody"),
    )
    return Notice("contributors", text)


def merge_notices(drafts: Iterable[Draft]) -> list[Notice]:
    """A Notice that lists pairs of names which may be one contributor; from named contributions only."""
    names: dict[str, str] = {}
    for draft in drafts:
        name = draft.organisation or draft.person
        if draft.publication == "named" and name:
            names[draft.contributor] = min(names.get(draft.contributor, name), name)
    pairs = similar_names(names.values())
    if not pairs:
        return []
    text = Message(
        "Pairs of contributors whose names look alike: {count}. They are counted apart; where two are the same, "
        "write one name in the table.",
        count=len(pairs),
    )
    return [Notice("merge", text, tuple(f"{one} | {other}" for one, other in pairs))]
