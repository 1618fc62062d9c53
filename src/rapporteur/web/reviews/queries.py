"""Reading reviews: whose they are, who works on them, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet

from rapporteur.web.accounts.models import Activity, User
from rapporteur.web.reviews.models import Membership, Review


@dataclass(frozen=True, slots=True)
class ActivitySearch:
    """Which lines of the activity log are wanted; None and "" leave a thing open. day: in the review's time zone."""

    person: int | None = None
    verb: str = ""
    day: date | None = None


def memberships_of(user: User) -> QuerySet[Membership]:
    """The reviews somebody works on, with the role in each, the latest first."""
    return Membership.objects.filter(user=user).select_related("review").order_by(F("review__created_at").desc(), "id")


def people(review: Review) -> QuerySet[Membership]:
    """Everybody who has a role in a review, by name."""
    return Membership.objects.filter(review=review).select_related("user").order_by("user__name", "id")


def public_reviews() -> QuerySet[Review]:
    """Reviews on the public face, the latest first."""
    return Review.objects.filter(public=True).order_by(F("created_at").desc(), "id")


def public_review(slug: str) -> Review | None:
    """A review on the public face."""
    return public_reviews().filter(slug=slug).first()


def activity(review: Review, wanted: ActivitySearch) -> QuerySet[Activity]:
    """Lines of the activity log of a review, the latest first."""
    found = Activity.objects.filter(review_id=review.pk).select_related("actor").order_by("-at", "-id")
    if wanted.person is not None:
        found = found.filter(actor=wanted.person)
    if wanted.verb:
        found = found.filter(verb=wanted.verb)
    if wanted.day is not None:
        begin = _midnight(wanted.day, review)
        found = found.filter(at__gte=begin, at__lt=_midnight(wanted.day + timedelta(days=1), review))
    return found


def _midnight(day: date, review: Review) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(review.time_zone))


def actors(review: Review) -> QuerySet[User]:
    """Everybody who did something that is on the activity log of a review."""
    done = Activity.objects.filter(review_id=review.pk).order_by().values("actor")
    return User.objects.filter(pk__in=done).order_by("name", "pk")


def verbs(review: Review) -> Sequence[str]:
    """What was done in a review, as keys of accounts.activity.VERBS."""
    return sorted(set(Activity.objects.filter(review_id=review.pk).order_by().values_list("verb", flat=True)))
