"""The navigation of the desk: the parts of a review that somebody may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.models import Review
from rapporteur.web.reviews.rules import RIGHTS, role_in

_PARTS: Final[tuple[tuple[str, Promise, str], ...]] = (
    ("desk:review", _("Overview"), "reviews.see"),
    ("desk:consultations", _("Consultations"), "consultations.see"),
    ("desk:register", _("Register"), "stakeholders.see"),
    ("desk:analysis", _("Analysis"), "analysis.see"),
    ("desk:people", _("People"), "reviews.give_roles"),
    ("desk:activity", _("Activity"), "reviews.see_activity"),
    ("desk:settings", _("Settings"), "reviews.change"),
)
"""Route, words, permission. A page belongs to the part whose address its own begins with."""


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the navigation."""

    words: Promise
    address: str
    current: str
    """The value of aria-current: "page", "true" for a page below it, "" for none."""


def places(user: User, review: Review, path: str) -> list[Place]:
    """The parts of a review that a user may see; the one that a path lies in is current."""
    role = role_in(user, review)
    found = list(_addresses(review, role))
    within = max((address for _, address in found if path.startswith(address)), key=len, default="")
    here = "page" if path == within else "true"
    return [Place(words, address, here if address == within else "") for words, address in found]


def _addresses(review: Review, role: str | None) -> Iterator[tuple[Promise, str]]:
    for route, words, permission in _PARTS:
        if role in RIGHTS[permission]:
            try:
                yield words, reverse(route, args=[review.slug])
            except NoReverseMatch:
                continue


def rights(user: User, review: Review) -> frozenset[str]:
    """The permissions that a user has in a review, for pages to show what may be done. Views ask again."""
    role = role_in(user, review)
    return frozenset(permission for permission, roles in RIGHTS.items() if role in roles)
