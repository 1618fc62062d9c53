"""Questions of a questionnaire: add, change, move, delete."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.consultations import editing
from rapporteur.web.consultations.comparison import differences
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import KINDS, Kind, Question
from rapporteur.web.consultations.refusals import Changed, Refused
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.questions import KIND_NAMES, QuestionForm
from rapporteur.web.desk.frame import framed
from rapporteur.web.desk.views.questionnaires.editing import (
    Conflict,
    around,
    change,
    change_and_return,
    saved,
    standing,
)
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review


@allowed("consultations.change")
def new(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """A question more. Its section and kind stand in the address; without them there is nothing to show."""
    section = request.POST.get("section") or request.GET.get("section", "")
    kind = _kind(request.POST.get("made_as") or request.GET.get("kind", ""))
    if kind is None or editing.find_section(standing(consultation), section) is None:
        raise Http404
    form = QuestionForm(request.POST or None, kind=kind, stored=None, around=around(consultation, section))
    if request.method == "POST" and form.is_valid():
        question = form.question
        try:
            how = partial(editing.add_question, question=question, section=form.cleaned_data.get("section", section))
            change(request, consultation, how)
            return saved(request, consultation, question.key)
        except Refused as refused:
            _show(form, refused)
    return _page(request, consultation, form, gettext("New question"), kind)


@allowed("consultations.change")
def edit(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """A question. Where somebody else changed or deleted it meanwhile, nothing is saved, and what was typed stays."""
    questionnaire = standing(consultation)
    stored, section = editing.find_question(questionnaire, key), editing.section_of(questionnaire, key)
    if stored is None or section is None:
        return _deleted(request, consultation, key)
    form = QuestionForm(request.POST or None, kind=stored.kind, stored=stored, around=around(consultation, section.key))
    seen, conflict = request.POST.get("seen", editing.part_digest(stored)), None
    if request.method == "POST" and form.is_valid():
        question, to = form.question, form.cleaned_data.get("section", section.key)
        how = partial(editing.change_question, key=key, question=question, section=to, seen=seen)
        try:
            change(request, consultation, how)
            return saved(request, consultation, question.key)
        except Changed as changed:
            _show(form, changed)
            now = editing.find_question(changed.stored, key)
            if now is None:
                return _deleted(request, consultation, key)
            seen, conflict = editing.part_digest(now), Conflict(differences=differences(now, question))
        except Refused as refused:
            _show(form, refused)
    title = gettext("Question %(key)s") % {"key": key}
    return _page(request, consultation, form, title, stored.kind, stored=stored, seen=seen, conflict=conflict)


def _deleted(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """What was typed for a question that is no longer there, ready to be saved as a new one."""
    kind = _kind(request.POST.get("made_as", ""))
    sections = standing(consultation).sections
    if kind is None or not sections:
        raise Http404
    here = next((each.key for each in sections if each.key == request.POST.get("section")), sections[0].key)
    form = QuestionForm(request.POST, kind=kind, stored=None, around=around(consultation, here))
    form.add_error(None, gettext("Somebody deleted this question. What you entered is here: save it as a new one."))
    where = reverse("desk:question_new", args=[consultation.review.slug, consultation.slug])
    title = gettext("Question %(key)s") % {"key": key}
    return _page(
        request, consultation, form, title, kind, action=f"{where}?{urlencode({'section': here, 'kind': kind})}"
    )


@require_POST
@allowed("consultations.change")
def move(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """One place up or down, over the edge of the section too."""
    step: editing.Step = -1 if request.POST.get("to") == "up" else 1
    return change_and_return(request, consultation, lambda each: editing.move_question(each, key, step), key)


@allowed("consultations.change")
def delete(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """Delete a question, after a question back that names the conditions which look at it."""
    stored = _question(consultation, key)
    seen = request.POST.get("seen", "")
    if request.method == "POST":
        return change_and_return(request, consultation, lambda each: editing.remove_question(each, key, seen=seen), "")
    return framed(
        request,
        "desk/questionnaires/question_delete.html",
        consultation,
        gettext("Delete question %(key)s") % {"key": key},
        question=stored,
        seen=editing.part_digest(stored),
        lookers=editing.looking_at(standing(consultation), key),
    )


def _page(
    request: HttpRequest,
    consultation: Consultation,
    form: QuestionForm,
    title: str,
    kind: Kind,
    stored: Question | None = None,
    seen: str = "",
    conflict: Conflict | None = None,
    action: str = "",
) -> HttpResponse:
    return framed(
        request,
        "desk/questionnaires/question.html",
        consultation,
        title,
        form=form,
        kind=kind,
        kind_name=KIND_NAMES[kind],
        question=stored,
        seen=seen,
        conflict=conflict,
        action=action,
    )


def _kind(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind == name), None)


def _question(consultation: Consultation, key: str) -> Question:
    question = editing.find_question(standing(consultation), key)
    if question is None:
        raise Http404
    return question


def _show(form: QuestionForm, refused: Refused) -> None:
    for reason in refused.reasons:
        form.add_error(None, translated(reason))
