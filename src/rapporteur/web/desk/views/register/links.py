"""What hangs on an entry: other names, and who speaks for whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.register import AffiliationForm, AliasForm, RepresentativeForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.views.register.frame import address, found, page
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import actions
from rapporteur.web.stakeholders.models import Alias, Organisation, Representation
from rapporteur.web.stakeholders.refusals import Refused


@allowed("stakeholders.change")
def alias(request: HttpRequest, review: Review, entry: int) -> HttpResponse:
    """Another name of an organisation."""
    one = found(review, "organisation", entry)
    if not isinstance(one, Organisation):
        raise Http404
    form = AliasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_alias(organisation=one, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("name", translated(refused.reason))
        else:
            messages.success(request, gettext("The name is added."))
            return redirect(address(review, one))
    return render(request, "desk/register/form.html", page(review, gettext("Add another name"), one, form=form))


@require_POST
@allowed("stakeholders.change")
def alias_remove(request: HttpRequest, review: Review, entry: int, alias: int) -> HttpResponse:
    """What was no name of it."""
    name = get_object_or_404(
        Alias.objects.select_related("organisation"),
        organisation__register=review.register,
        organisation=entry,
        pk=alias,
    )
    actions.remove_alias(alias=name, by=staff(request), now=timezone.now())
    messages.success(request, gettext("The name is removed."))
    return redirect(address(review, name.organisation))


@allowed("stakeholders.change")
def represent(request: HttpRequest, review: Review, kind: str, entry: int) -> HttpResponse:
    """Say who speaks for an organisation, or which organisation a person speaks for."""
    one = found(review, kind, entry)
    form = (RepresentativeForm if isinstance(one, Organisation) else AffiliationForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {**form.cleaned_data, "by": staff(request), "now": timezone.now()}
        try:
            if isinstance(one, Organisation):
                actions.add_representative(organisation=one, **given)
            else:
                actions.affiliate(person=one, **given)
        except Refused as refused:
            form.add_error(next(iter(form.fields)), translated(refused.reason))
        else:
            messages.success(request, gettext("It is saved."))
            return redirect(address(review, one))
    here = gettext("Add a representative") if kind == "organisation" else gettext("Add an organisation")
    return render(request, "desk/register/form.html", page(review, here, one, form=form))


@require_POST
@allowed("stakeholders.change")
def stop_representing(request: HttpRequest, review: Review, kind: str, entry: int, link: int) -> HttpResponse:
    """Somebody no longer speaks for an organisation."""
    one = found(review, kind, entry)
    link_found = get_object_or_404(
        Representation.objects.select_related("organisation", "person"), pk=link, **{kind: one.pk}
    )
    actions.stop_representing(representation=link_found, by=staff(request), now=timezone.now())
    messages.success(request, gettext("It is removed."))
    return redirect(address(review, one))
