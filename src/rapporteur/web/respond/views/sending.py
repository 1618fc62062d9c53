"""Checking, submitting, the receipt, what was submitted when, and withdrawing."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries import Receipt, may_edit, working
from rapporteur.web.contributions.queries import history as history_of
from rapporteur.web.contributions.queries import receipt as receipt_of
from rapporteur.web.contributions.receipt_pdf import receipt_pdf as pdf_of
from rapporteur.web.look.downloads import attachment
from rapporteur.web.respond.access import held, surroundings
from rapporteur.web.respond.checking import blocks, to_mend
from rapporteur.web.respond.forms import Confirmation
from rapporteur.web.respond.language import page_language
from rapporteur.web.respond.receipts import past, profile_in_words


@held
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """All answers, and what is still to mend; a POST submits."""
    if request.method == "POST":
        return _submit(request, contribution)
    if not may_edit(contribution, timezone.now()):
        return redirect("respond:home", reference=contribution.reference)
    found = working(contribution)
    shown = blocks(found)
    context = {
        **surroundings(contribution),
        "found": found,
        "blocks": shown,
        "errors": to_mend(shown),
        "late_now": not contribution.trial and state_of(contribution.consultation, timezone.now()) is State.CLOSED,
    }
    return render(request, "respond/check.html", context)


def _submit(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """The key of the form that was sent says which submission it is: copies of it are one."""
    try:
        key = UUID(request.POST.get("submission_key", ""))
        actions.submit(contribution=contribution, key=key, now=timezone.now())
    except (ValueError, actions.NotReady):
        return redirect("respond:check", reference=contribution.reference)
    return redirect("respond:receipt", reference=contribution.reference)


@held
@require_safe
def receipt(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """What was submitted, and when it arrived."""
    copy = receipt_of(contribution, page_language())
    if copy is None:
        return redirect("respond:home", reference=contribution.reference)
    more = {"may_edit": may_edit(contribution, timezone.now())}
    return render(request, "respond/receipt.html", {**_copy_context(contribution, copy), **more})


@held
@require_safe
def receipt_page(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The copy as a page to keep."""
    copy = receipt_of(contribution, page_language())
    if copy is None:
        return redirect("respond:home", reference=contribution.reference)
    page = render_to_string("respond/receipt_page.html", _copy_context(contribution, copy), request)
    return attachment(page.encode(), f"{contribution.reference}.html")


@held
@require_safe
def receipt_pdf(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The copy as PDF."""
    copy = receipt_of(contribution, page_language())
    if copy is None:
        return redirect("respond:home", reference=contribution.reference)
    return attachment(pdf_of(copy), f"{contribution.reference}.pdf")


def _copy_context(contribution: Contribution, copy: Receipt) -> dict[str, object]:
    languages = contribution.consultation.languages
    return {**surroundings(contribution), "copy": copy, "profile": profile_in_words(copy.profile, languages)}


@held
@require_safe
def history(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """All submissions, and what changed from one to the next."""
    editions = history_of(contribution, page_language())
    context = {**surroundings(contribution), "editions": past(editions, contribution.consultation.languages)}
    return render(request, "respond/history.html", context)


@held
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Take everything back, once more confirmed."""
    form = Confirmation(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(contribution=contribution, now=timezone.now())
        return redirect("respond:home", reference=contribution.reference)
    status = 422 if request.method == "POST" else 200
    return render(request, "respond/withdraw.html", {**surroundings(contribution), "form": form}, status=status)
