"""What the worker of the queue "mail" does."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from rapporteur.web.mail.sending import send


@task(queue_name="mail")
def deliver(letter_id: int) -> None:
    """Send a letter of the outbox; where the server does not take it, once more later."""
    again = send(letter_id=letter_id, now=timezone.now())
    if again:
        deliver.using(run_after=again).enqueue(letter_id)
