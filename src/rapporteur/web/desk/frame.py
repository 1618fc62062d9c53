"""What every page of a consultation has around it: where it stands, its state, its tabs, what one may do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Fault
from rapporteur.web.consultations.states import state_of
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import plain_words
from rapporteur.web.reviews.rules import RIGHTS, role_in


def framed(
    request: HttpRequest, template: str, consultation: Consultation, here: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a consultation. here: its own name, for title and crumbs; "" on the overview."""
    review = consultation.review
    title = plain_words(consultation.title)
    own = reverse("desk:consultation", args=[review.slug, consultation.slug])
    crumbs = [
        (gettext("Consultations"), reverse("desk:consultations", args=[review.slug])),
        (title, own if here else ""),
    ]
    frame = {
        "review": review,
        "consultation": consultation,
        "state": state_of(consultation, timezone.now()).value,
        "crumbs": [*crumbs, (here, "")] if here else crumbs,
        "here": here or title,
        "may": may(request, consultation),
    }
    return render(request, template, {**frame, **context}, status=status)


def staff(request: HttpRequest) -> User:
    """Whoever asks, behind the door of the desk."""
    assert isinstance(request.user, User)
    return request.user


def may(request: HttpRequest, consultation: Consultation) -> dict[str, bool]:
    """What whoever asks may do here, by the last part of the permission: what is offered. Views ask again."""
    role = role_in(staff(request), consultation.review)
    parts = ("consultations", "contributions")
    return {name.partition(".")[2]: role in roles for name, roles in RIGHTS.items() if name.partition(".")[0] in parts}


def shown_faults(consultation: Consultation, faults: tuple[Fault, ...]) -> list[dict[str, str]]:
    """Faults as a page lists them: where, in words, and a link to the place in the questionnaire."""
    outline = reverse("desk:questionnaire", args=[consultation.review.slug, consultation.slug])
    return [
        {
            "where": fault.where,
            "address": f"{outline}#part-{fault.where}" if fault.where else outline,
            "sentence": translated(fault.problem),
        }
        for fault in faults
    ]
