"""Mandates, topics and documents of a review: one way of listing, adding, changing and ordering for the three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.reviews import part_form
from rapporteur.web.desk.frame import staff
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews import actions
from rapporteur.web.reviews.models import Document, Mandate, Review, Topic
from rapporteur.web.stakeholders.refusals import Refused


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said of one kind of part."""

    model: type[Mandate] | type[Topic] | type[Document]
    title: Promise
    purpose: Promise
    adding: Promise
    changing: Promise


KINDS: Final[Mapping[str, Kind]] = {
    "mandate": Kind(
        Mandate,
        _("Mandate"),
        _("The paragraphs of resolutions that ask for the review. The public page quotes them."),
        _("Add a paragraph"),
        _("Change a paragraph of the mandate"),
    ),
    "topics": Kind(
        Topic,
        _("Topics"),
        _("The subjects of the review. Questions are mapped to them, so that rounds can be compared."),
        _("Add a topic"),
        _("Change a topic"),
    ),
    "documents": Kind(
        Document,
        _("Documents"),
        _("What is published elsewhere and belongs to the review: roadmaps, concept notes, reports."),
        _("Add a document"),
        _("Change a document"),
    ),
}


@allowed("reviews.change")
def parts(request: HttpRequest, review: Review, kind: str) -> HttpResponse:
    """All of one kind in their order, and a form for another one."""
    about = KINDS[kind]
    part: actions.Part = about.model(review=review)
    form = part_form(part, request.POST or None)
    if request.method == "POST" and form.is_valid() and _saved(request, actions.add_part, part, form):
        return redirect("desk:parts", review.slug, kind)
    listed = about.model._default_manager.filter(review=review)
    context = {"review": review, "kind": kind, "about": about, "form": form, "parts": listed}
    return render(request, "desk/reviews/parts.html", context)


@allowed("reviews.change")
def change(request: HttpRequest, review: Review, kind: str, part: int) -> HttpResponse:
    """Change one."""
    about = KINDS[kind]
    found = _found(review, kind, part)
    form = part_form(found, request.POST or None)
    if request.method == "POST" and form.is_valid() and _saved(request, actions.change_part, found, form):
        return redirect("desk:parts", review.slug, kind)
    crumbs = [(about.title, reverse("desk:parts", args=[review.slug, kind])), (about.changing, "")]
    context = {"review": review, "kind": kind, "about": about, "form": form, "crumbs": crumbs}
    return render(request, "desk/reviews/part.html", context)


@require_POST
@allowed("reviews.change")
def move(request: HttpRequest, review: Review, kind: str, part: int) -> HttpResponse:
    """One place up or down."""
    found = _found(review, kind, part)
    up = request.POST.get("where") == "up"
    actions.move_part(part=found, up=up, by=staff(request), now=timezone.now())
    return redirect("desk:parts", review.slug, kind)


@allowed("reviews.change")
def remove(request: HttpRequest, review: Review, kind: str, part: int) -> HttpResponse:
    """Take one out, once somebody said that it is meant."""
    about = KINDS[kind]
    found = _found(review, kind, part)
    if request.method == "POST":
        try:
            actions.remove_part(part=found, by=staff(request), now=timezone.now())
        except Refused as refused:
            messages.error(request, translated(refused.reason))
        else:
            messages.success(request, gettext("It is removed."))
        return redirect("desk:parts", review.slug, kind)
    here = gettext("Remove from the review")
    crumbs = [(about.title, reverse("desk:parts", args=[review.slug, kind])), (here, "")]
    context = {"review": review, "kind": kind, "about": about, "part": found, "crumbs": crumbs, "here": here}
    return render(request, "desk/reviews/part_remove.html", context)


def _found(review: Review, kind: str, pk: int) -> actions.Part:
    return cast(actions.Part, get_object_or_404(KINDS[kind].model, review=review, pk=pk))


def _saved(request: HttpRequest, act: Any, part: actions.Part, form: forms.Form) -> bool:
    """Do it with what the form says; a refusal becomes an error of the form."""
    for field, value in form.cleaned_data.items():
        setattr(part, field, value)
    try:
        act(part=part, by=staff(request), now=timezone.now())
    except Refused as refused:
        wrong = next((name for name in ("symbol", "key") if name in form.fields), None)
        form.add_error(wrong, translated(refused.reason))
        return False
    messages.success(request, gettext("It is saved."))
    return True
