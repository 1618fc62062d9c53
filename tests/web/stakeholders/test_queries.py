"""What is read of a register."""

from __future__ import annotations

import pytest

from rapporteur.web.stakeholders.models import Alias, Organisation, Representation
from rapporteur.web.stakeholders.names import name_key
from rapporteur.web.stakeholders.queries import Search, countries, counts, entry, likely_duplicates, search
from tests.web.factories import a_person, a_review, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    review = a_review()
    foundation = an_organisation(
        review,
        "Lantern Foundation",
        group="civil-society",
        attributes=["women", "youth"],
        country="Kenya",
        region="africa",
    )
    Alias.objects.create(organisation=foundation, name="Farol", name_key=name_key("Farol"))
    guild = an_organisation(review, "Oil Guild", verification="verified", country="Japan", region="asia-pacific")
    an_organisation(review, "Oil Gild", merged_into=guild, country="Peru")
    a_person(review, "Sol Reyes", group="individual", country="Arunel")
    speaker = a_person(review, "Ivo Maren", group="academia")
    Representation.objects.create(person=speaker, organisation=foundation)
    an_organisation(a_review("beacon"), "Lantern Elsewhere", country="Chad")
    return review


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["Lantern Foundation", "Oil Guild"]),
        ({"kind": "person"}, ["Ivo Maren", "Sol Reyes"]),
        ({"text": "LANTERN"}, ["Lantern Foundation"]),
        ({"text": "faro"}, ["Lantern Foundation"]),
        ({"text": "%"}, []),
        ({"text": "sol", "kind": "person"}, ["Sol Reyes"]),
        ({"group": "civil-society"}, ["Lantern Foundation"]),
        ({"group": "none"}, ["Oil Guild"]),
        ({"country": "Japan"}, ["Oil Guild"]),
        ({"region": "africa"}, ["Lantern Foundation"]),
        ({"attribute": "youth"}, ["Lantern Foundation"]),
        ({"attribute": "rural"}, []),
        ({"verification": "verified"}, ["Oil Guild"]),
        ({"verification": "verified", "region": "africa"}, []),
    ],
)
def test_search_finds_what_meets_all_that_is_wanted(review, wanted, names):
    assert [found.name for found in search(review.register, Search(**wanted))] == names


def test_counts_leave_out_merged_entries_and_count_representatives_once(review):
    found = counts(review.register)

    assert (found.organisations, found.people, found.unverified) == (2, 2, 3)
    assert {key: count for key, count in found.by_group.items() if count} == {
        "civil-society": 1, "individual": 1, "": 1,
    }  # fmt: skip
    assert {key: count for key, count in found.by_region.items() if count} == {"africa": 1, "asia-pacific": 1, "": 1}
    assert list(countries(review.register)) == ["Arunel", "Japan", "Kenya"]


def test_entry_of_another_register_is_none(review):
    other = Organisation.objects.get(name="Lantern Elsewhere")

    assert entry(review.register, "organisation", other.pk) is None
    assert entry(other.register, "organisation", other.pk) == other
    assert entry(review.register, "event", other.pk) is None


def test_likely_duplicates_are_pairs_of_entries_with_names_alike():
    review = a_review()
    one = an_organisation(review, "Union of Lantern Makers")
    an_organisation(review, "Oil Guild")
    other = an_organisation(review, "Lantern Makers Union")
    first, second = a_person(review, "Ivo Maren"), a_person(review, "Ivo Maren")

    assert likely_duplicates(review.register, "organisation") == [(one, other)]
    assert likely_duplicates(review.register, "person") == [(first, second)]
