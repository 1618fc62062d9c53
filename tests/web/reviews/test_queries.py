"""What is read of reviews."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rapporteur.web.accounts.activity import record
from rapporteur.web.reviews.models import Role
from rapporteur.web.reviews.queries import (
    ActivitySearch,
    activity,
    actors,
    memberships_of,
    people,
    public_review,
    public_reviews,
    verbs,
)
from tests.web.factories import NOW, a_member, a_review

pytestmark = pytest.mark.django_db


def test_reviews_of_somebody_are_those_with_a_role():
    first, second = a_review("beacon", created_at=NOW), a_review("lantern")
    a_review("others")
    user = a_member(first, Role.READER)
    second.memberships.create(user=user, role=Role.OWNER, created_at=NOW)

    assert [(one.review.slug, one.role) for one in memberships_of(user)] == [("beacon", "reader"), ("lantern", "owner")]
    assert [one.user for one in people(first)] == [user]


def test_public_reviews_are_those_that_were_published():
    shown = a_review("beacon")
    a_review("hidden", public=False)

    assert list(public_reviews()) == [shown]
    assert (public_review("beacon"), public_review("hidden")) == (shown, None)


def test_activity_is_found_by_person_verb_and_day_of_the_zone_of_the_review():
    review, other = a_review(time_zone="Pacific/Auckland"), a_review("beacon")
    ana, bo = a_member(review, name="Ana"), a_member(review, name="Bo")
    at_midnight = NOW.replace(hour=11, minute=0)
    for actor, verb, at in [
        (ana, "review.changed", at_midnight - timedelta(seconds=1)),
        (bo, "review.changed", at_midnight),
        (bo, "review.published", at_midnight + timedelta(days=1)),
    ]:
        record(verb, actor=actor, target="x", now=at, review=review.pk)
    record("review.changed", actor=ana, target="elsewhere", now=NOW, review=other.pk)

    def found(**wanted: object) -> list[tuple[str, str]]:
        return [(line.actor.name, line.verb) for line in activity(review, ActivitySearch(**wanted)) if line.actor]

    assert found() == [("Bo", "review.published"), ("Bo", "review.changed"), ("Ana", "review.changed")]
    assert found(person=ana.pk) == [("Ana", "review.changed")]
    assert found(verb="review.published") == [("Bo", "review.published")]
    assert found(day=date(2026, 3, 3)) == [("Bo", "review.changed")]
    assert [user.name for user in actors(review)] == ["Ana", "Bo"]
    assert verbs(review) == ["review.changed", "review.published"]
