"""Where the desk begins: one's reviews; making a review; the overview of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from rapporteur.web.consultations.queries import visible_to
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.reviews import ROLES, NewReviewForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.navigation import rights
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews import actions, queries
from rapporteur.web.reviews.models import Review, Role
from rapporteur.web.stakeholders.queries import counts
from rapporteur.web.stakeholders.refusals import Refused


@require_safe
@allowed("reviews.list")
def home(request: HttpRequest) -> HttpResponse:
    """The reviews that somebody works on."""
    user = staff(request)
    shown = [(one.review, ROLES[Role(one.role)]) for one in queries.memberships_of(user)]
    context = {"reviews": shown, "may_make": user.has_perm("reviews.make")}
    return render(request, "desk/home.html", context)


@allowed("reviews.make")
def new(request: HttpRequest) -> HttpResponse:
    """Make a review, with its owner."""
    user = staff(request)
    start = {"time_zone": "UTC", "least_days": 28, "languages": ["ar", "zh", "en", "fr", "ru", "es"]}
    form = NewReviewForm(request.POST or None, initial={**start, "owner": user.email})
    if request.method == "POST" and form.is_valid():
        try:
            review = actions.make_review(**form.cleaned_data, by=user, now=timezone.now())
        except Refused as refused:
            form.add_error("slug", translated(refused.reason))
        else:
            messages.success(request, gettext("The review is made. Only those with a role in it see it."))
            mine = review.memberships.filter(user=user).exists()
            return redirect("desk:review", review.slug) if mine else redirect("desk:home")
    return render(request, "desk/reviews/new.html", {"form": form})


@require_safe
@allowed("reviews.see")
def overview(request: HttpRequest, review: Review) -> HttpResponse:
    """Where a review stands, and what is to be done next."""
    user, now = staff(request), timezone.now()
    may = rights(user, review)
    consultations = [(one, state_of(one, now).value) for one in visible_to(user, review)]
    context = {
        "review": review,
        "may": may,
        "consultations": consultations,
        "open_now": [one for one, state in consultations if state == State.OPEN],
        "people": [(one.user, ROLES[Role(one.role)]) for one in queries.people(review)],
        "register": counts(review.register) if "stakeholders.see" in may else None,
    }
    return render(request, "desk/reviews/overview.html", context)
