"""The state of a consultation, derived from its dates and the time; nothing switches it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from rapporteur.web.consultations.models import Consultation


class State(StrEnum):
    """draft: not decided; scheduled: frozen, opens later; open; grace: closed but for what was begun; closed."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    GRACE = "grace"
    CLOSED = "closed"


def state_of(consultation: Consultation, now: datetime) -> State:
    """The state at a moment. Opening and closing instants: open from opens_at on, closed from closes_at on."""
    if consultation.opens_at is None or consultation.closes_at is None:
        return State.DRAFT
    if now < consultation.opens_at:
        return State.SCHEDULED
    if now < consultation.closes_at:
        return State.OPEN
    return State.GRACE if now < last_moment(consultation) else State.CLOSED


def last_moment(consultation: Consultation) -> datetime:
    """Until when what was begun in time is on time. Only for consultations with dates."""
    if consultation.closes_at is None:
        raise ValueError("the consultation has no deadline yet")
    return consultation.closes_at + timedelta(minutes=consultation.grace_minutes)


def is_late(consultation: Consultation, received_at: datetime) -> bool:
    """Whether something arrived after the deadline as it now stands and its grace. An extension can mend it."""
    return consultation.closes_at is not None and received_at >= last_moment(consultation)
