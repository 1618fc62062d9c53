"""The organisation that a contributor says they speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rapporteur.web.stakeholders.actions.entries import add_organisation
from rapporteur.web.stakeholders.actions.recording import lock
from rapporteur.web.stakeholders.lookups import find_organisation
from rapporteur.web.stakeholders.models import Organisation, Register
from rapporteur.web.stakeholders.names import names_an_organisation


@dataclass(frozen=True, slots=True)
class Found:
    """The entry that an affiliation means. added: it was not in the register and now is, unverified."""

    organisation: Organisation
    added: bool


@transaction.atomic
def find_or_add(
    *, register: Register, name: str, now: datetime, group: str = "", country: str = "", region: str = ""
) -> Found | None:
    """The organisation with this name or alias; a new, unverified one where there is none.

    None where the words name no organisation ("independent", "n/a"). What a contributor typed never changes an entry
    that is there.
    """
    if not names_an_organisation(name):
        return None
    lock(register)
    known = find_organisation(register, name)
    if known is not None:
        return Found(known, added=False)
    return Found(
        add_organisation(register=register, by=None, now=now, name=name, group=group, country=country, region=region),
        added=True,
    )
