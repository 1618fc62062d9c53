"""What hangs on entries: other names, and who speaks for whom."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.actions.entries import add_person, refuse_merged
from rapporteur.web.stakeholders.actions.recording import lock, record_for
from rapporteur.web.stakeholders.lookups import find_organisation, find_person
from rapporteur.web.stakeholders.models import Alias, Organisation, Person, Representation
from rapporteur.web.stakeholders.names import name_key, tidy
from rapporteur.web.stakeholders.refusals import Refused


@transaction.atomic
def add_alias(*, organisation: Organisation, name: str, by: User, now: datetime) -> Alias:
    """Another name of an organisation. Refuses a name that means an organisation already."""
    lock(organisation.register)
    refuse_merged(organisation)
    name = tidy(name)
    known = find_organisation(organisation.register, name)
    if known is not None:
        raise Refused(Message("{name} is already a name of {organisation}.", name=name, organisation=known.name))
    alias = Alias.objects.create(organisation=organisation, name=name, name_key=name_key(name))
    record_for("register.changed", organisation, by=by, now=now, alias_added=name)
    return alias


@transaction.atomic
def remove_alias(*, alias: Alias, by: User, now: datetime) -> None:
    """What was no name of it after all."""
    organisation, name = alias.organisation, alias.name
    alias.delete()
    record_for("register.changed", organisation, by=by, now=now, alias_removed=name)


@transaction.atomic
def represent(
    *, person: Person, organisation: Organisation, title: str, by: User | None, now: datetime
) -> Representation:
    """A person speaks for an organisation; said again with another title, the title changes."""
    refuse_merged(person)
    refuse_merged(organisation)
    if person.register_id != organisation.register_id:
        raise Refused(Message("The person and the organisation are in registers of different reviews."))
    found, _ = Representation.objects.update_or_create(
        person=person, organisation=organisation, defaults={"title": title.strip()}
    )
    record_for("register.changed", organisation, by=by, now=now, representative_added=person.pk)
    return found


@transaction.atomic
def add_representative(
    *, organisation: Organisation, name: str, email: str, title: str, by: User, now: datetime
) -> Representation:
    """Somebody speaks for an organisation: the person of the register who has this address, else a new one."""
    person = find_person(organisation.register, email) or add_person(
        register=organisation.register, name=name, email=email, by=by, now=now
    )
    return represent(person=person, organisation=organisation, title=title, by=by, now=now)


@transaction.atomic
def affiliate(*, person: Person, organisation: str, title: str, by: User, now: datetime) -> Representation:
    """A person speaks for the organisation of the register that has this name. Refuses a name it does not know."""
    found = find_organisation(person.register, organisation)
    if found is None:
        raise Refused(Message("The register has no organisation {name}. Add it first.", name=organisation))
    return represent(person=person, organisation=found, title=title, by=by, now=now)


@transaction.atomic
def stop_representing(*, representation: Representation, by: User, now: datetime) -> None:
    """A person no longer speaks for an organisation."""
    organisation, person = representation.organisation, representation.person_id
    representation.delete()
    record_for("register.changed", organisation, by=by, now=now, representative_removed=person)
