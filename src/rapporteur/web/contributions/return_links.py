"""Links back to a contribution: made, mailed, and looked up."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.contributions import letters
from rapporteur.web.contributions.models import Contribution, LinkRequest, ReturnLink
from rapporteur.web.contributions.refusals import Refused
from rapporteur.web.mail.actions import post

LASTS: Final = timedelta(days=30)
MOST_LETTERS: Final = 10
"""To one address that asks for its links: those changed last."""


def make_return_link(contribution: Contribution, now: datetime) -> str:
    """A new link; its secret is kept nowhere."""
    secret = secrets.token_urlsafe(32)
    ReturnLink.objects.create(contribution=contribution, digest=_digest(secret), created_at=now, expires_at=now + LASTS)
    return secret


@transaction.atomic
def mail_return_link(*, contribution: Contribution, now: datetime) -> None:
    """Write a letter with a link back. Raises Refused where there is no address to send it to."""
    if not contribution.email:
        raise Refused(Message("There is no e-mail address to send the link to."), Message("Enter your address first."))
    secret = make_return_link(contribution, now)
    letter = letters.return_link(contribution, secret, now + LASTS)
    post(
        key=f"return:{_digest(secret)}",
        to=contribution.email,
        subject=letter.subject,
        body=letter.body,
        language=contribution.language,
        now=now,
    )


def open_return_link(*, secret: str, now: datetime) -> Contribution | None:
    """The contribution that a link leads to, as often as it is used until it expires. Changes nothing."""
    links = ReturnLink.objects.filter(digest=_digest(secret), expires_at__gt=now)
    link = links.select_related("contribution__consultation__review", "contribution__version").first()
    return link.contribution if link else None


@transaction.atomic
def answer_request(*, request_id: int, now: datetime) -> None:
    """Mail the links that somebody asked for to the address that the contributions have; forget the request."""
    request = LinkRequest.objects.filter(pk=request_id).first()
    if request is None:
        return
    theirs = Contribution.objects.filter(consultation=request.consultation_id, email__iexact=request.email, trial=False)
    latest = theirs.exclude(state=Contribution.State.WITHDRAWN).order_by("-changed_at", "-pk")
    for contribution in latest.select_related("consultation__review")[:MOST_LETTERS]:
        mail_return_link(contribution=contribution, now=now)
    request.delete()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
