"""The activity log: what is written on it. That nobody changes it: test_append_only."""

from __future__ import annotations

import pytest

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import Activity
from tests.web.factories import NOW, a_member, a_review

pytestmark = pytest.mark.django_db


def test_record_writes_who_did_what_to_what_when():
    review = a_review()
    owner = a_member(review)

    record("review.made", actor=owner, target="x" * 300, now=NOW, review=review.pk, topics=2)

    written = Activity.objects.values_list("verb", "actor", "target", "at", "review_id", "detail").get()
    assert written == ("review.made", owner.pk, "x" * 200, NOW, review.pk, {"topics": 2})


def test_record_refuses_a_verb_that_has_no_words():
    with pytest.raises(ValueError, match=r"no verb of the activity log: review\.eaten"):
        record("review.eaten", actor=None, target="lantern", now=NOW)

    assert Activity.objects.count() == 0
