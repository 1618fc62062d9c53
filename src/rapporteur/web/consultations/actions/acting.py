"""What all actions on a consultation begin and end with: a lock, and a line in the activity log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation


def locked(consultation: Consultation) -> Consultation:
    """The consultation as it now stands, for this transaction alone: who comes second waits."""
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("review")
    return rows.get(pk=consultation.pk)


def write_down(verb: str, consultation: Consultation, by: User, now: datetime, **detail: Any) -> None:
    """A line in the activity log."""
    record(verb, actor=by, target=consultation.slug, now=now, review=consultation.review_id, **detail)
