"""What the pages of the editor share: the questionnaire as it stands, and saving one change of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from rapporteur.web.consultations import actions, queries
from rapporteur.web.consultations.comparison import Difference
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Faults, Questionnaire
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.desk.forms.questionnaires import Around
from rapporteur.web.desk.frame import staff
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import plain_words


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed what one is editing. differences: what is stored now and what was typed."""

    differences: tuple[Difference, ...]


def standing(consultation: Consultation) -> Questionnaire:
    """The questionnaire as it stands: the draft, else the version that is answered."""
    return queries.questionnaire_of(queries.latest_version(consultation))


def is_fixed(consultation: Consultation) -> bool:
    """Whether people answer already, so that only words can be corrected."""
    return state_of(consultation, timezone.now()) is not State.DRAFT


def around(consultation: Consultation, section: str = "") -> Around:
    """What a section or question stands among."""
    former = queries.former_questionnaire(consultation)
    return Around(
        questionnaire=standing(consultation),
        section=section,
        topics=[(topic.key, plain_words(topic.label) or topic.key) for topic in consultation.review.topics.all()],
        former=[(each.key, f"{each.key}: {plain_words(each.label)[:80]}") for each in former.questions]
        if former
        else [],
        fixed=is_fixed(consultation),
    )


def change(request: HttpRequest, consultation: Consultation, how: Callable[[Questionnaire], Questionnaire]) -> None:
    """Save one change of the questionnaire. Raises Refused."""
    try:
        actions.edit_draft(consultation=consultation, change=how, by=staff(request), now=timezone.now())
    except Faults as malformed:
        raise Refused(*(fault.problem for fault in malformed.faults)) from malformed


def change_and_return(
    request: HttpRequest, consultation: Consultation, how: Callable[[Questionnaire], Questionnaire], part: str
) -> HttpResponse:
    """Save one change that a single button asks for, and back to that part of the outline."""
    try:
        change(request, consultation, how)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, translated(reason))
    return to_outline(consultation, part)


def saved(request: HttpRequest, consultation: Consultation, part: str = "") -> HttpResponse:
    """Say so, and back to the outline."""
    messages.success(request, gettext("Saved."))
    return to_outline(consultation, part)


def to_outline(consultation: Consultation, part: str = "") -> HttpResponse:
    """Back to a part of the outline."""
    response = redirect("desk:questionnaire", consultation.review.slug, consultation.slug)
    if part:
        response["Location"] += f"#part-{part}"
    return response
