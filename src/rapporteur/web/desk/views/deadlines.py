"""Opening and extension. Both are two steps: what was typed is shown back in words and in UTC before it is done."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.consultations import actions, queries
from rapporteur.web.consultations.local_time import days_between
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.consultations import ExtensionForm, OpeningForm, show_refusal
from rapporteur.web.desk.frame import framed, shown_faults, staff
from rapporteur.web.look.languages import site_code
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review


@allowed("consultations.open")
def opening(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Decide when it opens and closes."""
    now = timezone.now()
    form = OpeningForm(request.POST or None, zone=review.time_zone)
    faults = queries.overview(consultation, now).faults
    if request.method == "POST" and form.is_valid():
        try:
            if "confirm" in request.POST:
                return _open(request, consultation, form, now)
            return _check_opening(request, consultation, form, now)
        except Refused as refused:
            show_refusal(form, refused)
            faults = refused.faults or faults
    return framed(
        request,
        "desk/consultations/opening.html",
        consultation,
        gettext("Opening"),
        form=form,
        faults=shown_faults(consultation, faults),
        decided=state_of(consultation, now) is not State.DRAFT,
    )


def _check_opening(request: HttpRequest, consultation: Consultation, form: OpeningForm, now: datetime) -> HttpResponse:
    opens_at, closes_at = form.opening or now, form.cleaned_data["closes_at"]
    warnings = actions.examine_opening(consultation=consultation, opens_at=opens_at, closes_at=closes_at, now=now)
    return framed(
        request,
        "desk/consultations/opening_check.html",
        consultation,
        gettext("Check the opening"),
        form=form,
        at_once=form.opening is None,
        opens_at=opens_at,
        closes_at=closes_at,
        days=days_between(opens_at, closes_at, consultation.review.time_zone),
        warnings=[translated(warning) for warning in warnings],
        trials=consultation.contributions.filter(trial=True).exists(),
    )


def _open(request: HttpRequest, consultation: Consultation, form: OpeningForm, now: datetime) -> HttpResponse:
    actions.open_consultation(
        consultation=consultation,
        opens_at=form.opening,
        closes_at=form.cleaned_data["closes_at"],
        confirmed=True,
        by=staff(request),
        now=now,
    )
    messages.success(request, gettext("The opening is decided, and the questionnaire is frozen."))
    return redirect("desk:consultation", consultation.review.slug, consultation.slug)


@require_POST
@allowed("consultations.open")
def take_back(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Take back an opening that lies ahead."""
    try:
        actions.take_back_opening(consultation=consultation, by=staff(request), now=timezone.now())
        messages.success(request, gettext("The opening was taken back. The consultation is a draft again."))
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, translated(reason))
    return redirect("desk:consultation", review.slug, consultation.slug)


@allowed("consultations.extend")
def extension(request: HttpRequest, review: Review, consultation: Consultation) -> HttpResponse:
    """Move the deadline to a later time."""
    form = ExtensionForm(request.POST or None, consultation=consultation)
    if request.method == "POST" and form.is_valid():
        try:
            return _extend(request, consultation, form, timezone.now())
        except Refused as refused:
            show_refusal(form, refused)
    return framed(request, "desk/consultations/extension.html", consultation, gettext("Extension"), form=form)


def _extend(request: HttpRequest, consultation: Consultation, form: ExtensionForm, now: datetime) -> HttpResponse:
    given = dict(form.cleaned_data)
    if "confirm" in request.POST:
        actions.extend(consultation=consultation, **given, by=staff(request), now=now)
        messages.success(request, gettext("The deadline was moved. The extension is on the record."))
        return redirect("desk:consultation", consultation.review.slug, consultation.slug)
    old, reason = actions.examine_extension(consultation=consultation, **given, now=now)
    return framed(
        request,
        "desk/consultations/extension_check.html",
        consultation,
        gettext("Check the extension"),
        form=form,
        old=old,
        new=given["new"],
        reasons=[{"code": code, "site_code": site_code(code), "text": text} for code, text in reason.items()],
    )
