"""The letter to whoever asked for a run: that it is done, or that it could not be done."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from rapporteur.web.analysis.models import Run
from rapporteur.web.mail.actions import post


def tell_requester(run: Run, *, now: datetime) -> None:
    """Write the letter. Nothing that came in is in it."""
    user = run.requested_by
    if user is None:
        return
    with translation.override(user.language):
        path = reverse("desk:analysis_run", args=[run.review.slug, run.number])
        done = run.state == Run.State.DONE
        subject = gettext("The analysis is done") if done else gettext("The analysis could not be done")
        body = gettext("See what came of it: %(address)s") % {"address": f"{settings.CONFIGURATION.address}{path}"}
    key = f"run:{run.pk}:{now.isoformat()}"
    post(key=key, to=user.email, subject=subject, body=f"{body}\n", language=user.language, now=now)
