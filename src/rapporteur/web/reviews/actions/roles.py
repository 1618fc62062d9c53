"""Roles of the staff in a review. A review always has an owner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.models import Membership, Review, Role
from rapporteur.web.stakeholders.refusals import Refused


@transaction.atomic
def give_role(*, review: Review, user: User, role: Role, by: User | None, now: datetime) -> Membership:
    """Let somebody in. Refuses those who have a role already and those whose account is shut."""
    _lock(review)
    if not user.is_active:
        raise Refused(Message("The account of {name} is shut.", name=user.name))
    if Membership.objects.filter(review=review, user=user).exists():
        raise Refused(Message("{name} has a role in this review already. Change it in the list.", name=user.name))
    membership = Membership.objects.create(review=review, user=user, role=role, created_at=now)
    record("role.given", actor=by, target=user.name, now=now, review=review.pk, user=user.pk, role=str(role))
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: Role, by: User, now: datetime) -> None:
    """Give somebody another role. Refuses to change the last owner."""
    _lock(membership.review)
    membership.refresh_from_db()
    if membership.role == role:
        return
    _refuse_last_owner(membership)
    old, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    if old == Role.ORGANISER:
        membership.consultations.clear()
    user = membership.user
    record(
        "role.changed",
        actor=by,
        target=user.name,
        now=now,
        review=membership.review_id,
        user=user.pk,
        old=old,
        new=str(role),
    )


@transaction.atomic
def take_role(*, membership: Membership, by: User, now: datetime) -> None:
    """Let somebody go. Refuses to take the role of the last owner."""
    _lock(membership.review)
    _refuse_last_owner(membership)
    user, role, review = membership.user, membership.role, membership.review_id
    membership.delete()
    record("role.taken", actor=by, target=user.name, now=now, review=review, user=user.pk, role=role)


def _lock(review: Review) -> None:
    """One at a time in a review, so that two owners cannot both leave."""
    Review.objects.select_for_update().get(pk=review.pk)


def _refuse_last_owner(membership: Membership) -> None:
    owners = Membership.objects.filter(review=membership.review, role=Role.OWNER, user__is_active=True)
    if membership.role == Role.OWNER and not owners.exclude(pk=membership.pk).exists():
        raise Refused(
            Message("{name} is the last owner. Make somebody else an owner first.", name=membership.user.name)
        )
