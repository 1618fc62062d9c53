"""What may be done with a contribution at a moment, and whether it came late."""

from __future__ import annotations

from datetime import datetime

from rapporteur.web.consultations.states import State, is_late, state_of
from rapporteur.web.contributions.models import Contribution


def may_edit(contribution: Contribution, now: datetime) -> bool:
    """Whether the contributor may change it: until closing and its grace; what was never submitted also later."""
    if contribution.state == Contribution.State.WITHDRAWN or contribution.channel != Contribution.Channel.WEB:
        return False
    if contribution.trial:
        return True
    match state_of(contribution.consultation, now):
        case State.OPEN | State.GRACE:
            return True
        case State.CLOSED:
            return contribution.state == Contribution.State.DRAFT
        case _:
            return False


may_submit = may_edit
"""What may be changed may be submitted; after the grace it is marked late."""


def may_withdraw(contribution: Contribution, now: datetime) -> bool:
    """Whether the contributor may take it back: a draft always, what was submitted until closing."""
    return may_edit(contribution, now)


def late(contribution: Contribution) -> bool:
    """Whether it arrived after the deadline as it now stands, and its grace."""
    received = contribution.received_at
    return received is not None and is_late(contribution.consultation, received)
