"""Before an answer is begun: what is asked, until when, what for; and beginning."""

from __future__ import annotations

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.contributions import actions
from rapporteur.web.look.languages import engine_code
from rapporteur.web.respond import access
from rapporteur.web.respond.invitation import invitation, language_to_answer_in
from rapporteur.web.respond.limits import BEGIN, limited

VIA: Final = re.compile(r"[a-z0-9-]{1,60}")
"""A channel, as addresses name it in ?via=."""


@require_http_methods(["GET", "HEAD", "POST"])
@limited(BEGIN)
def start(request: HttpRequest, review: str, consultation: str) -> HttpResponse:
    """What is asked and until when; a POST begins."""
    asked = _announced(review, consultation)
    if request.method == "POST":
        return _begin(request, asked)
    return _start_page(request, asked)


@require_safe
def reading(request: HttpRequest, review: str, consultation: str) -> HttpResponse:
    """All questions, for reading and printing before anything is begun."""
    asked = _announced(review, consultation)
    if state_of(asked, timezone.now()) is State.SCHEDULED:
        raise Http404
    return render(request, "respond/reading.html", _context(asked))


def _announced(review: str, consultation: str) -> Consultation:
    """A consultation that the public may know of."""
    found = get_object_or_404(
        Consultation.objects.select_related("review"), review__slug=review, slug=consultation, review__public=True
    )
    if state_of(found, timezone.now()) is State.DRAFT:
        raise Http404
    return found


def _begin(request: HttpRequest, asked: Consultation) -> HttpResponse:
    try:
        contribution = actions.begin(
            consultation=asked,
            language=language_to_answer_in(asked, engine_code(translation.get_language() or "en")),
            via=_via(request.POST.get("via", "")),
            device=access.device(request),
            now=timezone.now(),
        )
    except actions.NotOpen:
        return _start_page(request, asked, status=409)
    access.let_in(request, contribution)
    request.session[access.WAY] = "all" if request.POST.get("way") == "all" else "one"
    return redirect("respond:home", reference=contribution.reference)


def _start_page(request: HttpRequest, asked: Consultation, status: int = 200) -> HttpResponse:
    context = {**_context(asked), "via": _via(request.GET.get("via", "")), "begun": access.begun_here(request, asked)}
    return render(request, "respond/start.html", context, status=status)


def _context(asked: Consultation) -> dict[str, object]:
    return {"consultation": asked, "review": asked.review, "invitation": invitation(asked, timezone.now())}


def _via(text: str) -> str:
    return text if VIA.fullmatch(text) else ""
