"""Sections of a questionnaire: add, change, move, delete."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.consultations import editing
from rapporteur.web.consultations.comparison import differences
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Section
from rapporteur.web.consultations.refusals import Changed, Refused
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.questionnaires import SectionForm
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
    """A section more."""
    form = SectionForm(request.POST or None, section=None, around=around(consultation))
    if request.method == "POST" and form.is_valid():
        section = form.section()
        try:
            change(request, consultation, partial(editing.add_section, section=section))
            return saved(request, consultation, section.key)
        except Refused as refused:
            _show(form, refused)
    return framed(request, "desk/questionnaires/section.html", consultation, gettext("New section"), form=form)


@allowed("consultations.change")
def edit(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """The words of a section, and its key."""
    stored = editing.find_section(standing(consultation), key)
    if stored is None:
        return _deleted(request, consultation, key)
    form = SectionForm(request.POST or None, section=stored, around=around(consultation))
    seen, conflict = request.POST.get("seen", editing.part_digest(stored)), None
    if request.method == "POST" and form.is_valid():
        section = form.section()
        try:
            change(request, consultation, partial(editing.change_section, key=key, section=section, seen=seen))
            return saved(request, consultation, section.key)
        except Changed as changed:
            _show(form, changed)
            now = editing.find_section(changed.stored, key)
            if now is None:
                return _deleted(request, consultation, key)
            seen, conflict = editing.part_digest(now), Conflict(differences=differences(now, section))
        except Refused as refused:
            _show(form, refused)
    title = gettext("Section %(key)s") % {"key": key}
    template = "desk/questionnaires/section.html"
    return framed(request, template, consultation, title, form=form, section=stored, seen=seen, conflict=conflict)


def _deleted(request: HttpRequest, consultation: Consultation, key: str) -> HttpResponse:
    """What was typed for a section that is no longer there, ready to be saved as a new one."""
    if request.method != "POST":
        raise Http404
    form = SectionForm(request.POST, section=None, around=around(consultation))
    form.add_error(None, gettext("Somebody deleted this section. What you entered is here: save it as a new one."))
    action = reverse("desk:section_new", args=[consultation.review.slug, consultation.slug])
    title = gettext("Section %(key)s") % {"key": key}
    return framed(request, "desk/questionnaires/section.html", consultation, title, form=form, action=action)


@require_POST
@allowed("consultations.change")
def move(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """One place up or down."""
    step: editing.Step = -1 if request.POST.get("to") == "up" else 1
    return change_and_return(request, consultation, lambda each: editing.move_section(each, key, step), key)


@allowed("consultations.change")
def delete(request: HttpRequest, review: Review, consultation: Consultation, key: str) -> HttpResponse:
    """Delete a section that is empty, after a question back."""
    stored = _section(consultation, key)
    seen = request.POST.get("seen", "")
    if request.method == "POST":
        return change_and_return(request, consultation, lambda each: editing.remove_section(each, key, seen=seen), "")
    return framed(
        request,
        "desk/questionnaires/section_delete.html",
        consultation,
        gettext("Delete section %(key)s") % {"key": key},
        section=stored,
        seen=editing.part_digest(stored),
    )


def _section(consultation: Consultation, key: str) -> Section:
    section = editing.find_section(standing(consultation), key)
    if section is None:
        raise Http404
    return section


def _show(form: SectionForm, refused: Refused) -> None:
    for reason in refused.reasons:
        form.add_error(None, translated(reason))
