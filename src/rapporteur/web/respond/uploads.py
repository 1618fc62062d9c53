"""Files that a form brings or takes away."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import field_name
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.look.sentences import translated
from rapporteur.web.respond.limits import UPLOAD, blocked_until
from rapporteur.web.respond.pages import Refusals


def change(request: HttpRequest, contribution: Contribution, fields: Mapping[str, str]) -> Refusals:
    """Remove and add what a form asks for. fields: names in the form, and the question each gives files to.

    Gives sentences by field for files that were not taken.
    """
    removed = request.POST.get("remove", "")
    if removed.isdecimal():
        actions.remove_file(contribution=contribution, attachment=int(removed), now=timezone.now())
    refused = {field: _add(request, contribution, field, question) for field, question in fields.items()}
    return {field: sentences for field, sentences in refused.items() if sentences}


def _add(request: HttpRequest, contribution: Contribution, field: str, question: str) -> list[str]:
    sentences: list[str] = []
    for content in request.FILES.getlist(field_name(field, "file")):
        if blocked_until(UPLOAD, contribution.reference, timezone.now()):
            return [*sentences, gettext("Too many files in a short time. Try again in an hour.")]
        try:
            actions.add_file(
                contribution=contribution,
                question=question,
                name=content.name or "",
                content=content,
                now=timezone.now(),
            )
        except actions.FileRefused as refused:
            sentences.append(translated(refused.reason))
            sentences += [translated(refused.action)] if refused.action else []
    return sentences
