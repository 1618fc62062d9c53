"""Withdrawing: what was given goes, and a mark that there was something stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.contributions import letters
from rapporteur.web.contributions.actions.acting import lock
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries.standing import may_withdraw
from rapporteur.web.contributions.refusals import ReadOnly
from rapporteur.web.mail.actions import post


@transaction.atomic
def withdraw(*, contribution: Contribution, now: datetime) -> None:
    """Empty a contribution for good: answers, files, submissions, names. A letter confirms. Raises ReadOnly."""
    lock(contribution)
    if contribution.state == Contribution.State.WITHDRAWN:
        return
    if not may_withdraw(contribution, now):
        raise ReadOnly(Message("This contribution can no longer be withdrawn here. Ask the secretariat to do it."))
    _confirm(contribution, now)
    contribution.answers.all().delete()
    contribution.attachments.all().delete()
    contribution.return_links.all().delete()
    contribution.submissions.update(content={}, digest="")
    contribution.organisation_name = contribution.person_name = contribution.email = ""
    contribution.country = contribution.region = contribution.publication = contribution.consent_digest = ""
    contribution.as_organisation = contribution.consent_at = contribution.organisation = contribution.person = None
    contribution.state, contribution.withdrawn_at = Contribution.State.WITHDRAWN, now
    contribution.changed_at = now
    contribution.save()


def _confirm(contribution: Contribution, now: datetime) -> None:
    if not contribution.email or contribution.trial:
        return
    letter = letters.withdrawn(contribution, now)
    post(
        key=f"withdrawn:{contribution.reference}",
        to=contribution.email,
        subject=letter.subject,
        body=letter.body,
        language=contribution.language,
        now=now,
    )
