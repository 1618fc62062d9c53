"""Merging entries: what stays, what moves, what is on the record."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from rapporteur.web.accounts.models import Activity
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.stakeholders.actions import add_alias, find_or_add, merge, represent
from rapporteur.web.stakeholders.models import Alias, Merge, Organisation, Person, Representation
from rapporteur.web.stakeholders.refusals import Refused
from tests.web.factories import (
    NOW,
    a_consultation,
    a_contribution,
    a_member,
    a_person,
    a_review,
    a_version,
    an_organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return a_review()


@pytest.fixture
def owner(review):
    return a_member(review)


def _merge(kept, dropped, by, reason="Same statutes"):
    return merge(kept=kept, dropped=dropped, reason=reason, by=by, now=NOW)


def test_merge_keeps_every_name(review, owner):
    kept = an_organisation(review, "Lantern Foundation")
    dropped = an_organisation(review, "Fundación Farol")
    add_alias(organisation=kept, name="LF", by=owner, now=NOW)
    add_alias(organisation=dropped, name="FF", by=owner, now=NOW)

    _merge(kept, dropped, owner)

    assert list(Alias.objects.order_by("name").values_list("organisation", "name")) == [
        (kept.pk, "FF"),
        (kept.pk, "Fundación Farol"),
        (kept.pk, "LF"),
    ]
    found = find_or_add(register=review.register, name="fundación farol", now=NOW)
    assert found is not None
    assert (found.organisation, found.added) == (kept, False)


def test_merge_moves_representatives_once(review, owner):
    kept, dropped = an_organisation(review, "Lantern Foundation"), an_organisation(review, "Lantern Found.")
    both, only = a_person(review, "Ivo Maren"), a_person(review, "Bea Lund")
    for person, organisation, title in [(both, kept, "Chair"), (both, dropped, "Guest"), (only, dropped, "Clerk")]:
        represent(person=person, organisation=organisation, title=title, by=owner, now=NOW)

    _merge(kept, dropped, owner)

    assert sorted(Representation.objects.values_list("organisation", "person__name", "title")) == [
        (kept.pk, "Bea Lund", "Clerk"),
        (kept.pk, "Ivo Maren", "Chair"),
    ]


def test_merge_moves_what_later_stages_point_to_it(review, owner):
    kept, dropped = an_organisation(review, "Lantern Foundation"), an_organisation(review, "Lantern Found.")
    version = a_version(a_consultation(review), {}, "0" * 64)
    a_contribution(version, 1, organisation=dropped)
    a_contribution(version, 2, organisation=kept)

    _merge(kept, dropped, owner)

    assert set(Contribution.objects.values_list("organisation", flat=True)) == {kept.pk}


def test_merge_fills_in_what_the_kept_one_does_not_say(review, owner):
    kept = an_organisation(review, "Lantern Foundation", group="academia", attributes=["youth"])
    dropped = an_organisation(
        review,
        "LF",
        group="government",
        attributes=["women"],
        country="Kenya",
        region="africa",
        verification="verified",
    )

    _merge(kept, dropped, owner)

    kept.refresh_from_db()
    assert (kept.group, kept.attributes, kept.country, kept.region, kept.verification) == (
        "academia", ["women", "youth"], "Kenya", "africa", "unverified",
    )  # fmt: skip


def test_merge_is_on_a_record_that_nobody_changes_and_holds_no_address(review, owner):
    kept = a_person(review, "Ivo Maren", email="ivo@lantern.example")
    dropped = a_person(review, "I. Maren", email="maren@lantern.example", language="fr")

    record = _merge(kept, dropped, owner, "One person, two addresses")

    assert (record.kind, record.kept_id, record.dropped_id, record.reason, record.by) == (
        "person", kept.pk, dropped.pk, "One person, two addresses", owner,
    )  # fmt: skip
    assert (record.before["kept"]["name"], record.before["dropped"]["language"]) == ("Ivo Maren", "fr")
    assert "@" not in str(record.before)
    assert list(Activity.objects.values_list("verb", "target")) == [("register.merged", f"person {kept.pk}")]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE stakeholders_merge SET reason = 'other'")
    assert Person.objects.get(pk=dropped.pk).merged_into == kept


def test_merge_of_a_merged_one_leads_to_the_last(review, owner):
    first, second, third = (an_organisation(review, name) for name in ("One", "Two", "Three"))
    _merge(second, first, owner)
    _merge(third, second, owner)

    assert set(Organisation.objects.filter(pk__in=[first.pk, second.pk]).values_list("merged_into", flat=True)) == {
        third.pk
    }
    assert sorted(Alias.objects.values_list("organisation", "name")) == [(third.pk, "One"), (third.pk, "Two")]


def test_merge_refuses_what_cannot_be_one(review, owner):
    one, other = an_organisation(review, "One"), an_organisation(review, "Other")
    merged = an_organisation(review, "Merged", merged_into=other)
    elsewhere = an_organisation(a_review("beacon"), "One")

    for dropped, reason, told in [
        (a_person(review), "x", "An organisation and a person cannot be merged."),
        (elsewhere, "x", "The two entries are in registers of different reviews."),
        (one, "x", "Choose two different entries."),
        (other, "  ", "Write why the two are one, so that others can follow it."),
        (merged, "x", "This entry was merged into another one. Work on that one."),
    ]:
        with pytest.raises(Refused) as refusal:
            _merge(one, dropped, owner, reason)
        assert refusal.value.reason == told
    assert Merge.objects.count() == 0
