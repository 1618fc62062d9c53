"""Who may do what in a review. Everything that no rule names is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol

import rules

from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.models import Membership, Review, Role

_OWNER, _OFFICER, _ANALYST, _DRAFTER, _ORGANISER, _READER = Role

RIGHTS: Final[Mapping[str, frozenset[Role]]] = {
    # The review itself: its desk, settings, people.
    "reviews.see": frozenset(Role),
    "reviews.change": frozenset({_OWNER, _OFFICER}),
    "reviews.publish": frozenset({_OWNER, _OFFICER}),
    "reviews.give_roles": frozenset({_OWNER}),
    "reviews.see_activity": frozenset({_OWNER, _OFFICER}),
    # The register.
    "stakeholders.see": frozenset({_OWNER, _OFFICER, _ANALYST}),
    "stakeholders.see_addresses": frozenset({_OWNER, _OFFICER}),
    "stakeholders.change": frozenset({_OWNER, _OFFICER}),
    # Consultations. Organisers: only those they are organisers of.
    "consultations.make": frozenset({_OWNER, _OFFICER}),
    "consultations.see": frozenset(Role),
    "consultations.change": frozenset({_OWNER, _OFFICER, _ORGANISER}),
    "consultations.open": frozenset({_OWNER, _OFFICER}),
    "consultations.extend": frozenset({_OWNER, _OFFICER}),
    # Contributions.
    "contributions.count": frozenset(Role),
    "contributions.read": frozenset({_OWNER, _OFFICER, _ANALYST, _DRAFTER, _ORGANISER}),
    "contributions.see_addresses": frozenset({_OWNER, _OFFICER}),
    "contributions.key_in": frozenset({_OWNER, _OFFICER, _ORGANISER}),
    "contributions.export": frozenset({_OWNER, _OFFICER, _ANALYST}),
    # Analysis.
    "analysis.see": frozenset({_OWNER, _OFFICER, _ANALYST, _DRAFTER, _READER}),
    "analysis.request": frozenset({_OWNER, _OFFICER, _ANALYST}),
    "analysis.download_snapshot": frozenset({_OWNER, _OFFICER, _ANALYST}),
}
"""Permission = the roles that have it. An object of a review may be a Review, or anything with `.review`."""


class _Consultation(Protocol):
    organisers: Any
    review: Review


def role_in(user: User, review: Review) -> Role | None:
    """The role of a user in a review, None where there is none."""
    if not user.is_authenticated or not user.is_active:
        return None
    found = Membership.objects.filter(user=user, review=review).values_list("role", flat=True).first()
    return Role(found) if found else None


def _review_of(thing: Any) -> tuple[Review | None, _Consultation | None]:
    if isinstance(thing, Review):
        return thing, None
    consultation = thing if hasattr(thing, "organisers") else getattr(thing, "consultation", None)
    review = getattr(thing, "review", None) or getattr(consultation, "review", None)
    return review, consultation


def _allows(roles: frozenset[Role]) -> Any:
    @rules.predicate
    def holds(user: User, thing: Any = None) -> bool:
        review, consultation = _review_of(thing)
        role = role_in(user, review) if review else None
        if role is None or role not in roles:
            return False
        if role is not Role.ORGANISER or consultation is None:
            return True
        return bool(consultation.organisers.filter(user=user).exists())

    return holds


for _permission, _roles in RIGHTS.items():
    rules.add_perm(_permission, _allows(_roles))


@rules.predicate
def _is_administrator(user: User) -> bool:
    return bool(user.is_authenticated and user.is_active and getattr(user, "is_administrator", False))


@rules.predicate
def _is_staff(user: User) -> bool:
    return bool(user.is_authenticated and user.is_active)


rules.add_perm("reviews.list", _is_staff)
rules.add_perm("accounts.administer", _is_administrator)
rules.add_perm("reviews.make", _is_administrator)
