"""What the pages of one entry have in common."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext

from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders import queries
from rapporteur.web.stakeholders.models import Organisation
from rapporteur.web.stakeholders.queries import Entry


def found(review: Review, kind: str, pk: int) -> Entry:
    """An entry of the register of a review; 404 for any other."""
    entry = queries.entry(review.register, kind, pk)
    if entry is None:
        raise Http404
    return entry


def kind_of(entry: Entry) -> str:
    """As addresses have it."""
    return "organisation" if isinstance(entry, Organisation) else "person"


def address(review: Review, entry: Entry) -> str:
    """The page of an entry."""
    return reverse("desk:entry", args=[review.slug, kind_of(entry), entry.pk])


def page(review: Review, here: str, entry: Entry | None = None, **more: Any) -> dict[str, Any]:
    """The context of a page within the register: its name, and the way to it."""
    crumbs = [(gettext("Register"), reverse("desk:register", args=[review.slug]))]
    if entry is not None:
        crumbs.append((entry.name, address(review, entry)))
        more |= {"entry": entry, "kind": kind_of(entry)}
    return {"review": review, "here": here, "crumbs": [*crumbs, (here, "")], **more}
