"""Answering: one question a page, all on one page, and saving while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.consultations.questionnaire import Question
from rapporteur.web.contributions.actions import ReadOnly
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries import Working, working
from rapporteur.web.respond import uploads
from rapporteur.web.respond.access import held, surroundings
from rapporteur.web.respond.answering import keep, posted, save
from rapporteur.web.respond.fields import summary
from rapporteur.web.respond.pages import NO_REFUSALS, Refusals, fields, place_of, steps, typed_wrongly
from rapporteur.web.respond.profile_questions import further_question, profile_questions
from rapporteur.web.respond.ways import home_address, onwards, shows_problems


@held
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, contribution: Contribution, key: str) -> HttpResponse:
    """One question, with the notes that belong to it."""
    found = working(contribution)
    place = place_of(steps(found), key)
    if place is None:
        raise Http404
    if request.method != "POST":
        return _one_page(request, found, place)
    step = steps(found)[place]
    against = keep(request, contribution, step.questions)
    if against:
        return against
    refusals = uploads.change(request, contribution, _of_files(step.questions))
    found = working(contribution)
    if refusals:
        return _one_page(request, found, place, refusals)
    to_mend = typed_wrongly(found, step.questions)
    return onwards(request, contribution.reference, _next_address(found, key), to_mend=to_mend)


def _one_page(request: HttpRequest, found: Working, place: int, refusals: Refusals = NO_REFUSALS) -> HttpResponse:
    all_steps = steps(found)
    step = all_steps[place]
    shown = fields(found, step.questions, show_problems=shows_problems(request), refusals=refusals, heading=True)
    context = {
        **surroundings(found.contribution),
        "step": step,
        "fields": shown,
        "errors": summary(shown),
        "number": place + 1,
        "total": len(all_steps),
        "back": _address(found, all_steps[place - 1].key) if place else home_address(found.contribution.reference),
    }
    return render(request, "respond/question.html", context, status=422 if refusals else 200)


def _of_files(questions: Iterable[Question]) -> dict[str, str]:
    return {question.key: question.key for question in questions if question.kind == "file"}


def _next_address(found: Working, key: str) -> str:
    """The step after the one just answered, among those that are shown now."""
    all_steps = steps(found)
    place = place_of(all_steps, key)
    after = len(all_steps) if place is None else place + 1
    if after < len(all_steps):
        return _address(found, all_steps[after].key)
    return reverse("respond:documents", args=[found.contribution.reference])


def _address(found: Working, key: str) -> str:
    return reverse("respond:question", args=[found.contribution.reference, key])


@held
@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """All questions on one page."""
    found = working(contribution)
    if request.method != "POST":
        return _whole_page(request, found)
    against = keep(request, contribution, tuple(found.questionnaire.questions))
    if against:
        return against
    refusals = uploads.change(request, contribution, _of_files(found.visible))
    now_shown = working(contribution)
    if refusals:
        return _whole_page(request, now_shown, refusals)
    if {question.key for question in now_shown.visible} - {question.key for question in found.visible}:
        return redirect("respond:all", reference=contribution.reference)
    documents = reverse("respond:documents", args=[contribution.reference])
    to_mend = typed_wrongly(now_shown, now_shown.visible)
    return onwards(request, contribution.reference, documents, to_mend=to_mend)


def _whole_page(request: HttpRequest, found: Working, refusals: Refusals = NO_REFUSALS) -> HttpResponse:
    show = shows_problems(request)
    sections = [
        (
            section,
            fields(
                found, [one for one in section.questions if one in found.visible], show_problems=show, refusals=refusals
            ),
        )
        for section in found.questionnaire.sections
    ]
    shown = [(section, of_it) for section, of_it in sections if of_it]
    context = {
        **surroundings(found.contribution),
        "sections": shown,
        "errors": [error for _, of_it in shown for error in summary(of_it)],
    }
    return render(request, "respond/all.html", context, status=422 if refusals else 200)


@held
@require_POST
def save_typed(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What a page sends while somebody types. It says "saved" only of what is stored."""
    about = profile_questions(contribution.consultation.languages)
    given = posted(request, (*questionnaire_of(contribution.version).questions, further_question(), *about.values()))
    try:
        saved = save(request, contribution, given)
    except ReadOnly:
        problem = gettext("These answers can no longer be changed.")
        return JsonResponse({"saved": {}, "conflicts": [], "problem": problem}, status=409)
    return JsonResponse(
        {
            "saved": dict(saved.saved),
            "conflicts": [conflict.question for conflict in saved.conflicts],
            "at": timezone.now().isoformat(),
        }
    )
