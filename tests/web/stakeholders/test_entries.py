"""Entries of the register: adding, changing, other names, representatives, verification, affiliations."""

from __future__ import annotations

import pytest

from rapporteur.web.accounts.models import Activity
from rapporteur.web.stakeholders.actions import (
    Found,
    add_alias,
    add_organisation,
    add_person,
    change_organisation,
    decide_verification,
    find_or_add,
    remove_alias,
    represent,
    stop_representing,
)
from rapporteur.web.stakeholders.models import Alias, Organisation, Person, Representation
from rapporteur.web.stakeholders.refusals import Refused
from tests.web.factories import NOW, a_member, a_person, a_review, an_organisation

pytestmark = pytest.mark.django_db


def test_organisation_is_added_with_its_place_and_sub_groups_normalised():
    review = a_review()
    owner = a_member(review)

    organisation = add_organisation(
        register=review.register,
        by=owner,
        now=NOW,
        name="  Asociación de\nFaroles ",
        group="civil-society",
        attributes=["youth", "women", "no such thing"],
        country="Suisse",
    )

    kept = Organisation.objects.get()
    assert kept == organisation
    assert (kept.name, kept.country, kept.region) == (
        "Asociación de Faroles", "Switzerland", "europe-north-america",
    )  # fmt: skip
    assert (kept.attributes, kept.verification) == (["women", "youth"], "unverified")
    line = Activity.objects.get()
    assert (line.verb, line.target, line.review_id) == ("register.added", "Asociación de Faroles", review.pk)


def test_country_of_the_list_of_the_review_goes_before_those_of_the_world():
    review = a_review(countries=["Arunel", "Georgia (Lantern)"])

    known = add_organisation(register=review.register, by=None, now=NOW, name="One", country="ARUNEL", region="africa")
    typed = add_organisation(register=review.register, by=None, now=NOW, name="Two", country="Nowhere at all")

    assert (known.country, known.region) == ("Arunel", "africa")
    assert (typed.country, typed.region) == ("Nowhere at all", "")


def test_organisation_with_a_name_or_alias_that_is_there_is_refused():
    review = a_review()
    owner = a_member(review)
    there = an_organisation(review, "Lantern Foundation")
    add_alias(organisation=there, name="LF", by=owner, now=NOW)

    for name in ("LANTERN - foundation", "L.F".replace(".", "")):
        with pytest.raises(Refused, match="Lantern Foundation is in the register already"):
            add_organisation(register=review.register, by=owner, now=NOW, name=name)
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"name": " -- "}, "Enter a name with letters or digits."),
        ({"name": "x" * 301}, "A name has at most 300 characters."),
        ({"name": "Lantern", "group": "media"}, "media is none of the stakeholder groups."),
    ],
)
def test_organisation_that_cannot_be_kept_is_refused(details, reason):
    with pytest.raises(Refused) as refusal:
        add_organisation(register=a_review().register, by=None, now=NOW, **details)

    assert refusal.value.reason == reason


def test_people_may_share_a_name_but_not_an_address_and_the_log_names_neither():
    review = a_review()
    owner = a_member(review)
    first = add_person(register=review.register, by=owner, now=NOW, name="Ivo Maren", email="ivo@lantern.example")
    add_person(register=review.register, by=owner, now=NOW, name="Ivo Maren")

    with pytest.raises(Refused, match="with this e-mail address"):
        add_person(register=review.register, by=owner, now=NOW, name="I. Maren", email="IVO@lantern.example")

    assert Person.objects.count() == 2
    line = Activity.objects.order_by("id")[0]
    assert (line.target, line.detail) == (f"person {first.pk}", {"kind": "person", "entry": first.pk})


