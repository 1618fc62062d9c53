"""Lines of the activity log about a register."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.models import Organisation, Person, Register

Entry = Organisation | Person


def kind_of(entry: Entry) -> str:
    """organisation or person."""
    return "organisation" if isinstance(entry, Organisation) else "person"


def target_of(entry: Entry) -> str:
    """How the log names an entry. The log cannot be erased, so it holds numbers of people and not their names."""
    return entry.name if isinstance(entry, Organisation) else f"person {entry.pk}"


def record_for(verb: str, entry: Entry, *, by: User | None, now: datetime, **detail: Any) -> None:
    """A line about one entry."""
    record(
        verb,
        actor=by,
        target=target_of(entry),
        now=now,
        review=review_id(entry.register),
        kind=kind_of(entry),
        entry=entry.pk,
        **detail,
    )


def review_id(register: Register) -> int | None:
    """The review a register belongs to; None while it has none."""
    review = getattr(register, "review", None)
    return review.pk if review else None


def lock(register: Register) -> None:
    """One at a time in a register, so that two who add the same name at once make one entry."""
    Register.objects.select_for_update().get(pk=register.pk)
