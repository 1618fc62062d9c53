"""What a review says of itself, and whether the public sees it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.reviews import ReviewForm
from rapporteur.web.desk.frame import staff
from rapporteur.web.desk.navigation import rights
from rapporteur.web.look.sentences import translated
from rapporteur.web.reviews import actions
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders.refusals import Refused


@allowed("reviews.change")
def settings(request: HttpRequest, review: Review) -> HttpResponse:
    """Title, languages, time zone and the rest."""
    form = ReviewForm.of(review, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_review(review=review, **form.cleaned_data, by=staff(request), now=timezone.now())
        except Refused as refused:
            form.add_error("time_zone", translated(refused.reason))
        else:
            messages.success(request, gettext("The settings are saved."))
            return redirect("desk:settings", review.slug)
    context = {"review": review, "form": form, "may": rights(staff(request), review)}
    return render(request, "desk/reviews/settings.html", context)


@require_POST
@allowed("reviews.publish")
def publication(request: HttpRequest, review: Review) -> HttpResponse:
    """Put the page of the review on the public face, or take it off."""
    wanted = request.POST.get("public") == "yes"
    act, done = (
        (actions.publish, gettext("The public sees the page of the review now."))
        if wanted
        else (actions.unpublish, gettext("The public no longer sees the page of the review."))
    )
    try:
        act(review=review, by=staff(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, translated(refused.reason))
    else:
        messages.success(request, done)
    return redirect("desk:settings", review.slug)
