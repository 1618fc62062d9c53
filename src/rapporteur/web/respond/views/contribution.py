"""The list of what is to do, who answers, and what may be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.profile import consent_of
from rapporteur.web.contributions.queries import late, may_edit, working
from rapporteur.web.respond import access
from rapporteur.web.respond.access import held, surroundings
from rapporteur.web.respond.answering import keep
from rapporteur.web.respond.countries import countries
from rapporteur.web.respond.fields import by_name, summary
from rapporteur.web.respond.pages import fields, steps, typed_wrongly
from rapporteur.web.respond.profile_questions import ABOUT, PUBLICATION, profile_questions
from rapporteur.web.respond.tasks import after, tasks
from rapporteur.web.respond.ways import onwards, shows_problems


@held
@require_safe
def home(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What is to do, what is done, and until when."""
    found, now = working(contribution), timezone.now()
    context = {
        **surroundings(contribution),
        "found": found,
        "tasks": tasks(found, access.way(request)),
        "may_edit": may_edit(contribution, now),
        "overdue": not contribution.trial and state_of(contribution.consultation, now) is State.CLOSED,
        "late": late(contribution),
        "first": steps(found)[0].key if steps(found) else "",
    }
    return render(request, "respond/home.html", context)


@held
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Who answers."""
    more = {"countries": countries(contribution.consultation.review)}
    return _profile_page(request, contribution, ABOUT, "respond/about.html", more)


@held
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What may be published, and the consent."""
    more = {"consent_text": consent_of(questionnaire_of(contribution.version))}
    return _profile_page(request, contribution, PUBLICATION, "respond/publication.html", more)


def _profile_page(
    request: HttpRequest, contribution: Contribution, keys: Sequence[str], template: str, more: Mapping[str, Any]
) -> HttpResponse:
    asked = profile_questions(contribution.consultation.languages)
    questions = [asked[key] for key in keys]
    if request.method == "POST":
        against = keep(request, contribution, questions)
        if against:
            return against
        found = working(contribution)
        following = after(found, access.way(request), request.path)
        return onwards(request, contribution.reference, following, to_mend=typed_wrongly(found, questions))
    shown = fields(working(contribution), questions, show_problems=shows_problems(request))
    context = {**surroundings(contribution), **more, "asked": by_name(shown), "errors": summary(shown)}
    return render(request, template, context)
