"""Writing letters into the outbox."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from rapporteur.web.mail.models import OutgoingMail
from rapporteur.web.mail.tasks import deliver


def post(*, key: str, to: str, subject: str, body: str, language: str, now: datetime) -> OutgoingMail:
    """Write a letter, in the transaction of the caller, and have it sent. The same key makes one letter."""
    if any(mark in text for text in (to, subject) for mark in "\r\n"):
        raise ValueError("a header of a letter holds a line break")
    written = {"to": to, "subject": subject, "body": body, "language": language, "created_at": now, "not_before": now}
    with transaction.atomic():
        letter, made = OutgoingMail.objects.get_or_create(key=key, defaults=written)
        if made:
            deliver.enqueue(letter.pk)
    return letter


def recover(*, now: datetime) -> int:
    """Give every letter that waits without a task a new one: its worker was killed. How many there were."""
    with transaction.atomic():
        waiting = DBTaskResult.objects.filter(task_path=deliver.module_path, status__in=("READY", "RUNNING"))
        cared_for = {task["args"][0] for task in waiting.values_list("args_kwargs", flat=True)}
        unsent = OutgoingMail.objects.filter(sent_at=None, abandoned_at=None).order_by("pk")
        letters = [letter for letter in unsent.only("pk", "not_before") if letter.pk not in cared_for]
        for letter in letters:
            deliver.using(run_after=max(now, letter.not_before)).enqueue(letter.pk)
    return len(letters)
