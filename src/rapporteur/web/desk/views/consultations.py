"""Consultations of a review: which there are, making one, what each is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.consultations import actions, queries
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.states import last_moment, state_of
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.consultations import ConsultationForm, RoundForm, SettingsForm, show_refusal
from rapporteur.web.desk.frame import framed, shown_faults, staff
from rapporteur.web.reviews.models import Review


@require_safe
@allowed("consultations.see")
def overview_of_all(request: HttpRequest, review: Review) -> HttpResponse:
    """The consultations of a review that one may see."""
    now = timezone.now()
    shown = [
        {"consultation": one, "state": state_of(one, now).value} for one in queries.visible_to(staff(request), review)
    ]
    may_make = staff(request).has_perm("consultations.make", review)
    return render(
        request, "desk/consultations/list.html", {"review": review, "consultations": shown, "may_make": may_make}
    )


@allowed("consultations.make")
def new(request: HttpRequest, review: Review) -> HttpResponse:
    """Make a consultation."""
    form = ConsultationForm(request.POST or None, review=review)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make(review=review, **form.cleaned_data, by=staff(request), now=timezone.now())
            return redirect("desk:questionnaire", review.slug, made.slug)
        except Refused as refused:
            show_refusal(form, refused)
    return render(request, "desk/consultations/new.html", {"review": review, "form": form})


@require_safe
@allowed("consultations.see")
def overview_of_one(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Where a consultation stands, and what is to be done next."""
    about = queries.overview(consultation, timezone.now())
    last = last_moment(consultation) if consultation.closes_at else None
    faults = shown_faults(consultation, about.faults)
    return framed(request, "desk/consultations/overview.html", consultation, "", about=about, last=last, faults=faults)


@allowed("consultations.change")
def settings(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Title, summary, grace, organisers."""
    may_choose = staff(request).has_perm("consultations.make", consultation)
    form = SettingsForm(request.POST or None, consultation=consultation, may_choose_organisers=may_choose)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        organisers = given.pop("organisers", None)
        by, now = staff(request), timezone.now()
        try:
            actions.change(consultation=consultation, **given, by=by, now=now)
            if organisers is not None:
                actions.set_organisers(consultation=consultation, organisers=organisers, by=by, now=now)
            messages.success(request, gettext("Saved."))
            return redirect("desk:consultation", review.slug, consultation.slug)
        except Refused as refused:
            show_refusal(form, refused)
    return framed(request, "desk/consultations/settings.html", consultation, gettext("Settings"), form=form)


@allowed("consultations.make")
def next_round(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Copy a consultation for another round."""
    form = RoundForm(request.POST or None, initial={"title": consultation.title})
    form.fields["title"].languages = consultation.languages  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            given = {**form.cleaned_data, "by": staff(request), "now": timezone.now()}
            copy = actions.copy_for_next_round(consultation=consultation, **given)
            messages.success(request, gettext("Copied. Each question is linked to the one it asks again."))
            return redirect("desk:questionnaire", review.slug, copy.slug)
        except Refused as refused:
            show_refusal(form, refused)
    return framed(request, "desk/consultations/next_round.html", consultation, gettext("Next round"), form=form)


@require_safe
@allowed("consultations.see")
def record(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Every version of the questionnaire and every extension."""
    versions = consultation.versions.select_related("frozen_by")
    extensions = consultation.extensions.select_related("by")
    return framed(
        request,
        "desk/consultations/record.html",
        consultation,
        gettext("Record"),
        versions=versions,
        extensions=extensions,
    )
