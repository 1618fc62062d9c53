"""What the worker does for contributions."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from rapporteur.web.contributions.return_links import answer_request


@task(queue_name="mail")
def answer_link_request(request_id: int) -> None:
    """Mail the links that somebody asked for."""
    answer_request(request_id=request_id, now=timezone.now())
