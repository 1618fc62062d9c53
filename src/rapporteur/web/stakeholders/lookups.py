"""Finding the entry of the register that a name or an address means."""

from __future__ import annotations

from rapporteur.web.stakeholders.models import Organisation, Person, Register
from rapporteur.web.stakeholders.names import name_key


def find_organisation(register: Register, name: str) -> Organisation | None:
    """The organisation with this name or alias, however it is written; of several the one that is longest there."""
    key = name_key(name)
    if not key:
        return None
    here = Organisation.objects.filter(register=register, merged_into=None).order_by("id")
    return here.filter(name_key=key).first() or here.filter(aliases__name_key=key).first()


def find_person(register: Register, email: str) -> Person | None:
    """The person with this e-mail address, whatever its case."""
    address = email.strip()
    if not address:
        return None
    return Person.objects.filter(register=register, merged_into=None, email__iexact=address).order_by("id").first()
