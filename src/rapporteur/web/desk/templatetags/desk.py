"""Tags of the desk's own templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from rapporteur.web.accounts.models import User
from rapporteur.web.desk.navigation import places
from rapporteur.web.reviews.models import Review

register = template.Library()


@register.inclusion_tag("desk/navigation.html", takes_context=True)
def desk_navigation(context: Context) -> dict[str, Any]:
    """The parts of the review in the context, as far as whoever asks may see them."""
    request, review = context["request"], context.get("review")
    if not isinstance(request.user, User) or not isinstance(review, Review):
        return {"places": []}
    return {"review": review, "places": places(request.user, review, request.path)}
