"""Asking for the links back to one's contributions."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.models import LinkRequest
from rapporteur.web.contributions.return_links import mail_return_link, open_return_link
from rapporteur.web.contributions.tasks import answer_link_request

__all__ = ["ask_for_links", "mail_return_link", "open_return_link"]


@transaction.atomic
def ask_for_links(*, consultation: Consultation, email: str, now: datetime) -> None:
    """Have links mailed to an address, if any contribution has it. The same is done, whether or not one does."""
    request = LinkRequest.objects.create(consultation=consultation, email=email, asked_at=now)
    answer_link_request.enqueue(request.pk)
