"""Reviews themselves: making, changing, putting them on the public face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack
from zoneinfo import available_timezones

from django.db import transaction

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.actions.roles import give_role
from rapporteur.web.reviews.models import Review, Role, Words
from rapporteur.web.stakeholders.models import Register
from rapporteur.web.stakeholders.refusals import Refused

RESERVED: Final = frozenset({"account", "lost", "mine", "new", "return", "reviews"})
"""Words that addresses of the site have where the slug of a review stands."""


class Details(TypedDict, total=False):
    """What a review says of itself: the fields of models.Review."""

    title: Words
    body: str
    summary: Words
    fictional: bool
    time_zone: str
    languages: Sequence[str]
    least_days: int
    countries: Sequence[str]


@transaction.atomic
def make_review(*, slug: str, owner: User, by: User | None, now: datetime, **details: Unpack[Details]) -> Review:
    """A review with an empty register of its own and its first owner. Refuses a slug that is taken."""
    if slug in RESERVED or Review.objects.filter(slug=slug).exists():
        raise Refused(Message("The address {slug} is taken. Choose another one.", slug=slug))
    review = Review(slug=slug, register=Register.objects.create(created_at=now), created_at=now)
    for field, value in _settled({"languages": UN_LANGUAGES, **details}).items():
        setattr(review, field, value)
    review.save()
    record("review.made", actor=by, target=slug, now=now, review=review.pk)
    give_role(review=review, user=owner, role=Role.OWNER, by=by, now=now)
    return review


@transaction.atomic
def change_review(*, review: Review, by: User, now: datetime, **details: Unpack[Details]) -> list[str]:
    """Change what a review says of itself. The names of the fields that are other than before."""
    found = _settled(details)
    changed = sorted(field for field, value in found.items() if getattr(review, field) != value)
    for field in changed:
        setattr(review, field, found[field])
    if changed:
        review.save(update_fields=changed)
        record("review.changed", actor=by, target=review.slug, now=now, review=review.pk, fields=changed)
    return changed


@transaction.atomic
def publish(*, review: Review, by: User, now: datetime) -> None:
    """Put the page of a review on the public face. Refuses one that does not say what it is."""
    if not review.title or not review.summary:
        raise Refused(Message("Give the review a title and a summary before the public sees it."))
    if review.public:
        return
    review.public = True
    review.save(update_fields=["public"])
    record("review.published", actor=by, target=review.slug, now=now, review=review.pk)


@transaction.atomic
def unpublish(*, review: Review, by: User, now: datetime) -> None:
    """Take the page of a review off the public face."""
    if not review.public:
        return
    review.public = False
    review.save(update_fields=["public"])
    record("review.unpublished", actor=by, target=review.slug, now=now, review=review.pk)


def _settled(details: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(details)
    if "languages" in found:
        found["languages"] = [code for code in UN_LANGUAGES if code in found["languages"]]
        if not found["languages"]:
            raise Refused(Message("Choose one language at least."))
    if "time_zone" in found and found["time_zone"] not in available_timezones():
        raise Refused(
            Message("{zone} is no time zone. Use a name such as Africa/Nairobi or UTC.", zone=found["time_zone"])
        )
    if "countries" in found:
        found["countries"] = list(dict.fromkeys(filter(None, map(one_line, found["countries"]))))
    return found
