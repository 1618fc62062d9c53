"""One entry of the register: reading, adding, changing, verifying."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.contributions.queries.entries import given_by
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.register import OrganisationForm, PersonForm, VerificationForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.navigation import rights
from rapporteur.web.desk.views.register.frame import address, found, page
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import actions, queries
from rapporteur.web.stakeholders.attributes import ATTRIBUTES
from rapporteur.web.stakeholders.models import Organisation
from rapporteur.web.stakeholders.refusals import Refused


@require_safe
@allowed("stakeholders.see")
def entry(request: HttpRequest, review: Review, kind: str, entry: int) -> HttpResponse:
    """Everything the register knows of an entry."""
    one = found(review, kind, entry)
    may = rights(staff(request), review)
    context = page(
        review,
        one.name,
        kind=kind,
        entry=one,
        attributes=[ATTRIBUTES.get(key, key) for key in one.attributes],
        representations=one.representations.select_related("person", "organisation"),
        merges=queries.merges_of(one),
        given=given_by(one, names="contributions.see_addresses" in may),
        may=may,
    )
    return render(request, "desk/register/entry.html", context)


@allowed("stakeholders.change")
def new(request: HttpRequest, review: Review, kind: str) -> HttpResponse:
    """Add an organisation or a person."""
    form = _form(kind)(request.POST or None)
    here = gettext("Add an organisation") if kind == "organisation" else gettext("Add a person")
    if request.method == "POST" and form.is_valid():
        act: Any = actions.add_organisation if kind == "organisation" else actions.add_person
        try:
            added = act(register=review.register, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("name", translated(refused.reason))
        else:
            messages.success(request, gettext("It is in the register now."))
            return redirect(address(review, added))
    return render(request, "desk/register/form.html", page(review, here, form=form))


@allowed("stakeholders.change")
def change(request: HttpRequest, review: Review, kind: str, entry: int) -> HttpResponse:
    """Change what is said of an entry."""
    one = found(review, kind, entry)
    form = _form(kind)(request.POST or None, entry=one)
    if request.method == "POST" and form.is_valid():
        try:
            given = {**form.cleaned_data, "by": staff(request), "now": timezone.now()}
            if isinstance(one, Organisation):
                actions.change_organisation(organisation=one, **given)
            else:
                actions.change_person(person=one, **given)
        except Refused as refused:
            form.add_error("name", translated(refused.reason))
        else:
            messages.success(request, gettext("The entry is saved."))
            return redirect(address(review, one))
    return render(request, "desk/register/form.html", page(review, gettext("Change the entry"), one, form=form))


@allowed("stakeholders.change")
def verification(request: HttpRequest, review: Review, kind: str, entry: int) -> HttpResponse:
    """Decide whether an entry is who it says it is."""
    one = found(review, kind, entry)
    form = VerificationForm(request.POST or None, initial={"verification": one.verification, "note": one.note})
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_verification(entry=one, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("note", translated(refused.reason))
        else:
            messages.success(request, gettext("The decision is kept."))
            return redirect(address(review, one))
    return render(request, "desk/register/form.html", page(review, gettext("Verification"), one, form=form))


def _form(kind: str) -> type[OrganisationForm] | type[PersonForm]:
    return OrganisationForm if kind == "organisation" else PersonForm
