"""The door of the desk: who is asking, for which review and consultation, and whether a rule lets them in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.reviews.models import Review
from rapporteur.web.reviews.rules import role_in

View = Callable[..., HttpResponseBase]


def allowed(permission: str) -> Callable[[View], View]:
    """Let staff in who have a permission, and hand the view what its address names.

    `review` and `consultation` in the address are slugs; the view gets the objects. Not signed in: to the sign-in
    page. No role in the review: 404, as if it did not exist. A role without the permission: 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            found = _found(request.user, named)
            if not request.user.has_perm(permission, found.get("consultation") or found.get("review")):
                raise PermissionDenied
            return view(request, **{**named, **found})

        return guarded

    return decorate


def _found(user: User, named: dict[str, Any]) -> dict[str, Any]:
    """The objects that an address names. Organisers see no consultation but their own."""
    if "review" not in named:
        return {}
    review = get_object_or_404(Review, slug=named["review"])
    role = role_in(user, review)
    if role is None:
        raise Http404
    if "consultation" not in named:
        return {"review": review}
    consultation = get_object_or_404(
        Consultation.objects.select_related("review"), review=review, slug=named["consultation"]
    )
    return {"review": review, "consultation": consultation}
