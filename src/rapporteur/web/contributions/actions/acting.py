"""What actions on a contribution begin with: a lock, and the question whether it may be changed."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries.standing import may_edit
from rapporteur.web.contributions.refusals import ReadOnly

_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that are read for one another: 0 O, 1 I L."""
_LONGEST_PREFIX: Final = 10


def lock(contribution: Contribution) -> None:
    """Hold the contribution for this transaction, and see it as it now stands."""
    rows = Contribution.objects.select_for_update(of=("self",))
    contribution.refresh_from_db(from_queryset=rows.select_related("consultation__review", "version"))


def lock_to_change(contribution: Contribution, now: datetime) -> None:
    """The same, for its contributor. Raises ReadOnly where it can no longer be changed."""
    lock(contribution)
    if not may_edit(contribution, now):
        raise ReadOnly(Message("This contribution can no longer be changed."))


def new_reference(slug: str) -> str:
    """A reference such as LANTERN-7KQ2-XM4T, after the slug of a review."""
    prefix = re.sub(r"[^A-Z0-9]", "", slug.upper())[:_LONGEST_PREFIX] or "REVIEW"
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
