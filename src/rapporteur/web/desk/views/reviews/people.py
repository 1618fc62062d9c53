"""Who works on a review, and what was done in it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.accounts.activity import VERBS
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.reviews import ROLES, ActivityForm, ChangeRoleForm, RoleForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews import actions, queries
from rapporteur.web.reviews.models import Membership, Review, Role
from rapporteur.web.stakeholders.refusals import Refused

_LINES_A_PAGE = 50


@allowed("reviews.give_roles")
def people(request: HttpRequest, review: Review) -> HttpResponse:
    """Everybody with a role, and a form to let somebody in."""
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_role(review=review, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("user", translated(refused.reason))
        else:
            messages.success(request, gettext("%(name)s has a role now.") % {"name": given.user.name})
            return redirect("desk:people", review.slug)
    listed = [(one, ROLES[Role(one.role)]) for one in queries.people(review)]
    return render(request, "desk/reviews/people.html", {"review": review, "form": form, "people": listed})


@allowed("reviews.give_roles")
def change(request: HttpRequest, review: Review, membership: int) -> HttpResponse:
    """Another role for somebody."""
    found = get_object_or_404(Membership.objects.select_related("user", "review"), review=review, pk=membership)
    form = ChangeRoleForm(request.POST or None, initial={"role": found.role})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(membership=found, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("role", translated(refused.reason))
        else:
            messages.success(request, gettext("The role of %(name)s is changed.") % {"name": found.user.name})
            return _after(request, review)
    return render(request, "desk/reviews/role.html", {**_about(review, found, gettext("Change a role")), "form": form})


@allowed("reviews.give_roles")
def remove(request: HttpRequest, review: Review, membership: int) -> HttpResponse:
    """Let somebody go, once it is said that it is meant."""
    found = get_object_or_404(Membership.objects.select_related("user", "review"), review=review, pk=membership)
    if request.method == "POST":
        try:
            actions.take_role(membership=found, by=staff(request), now=timezone.now())
        except Refused as refused:
            messages.error(request, translated(refused.reason))
        else:
            messages.success(request, gettext("%(name)s has no role any more.") % {"name": found.user.name})
        return _after(request, review)
    return render(request, "desk/reviews/role_remove.html", _about(review, found, gettext("Take a role away")))


def _after(request: HttpRequest, review: Review) -> HttpResponse:
    """To the list; who just gave up their own right to see it, to the beginning."""
    return (
        redirect("desk:people", review.slug)
        if staff(request).has_perm("reviews.give_roles", review)
        else redirect("desk:home")
    )


def _about(review: Review, found: Membership, here: str) -> dict[str, object]:
    crumbs = [(gettext("People"), reverse("desk:people", args=[review.slug])), (here, "")]
    role = ROLES[Role(found.role)]
    return {"review": review, "membership": found, "role": role, "here": here, "crumbs": crumbs}


@require_safe
@allowed("reviews.see_activity")
def activity(request: HttpRequest, review: Review) -> HttpResponse:
    """The activity log of a review."""
    form = ActivityForm(
        request.GET or None,
        people=[(str(user.pk), user.name) for user in queries.actors(review)],
        verbs=[(verb, str(VERBS.get(verb, verb))) for verb in queries.verbs(review)],
    )
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    person = int(wanted["person"]) if wanted.get("person") else None
    search = queries.ActivitySearch(person, wanted.get("verb", ""), wanted.get("day"))
    page = Paginator(queries.activity(review, search), _LINES_A_PAGE).get_page(request.GET.get("page"))
    lines = [(line, VERBS.get(line.verb, line.verb)) for line in page]
    context = {"review": review, "form": form, "page": page, "lines": lines, "filtered": bool(wanted)}
    return render(request, "desk/reviews/activity.html", context)
