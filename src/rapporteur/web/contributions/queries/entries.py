"""What an entry of the register gave."""

from __future__ import annotations

from django.db.models import QuerySet

from rapporteur.web.contributions.models import Contribution
from rapporteur.web.stakeholders.models import Organisation, Person


def given_by(entry: Organisation | Person, *, names: bool) -> QuerySet[Contribution]:
    """Submissions of an organisation or person, the latest first. names: also those that are not published by name.

    Whose an anonymous contribution is may be known only to those who may see addresses.
    """
    found = entry.contributions.filter(trial=False, state=Contribution.State.SUBMITTED)
    if not names:
        found = found.filter(publication=Contribution.Publication.NAMED)
    return found.select_related("consultation").order_by("-received_at", "-id")
