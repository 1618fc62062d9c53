"""States come from dates alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.consultations import queries
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.states import State, is_late, last_moment, state_of
from tests.web.factories import NOW, a_consultation, a_review

MICROSECOND = timedelta(microseconds=1)


def dated(days=1, grace=15):
    return Consultation(opens_at=NOW, closes_at=NOW + timedelta(days=days), grace_minutes=grace)


def test_state_at_each_instant_around_opening_and_deadline():
    consultation = dated()
    closes, last = consultation.closes_at, last_moment(consultation)

    assert [state_of(consultation, moment) for moment in (
        NOW - MICROSECOND, NOW, closes - MICROSECOND, closes, last - MICROSECOND, last,
    )] == [State.SCHEDULED, State.OPEN, State.OPEN, State.GRACE, State.GRACE, State.CLOSED]  # fmt: skip
    assert [is_late(consultation, moment) for moment in (closes, last - MICROSECOND, last)] == [False, False, True]


@given(st.integers(1, 10**6), st.integers(0, 1440), st.integers(-(10**7), 10**8), st.integers(0, 10**6))
def test_states_follow_one_another_and_late_begins_where_grace_ends(length, grace, seconds, more):
    order = [State.SCHEDULED, State.OPEN, State.GRACE, State.CLOSED]
    consultation = Consultation(opens_at=NOW, closes_at=NOW + timedelta(seconds=length), grace_minutes=grace)
    first, then = NOW + timedelta(seconds=seconds), NOW + timedelta(seconds=seconds + more)

    assert order.index(state_of(consultation, first)) <= order.index(state_of(consultation, then))
    assert is_late(consultation, first) == (state_of(consultation, first) is State.CLOSED)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_extension_can_only_make_late_things_on_time(arrival, more):
    consultation, received = dated(), NOW + timedelta(seconds=arrival)
    before = is_late(consultation, received)
    consultation.closes_at += timedelta(seconds=more)

    assert before or not is_late(consultation, received)


@pytest.mark.django_db
def test_open_now_lists_what_closes_first_in_front():
    review = a_review()
    for slug, state in (("a", "draft"), ("b", "scheduled"), ("c", "open"), ("d", "grace"), ("e", "closed")):
        a_consultation(review, slug, state=state)
    a_consultation(review, "f", closes_at=NOW + timedelta(days=3))

    assert [each.slug for each in queries.open_now(review, NOW)] == ["f", "c"]
    assert [each.slug for each in queries.announced(review)] == ["b", "f", "c", "d", "e"]
