"""The whole questionnaire at a glance, what stands before its questions, and putting corrections in force."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.consultations import actions, editing, queries
from rapporteur.web.consultations.comparison import differences
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.refusals import Changed, Refused
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.questionnaires import CorrectionForm, FrontForm
from rapporteur.web.desk.forms.questions import KIND_NAMES
from rapporteur.web.desk.frame import framed, shown_faults, staff
from rapporteur.web.desk.views.questionnaires.editing import Conflict, change, is_fixed, saved, standing
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review


@require_safe
@allowed("consultations.see")
def outline(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Sections and questions in order, what is missing in which language, what must be mended."""
    questionnaire = standing(consultation)
    about = queries.overview(consultation, timezone.now())
    return framed(
        request,
        "desk/questionnaires/outline.html",
        consultation,
        gettext("Questionnaire"),
        questionnaire=questionnaire,
        about=about,
        faults=shown_faults(consultation, about.faults),
        fixed=is_fixed(consultation),
        kinds=KIND_NAMES.items(),
        completeness=[
            {
                "language": language,
                "done": done.done,
                "total": done.total,
                "missing": [(where, translated(what)) for where, what in done.missing],
            }
            for language, done in about.completeness.items()
        ],
    )


@allowed("consultations.change")
def front(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Title, introduction, consent text, languages."""
    questionnaire = standing(consultation)
    form = FrontForm(request.POST or None, questionnaire=questionnaire, offered=review.languages)
    seen, conflict = editing.part_digest(questionnaire), None
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "languages": tuple(form.cleaned_data["languages"])}
        how = partial(editing.change_front, seen=request.POST.get("seen", ""), **given)
        try:
            change(request, consultation, how)
            return saved(request, consultation)
        except Changed as changed:
            seen = editing.part_digest(changed.stored)
            typed = editing.change_front(changed.stored, seen=seen, **given)
            conflict = Conflict(differences(changed.stored, typed))
            form.add_error(None, translated(changed.reasons[0]))
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, translated(reason))
    elif request.method == "POST":
        seen = request.POST.get("seen", "")
    return framed(
        request,
        "desk/questionnaires/front.html",
        consultation,
        gettext("Title, introduction, consent"),
        form=form,
        seen=seen,
        conflict=conflict,
    )


@allowed("consultations.change")
def correction(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Put corrected words in force while people answer."""
    form = CorrectionForm(request.POST or None)
    faults = queries.overview(consultation, timezone.now()).faults
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.correct_wording(consultation=consultation, reason=reason, by=staff(request), now=timezone.now())
            messages.success(request, gettext("The corrected words are in force. The former version is on the record."))
            return redirect("desk:questionnaire", review.slug, consultation.slug)
        except Refused as refused:
            faults = refused.faults
            for sentence in refused.reasons:
                form.add_error(None, translated(sentence))
    return framed(
        request,
        "desk/questionnaires/correction.html",
        consultation,
        gettext("Correct the words"),
        form=form,
        faults=shown_faults(consultation, faults),
        changed=queries.corrections(consultation),
        fixed=is_fixed(consultation),
    )
