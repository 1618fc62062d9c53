"""Entries of the register: adding, changing, verifying."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, TypeVar, Unpack

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.engine.records import GROUPS
from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.actions.recording import Entry, kind_of, lock, record_for
from rapporteur.web.stakeholders.attributes import in_order
from rapporteur.web.stakeholders.lookups import find_organisation, find_person
from rapporteur.web.stakeholders.models import Organisation, Person, Register, Stakeholder
from rapporteur.web.stakeholders.names import name_key, tidy
from rapporteur.web.stakeholders.places import own_countries, settle
from rapporteur.web.stakeholders.refusals import Refused


class _Details(TypedDict, total=False):
    name: str
    group: str
    attributes: Sequence[str]
    country: str
    region: str
    note: str


class OrganisationDetails(_Details, total=False):
    """What can be said of an organisation."""

    website: str


class PersonDetails(_Details, total=False):
    """What can be said of a person."""

    email: str
    language: str


_Kind = TypeVar("_Kind", Organisation, Person)


@transaction.atomic
def add_organisation(
    *, register: Register, by: User | None, now: datetime, **details: Unpack[OrganisationDetails]
) -> Organisation:
    """A new, unverified organisation. Refuses a name that another one here has."""
    lock(register)
    return _add(Organisation(register=register, created_at=now), dict(details), by, now)


@transaction.atomic
def add_person(*, register: Register, by: User | None, now: datetime, **details: Unpack[PersonDetails]) -> Person:
    """A new, unverified person. Refuses an e-mail address that another one here has; names may be shared."""
    lock(register)
    return _add(Person(register=register, created_at=now), dict(details), by, now)


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, by: User, now: datetime, **details: Unpack[OrganisationDetails]
) -> list[str]:
    """Change what is said of an organisation. The names of the fields that are other than before."""
    lock(organisation.register)
    return _change(organisation, dict(details), by, now)


@transaction.atomic
def change_person(*, person: Person, by: User, now: datetime, **details: Unpack[PersonDetails]) -> list[str]:
    """Change what is said of a person. The names of the fields that are other than before."""
    lock(person.register)
    return _change(person, dict(details), by, now)


@transaction.atomic
def decide_verification(
    *, entry: Entry, verification: Stakeholder.Verification, note: str, by: User, now: datetime
) -> None:
    """Say whether an entry is who it says it is. Refusing needs a note that says why."""
    refuse_merged(entry)
    if verification == Stakeholder.Verification.REFUSED and not note.strip():
        raise Refused(Message("Write why it is refused, so that others can follow it."))
    entry.verification, entry.verified_by, entry.verified_at = verification, by, now
    entry.note = note.strip()
    entry.save(update_fields=["verification", "verified_by", "verified_at", "note"])
    record_for("register.verified", entry, by=by, now=now, verification=str(verification))


def refuse_merged(entry: Entry) -> None:
    """An entry that was merged into another is history."""
    if entry.merged_into_id is not None:
        raise Refused(Message("This entry was merged into another one. Work on that one."))


def settled(register: Register, details: dict[str, Any]) -> dict[str, Any]:
    """Details as they are kept: names tidied, places and groups normalised. Raises Refused."""
    found = dict(details)
    if "name" in found:
        found["name"] = tidy(found["name"])
        found["name_key"] = name_key(found["name"])
    if found.get("group") and found["group"] not in GROUPS:
        raise Refused(Message("{group} is none of the stakeholder groups.", group=found["group"]))
    if "attributes" in found:
        found["attributes"] = in_order(found["attributes"])
    if "country" in found or "region" in found:
        place = settle(found.get("country", ""), found.get("region", ""), own=own_countries(register))
        found |= {"country": place.country, "region": place.region}
    return found


def _add(entry: _Kind, details: dict[str, Any], by: User | None, now: datetime) -> _Kind:
    for field, value in settled(entry.register, {"name": "", **details}).items():
        setattr(entry, field, value)
    _refuse_second(entry)
    entry.save()
    record_for("register.added", entry, by=by, now=now)
    return entry


def _change(entry: Entry, details: dict[str, Any], by: User, now: datetime) -> list[str]:
    refuse_merged(entry)
    if "country" in details or "region" in details:
        details = {"country": entry.country, **details}
    found = settled(entry.register, details)
    changed = sorted(field for field, value in found.items() if getattr(entry, field) != value)
    if not changed:
        return []
    for field in changed:
        setattr(entry, field, found[field])
    _refuse_second(entry)
    entry.save(update_fields=changed)
    told = [field for field in changed if field != "name_key"]
    record_for("register.changed", entry, by=by, now=now, fields=told)
    return told


def _refuse_second(entry: Entry) -> None:
    known = (
        find_organisation(entry.register, entry.name)
        if isinstance(entry, Organisation)
        else find_person(entry.register, entry.email)
    )
    if known is None or known.pk == entry.pk:
        return
    if kind_of(entry) == "organisation":
        raise Refused(Message("{name} is in the register already, under this or another name.", name=known.name))
    raise Refused(Message("{name} is in the register already with this e-mail address.", name=known.name))
