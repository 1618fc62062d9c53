"""Sending letters of the outbox: again and again where the mail server is down."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from rapporteur.web.mail.models import OutgoingMail

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=6)
LASTS: Final = timedelta(days=3)
"""How long a letter is tried."""


def send(*, letter_id: int, now: datetime) -> datetime | None:
    """Send a letter, once; it is given up after LASTS. When to try again, None where there is nothing left to do.

    No transaction is open while the mail server is talked to: of two at once, the one that counts the attempt sends.
    """
    letter = OutgoingMail.objects.filter(pk=letter_id, sent_at=None, abandoned_at=None).first()
    if letter is None:
        return None
    row = OutgoingMail.objects.filter(pk=letter.pk)
    if not row.filter(attempts=letter.attempts, sent_at=None).update(attempts=F("attempts") + 1):
        return None
    try:
        _message(letter).send()
    except (OSError, SMTPException) as error:
        return _put_off(letter, _said(error), now)
    row.update(sent_at=now, problem="", to="", body="")
    return None


def _put_off(letter: OutgoingMail, problem: str, now: datetime) -> datetime | None:
    row = OutgoingMail.objects.filter(pk=letter.pk)
    if now >= letter.created_at + LASTS:
        row.update(problem=problem, abandoned_at=now)
        return None
    later = now + min(FIRST_WAIT * (1 << min(letter.attempts, 10)), LONGEST_WAIT)
    row.update(problem=problem, not_before=later)
    return later


def _message(letter: OutgoingMail) -> EmailMessage:
    """The same letter has the same Message-ID, so that a mail system can tell one that comes twice."""
    host = urlsplit(settings.CONFIGURATION.address).hostname
    name = hashlib.sha256(f"{letter.key}\n{letter.created_at.isoformat()}".encode()).hexdigest()[:32]
    headers = {
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
        "Message-ID": f"<{name}@{host}>",
    }
    return EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers)


def _said(error: OSError) -> str:
    """What went wrong, without the address: servers like to repeat it."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({str(code) for code, _text in error.recipients.values()})
        return f"SMTPRecipientsRefused {' '.join(codes)}"
    if isinstance(error, SMTPResponseException):
        return f"{type(error).__name__} {error.smtp_code}"
    return f"{type(error).__name__} {error.errno or ''}".strip()
