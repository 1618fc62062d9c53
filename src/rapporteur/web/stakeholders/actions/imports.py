"""Bringing a table into a register: first what each row would do, then doing it. No row is lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from rapporteur.engine.intake.places import find_language
from rapporteur.engine.messages import Message, to_data
from rapporteur.engine.schemes.groups import find_group
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.actions.entries import settled
from rapporteur.web.stakeholders.actions.recording import lock, review_id
from rapporteur.web.stakeholders.attributes import find_attribute
from rapporteur.web.stakeholders.lookups import find_organisation, find_person
from rapporteur.web.stakeholders.models import Alias, Organisation, Person, Register, Representation, TableImport
from rapporteur.web.stakeholders.names import name_key, tidy
from rapporteur.web.stakeholders.places import region_key
from rapporteur.web.stakeholders.refusals import Refused
from rapporteur.web.stakeholders.tables import Entry, read_entries

What = Literal["added", "matched", "rejected"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row. reason: why it was rejected, None otherwise."""

    row: int
    what: What
    name: str = ""
    reason: Message | None = None

    def as_data(self) -> dict[str, Any]:
        """As TableImport.outcomes holds it."""
        reason = to_data(self.reason) if self.reason else None
        return {"row": self.row, "what": self.what, "name": self.name, "reason": reason}


def prepare_import(*, register: Register, name: str, data: bytes, by: User, now: datetime) -> TableImport:
    """Read a table and keep what each row would do. The register is as before. Raises Refused for a broken file."""
    read = read_entries(name, data)
    damaged = [Outcome(found.row or 0, "rejected", reason=found.reason) for found in read.damage]
    with transaction.atomic():
        rehearsed = _carry_out(register, read.entries, now)
        transaction.set_rollback(True)
    return TableImport.objects.create(
        register=register,
        name=name[:200],
        rows=[asdict(entry) for entry in read.entries],
        outcomes=_in_order([*damaged, *rehearsed]),
        by=by,
        at=now,
    )


@transaction.atomic
def commit_import(*, table: TableImport, by: User, now: datetime) -> Counter[str]:
    """Carry an import out, and count its rows by what they did. Refuses one that is carried out already."""
    lock(table.register)
    table.refresh_from_db()
    if table.done_at is not None:
        raise Refused(Message("This table was imported already."))
    entries = [Entry(**{**row, "aliases": tuple(row["aliases"]), "attributes": tuple(row["attributes"])})
               for row in table.rows]  # fmt: skip
    read = {entry.row for entry in entries}
    damaged = [outcome for outcome in table.outcomes if outcome["row"] not in read]
    table.outcomes = sorted(
        [*damaged, *_in_order(_carry_out(table.register, entries, now))], key=lambda outcome: int(outcome["row"])
    )
    table.rows, table.done_at = [], now
    table.save(update_fields=["outcomes", "rows", "done_at"])
    counted = Counter(str(outcome["what"]) for outcome in table.outcomes)
    record(
        "register.imported",
        actor=by,
        target=table.name,
        now=now,
        review=review_id(table.register),
        rows=len(table.outcomes),
        **counted,
    )
    return counted


@transaction.atomic
def drop_import(*, table: TableImport) -> None:
    """Forget a table that was looked at and is not wanted."""
    if table.done_at is not None:
        raise Refused(Message("This table was imported already."))
    table.delete()


def _in_order(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    return [outcome.as_data() for outcome in sorted(outcomes, key=lambda outcome: outcome.row)]


def _carry_out(register: Register, entries: Iterable[Entry], now: datetime) -> list[Outcome]:
    return [_row(register, entry, now) for entry in entries]


def _row(register: Register, entry: Entry, now: datetime) -> Outcome:
    try:
        details = _details(register, entry)
        if not entry.organisation and not entry.person:
            raise Refused(Message("The row names neither an organisation nor a person."))
        organisation, organisation_added = _organisation(register, entry, details, now)
        person, person_added = _person(register, entry, details, organisation, now)
    except Refused as refusal:
        return Outcome(entry.row, "rejected", entry.organisation or entry.person, refusal.reason)
    if organisation and person:
        Representation.objects.get_or_create(
            person=person, organisation=organisation, defaults={"title": entry.title[:200]}
        )
    what: What = "added" if organisation_added or person_added else "matched"
    return Outcome(entry.row, what, entry.organisation or entry.person)


def _details(register: Register, entry: Entry) -> dict[str, Any]:
    """What the row says of its organisation or person, normalised. Raises Refused with the cell that is wrong."""
    _check_addresses(entry)
    group = find_group(entry.group) if entry.group else ""
    if group is None:
        raise Refused(Message("Group: {value} is none of the seven stakeholder groups.", value=entry.group))
    if entry.region and not region_key(entry.region):
        raise Refused(Message("Region: {value} is none of the regions.", value=entry.region))
    attributes = {value: find_attribute(value) for value in entry.attributes}
    unknown = next((value for value, key in attributes.items() if key is None), None)
    if unknown is not None:
        raise Refused(Message("Sub-groups: {value} is none of the sub-groups.", value=unknown))
    for name in (entry.organisation, entry.person, *entry.aliases):
        if name:
            tidy(name)
    return settled(
        register,
        {"group": group, "attributes": attributes.values(), "country": entry.country[:100], "region": entry.region},
    )


def _check_addresses(entry: Entry) -> None:
    try:
        if entry.email:
            validate_email(entry.email)
    except ValidationError:
        raise Refused(Message("E-mail: what stands there is no e-mail address.")) from None
    try:
        if entry.website:
            URLValidator(schemes=["http", "https"])(entry.website)
    except ValidationError:
        raise Refused(Message("Website: {value} is no address of a website.", value=entry.website)) from None
    if entry.language and not find_language(entry.language):
        raise Refused(Message("Language: {value} is not known.", value=entry.language))


def _organisation(
    register: Register, entry: Entry, details: dict[str, Any], now: datetime
) -> tuple[Organisation | None, bool]:
    if not entry.organisation:
        return None, False
    names = [tidy(name) for name in (entry.organisation, *entry.aliases)]
    known = next((found for name in names if (found := find_organisation(register, name))), None)
    organisation = known or Organisation.objects.create(
        register=register,
        name=names[0],
        name_key=name_key(names[0]),
        website=entry.website,
        created_at=now,
        **details,
    )
    if known is None:
        keys = {name_key(name): name for name in names[1:] if name_key(name) != organisation.name_key}
        Alias.objects.bulk_create(Alias(organisation=organisation, name=n, name_key=k) for k, n in keys.items())
    return organisation, known is None


def _person(
    register: Register, entry: Entry, details: dict[str, Any], organisation: Organisation | None, now: datetime
) -> tuple[Person | None, bool]:
    """By e-mail address; where the row has none, by name among those who speak for the same organisation."""
    if not entry.person:
        return None, False
    name = tidy(entry.person)
    known = find_person(register, entry.email)
    if known is None and not entry.email:
        alike = Person.objects.filter(register=register, merged_into=None, name_key=name_key(name))
        known = alike.filter(representations__organisation=organisation).order_by("id").first()
    if known is not None:
        return known, False
    person = Person(
        register=register,
        name=name,
        name_key=name_key(name),
        email=entry.email,
        language=find_language(entry.language),
        created_at=now,
        **({} if organisation else details),
    )
    person.save()
    return person, True