def test_change_tells_the_fields_that_are_other_and_moves_the_region_with_the_country():
    review = a_review()
    owner = a_member(review)
    organisation = an_organisation(review, country="Kenya", region="africa", group="academia")

    told = change_organisation(
        organisation=organisation, by=owner, now=NOW, name="Lantern Trust", group="academia", country="Japan"
    )

    assert told == ["country", "name", "region"]
    assert Organisation.objects.values_list("name", "name_key", "country", "region").get() == (
        "Lantern Trust", "lantern-trust", "Japan", "asia-pacific",
    )  # fmt: skip
    assert change_organisation(organisation=organisation, by=owner, now=NOW, name="Lantern Trust") == []
    assert Activity.objects.count() == 1


def test_alias_means_one_organisation_only_and_can_be_taken_back():
    review = a_review()
    owner = a_member(review)
    one, other = an_organisation(review, "Lantern Foundation"), an_organisation(review, "Wick Union")
    alias = add_alias(organisation=one, name="Farol", by=owner, now=NOW)

    with pytest.raises(Refused, match="farol is already a name of Lantern Foundation"):
        add_alias(organisation=other, name="farol", by=owner, now=NOW)
    remove_alias(alias=alias, by=owner, now=NOW)
    add_alias(organisation=other, name="farol", by=owner, now=NOW)

    assert list(Alias.objects.values_list("organisation__name", "name")) == [("Wick Union", "farol")]


def test_person_speaks_for_several_organisations_of_one_register():
    review = a_review()
    owner, person = a_member(review), a_person(review)
    one, other = an_organisation(review, "Lantern Foundation"), an_organisation(review, "Wick Union")
    represent(person=person, organisation=one, title="Chair", by=owner, now=NOW)
    represent(person=person, organisation=one, title="Director", by=owner, now=NOW)
    second = represent(person=person, organisation=other, title="", by=owner, now=NOW)
    with pytest.raises(Refused, match="registers of different reviews"):
        represent(person=person, organisation=an_organisation(a_review("beacon")), title="", by=owner, now=NOW)

    stop_representing(representation=second, by=owner, now=NOW)

    assert list(Representation.objects.values_list("organisation__name", "title")) == [
        ("Lantern Foundation", "Director")
    ]


def test_verification_is_decided_by_somebody_and_refused_with_a_reason_only():
    review = a_review()
    owner, organisation = a_member(review), an_organisation(review)
    refused, verified = Organisation.Verification.REFUSED, Organisation.Verification.VERIFIED
    with pytest.raises(Refused, match="Write why"):
        decide_verification(entry=organisation, verification=refused, note=" ", by=owner, now=NOW)

    decide_verification(entry=organisation, verification=verified, note="Seen in the directory", by=owner, now=NOW)

    assert Organisation.objects.values_list("verification", "verified_by", "verified_at", "note").get() == (
        "verified", owner.pk, NOW, "Seen in the directory",
    )  # fmt: skip


def test_affiliation_is_found_by_any_spelling_or_added_unverified():
    review, other = a_review(), a_review("beacon")
    there = an_organisation(review, "Lantern Foundation", group="academia")
    add_alias(organisation=there, name="Fundación Farol", by=a_member(review), now=NOW)
    an_organisation(other, "Wick Union")

    by_name = find_or_add(register=review.register, name="lantern, foundation", now=NOW, group="government")
    by_alias = find_or_add(register=review.register, name="FUNDACIÓN FAROL", now=NOW)
    new = find_or_add(register=review.register, name="Wick Union", now=NOW, group="private-sector", country="Kenya")

    assert (by_name, by_alias) == (Found(there, added=False), Found(there, added=False))
    assert new is not None
    added = Organisation.objects.get(pk=new.organisation.pk)
    assert (new.added, added.register, added.group, added.region, added.verification) == (
        True, review.register, "private-sector", "africa", "unverified",
    )  # fmt: skip
    assert Organisation.objects.get(pk=there.pk).group == "academia"


@pytest.mark.parametrize("name", ["", "  ", "N/A", "Independent researcher", "--"])
def test_affiliation_that_names_no_organisation_adds_none(name):
    assert find_or_add(register=a_review().register, name=name, now=NOW) is None
    assert Organisation.objects.count() == 0
