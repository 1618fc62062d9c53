"""Pages for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rapporteur.web.portal import pages


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page: what is open now, and the reviews that are public."""
    reviews = pages.public_reviews(timezone.now())
    return render(request, "portal/home.html", {"reviews": reviews, "anything_open": any(one.open for one in reviews)})


@require_safe
def review(request: HttpRequest, review: str) -> HttpResponse:
    """What a review is asked to do, by whom, and what it asks until when."""
    found = pages.public_review(review, timezone.now())
    if found is None:
        raise Http404
    return render(request, "portal/review.html", {"review": found.review, "page": found})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whoever comes here."""
    return render(request, "portal/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can take part, and what is not there yet."""
    return render(request, "portal/accessibility.html")
