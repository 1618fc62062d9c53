"""Pages of the desk about the register, used as a browser without scripts uses them."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rapporteur.web.accounts.models import Activity
from rapporteur.web.reviews.models import Role
from rapporteur.web.stakeholders.models import Alias, Merge, Organisation, Person, Representation, TableImport
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
_HERE = "/en/desk/lantern/register/"


@pytest.fixture
def review():
    return a_review()


@pytest.fixture
def officer(review, signed_in):
    return signed_in(a_member(review, Role.OFFICER, "Ottilie Fen"))


@pytest.fixture
def analyst(review, signed_in):
    return signed_in(a_member(review, Role.ANALYST))


def _text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def _faults(response):
    return {field: list(errors) for field, errors in response.context["form"].errors.items()}


def _messages(response):
    return [str(message) for message in response.context["messages"]]


def test_empty_register_says_what_it_is_for(officer):
    page = officer.get(_HERE)

    assert "The register is empty" in _text(page)
    assert "Add an organisation" in _text(page)


def test_register_is_searched(review, officer, analyst):
    an_organisation(review, "Lantern Foundation", group="academia", attributes=["youth"], country="Kenya")
    an_organisation(review, "Oil Guild", verification="verified")
    a_person(review, "Sol Reyes")

    def names(query, client=officer):
        return [one.name for one in client.get(f"{_HERE}?{query}").context["page"]]

    assert names("") == ["Lantern Foundation", "Oil Guild"]
    assert names("text=oil", analyst) == ["Oil Guild"]
    assert names("kind=person") == ["Sol Reyes"]
    assert names("group=academia&attribute=youth&country=Kenya") == ["Lantern Foundation"]
    assert names("verification=verified") == ["Oil Guild"]
    assert names("region=africa") == []
    assert "No entry meets all of this." in _text(officer.get(f"{_HERE}?region=africa"))
    assert "Add an organisation" not in _text(analyst.get(_HERE))


def test_register_is_paged(review, officer):
    for number in range(53):
        an_organisation(review, f"Lantern {number:02d}")

    page = officer.get(f"{_HERE}?text=lantern&page=2")

    assert [one.name for one in page.context["page"]] == ["Lantern 50", "Lantern 51", "Lantern 52"]
    assert "text=lantern" in page.content.decode()


def test_organisation_is_added_and_changed(review, officer):
    given = {"name": "Fundación Farol", "group": "civil-society", "attributes": ["women"], "country": "Suiza"}
    added = officer.post(f"{_HERE}new/organisation/", given)
    organisation = Organisation.objects.get()
    officer.post(
        f"{_HERE}organisation/{organisation.pk}/change/", {**given, "region": "africa", "website": "farol.example"}
    )

    assert added.headers["Location"] == f"{_HERE}organisation/{organisation.pk}/"
    assert (organisation.country, organisation.region, organisation.attributes) == (
        "Switzerland", "europe-north-america", ["women"],
    )  # fmt: skip
    assert Organisation.objects.values_list("region", "website").get() == ("africa", "https://farol.example")


def test_organisation_that_is_there_is_refused_and_nothing_typed_is_lost(review, officer):
    an_organisation(review, "Lantern Foundation")

    page = officer.post(f"{_HERE}new/organisation/", {"name": "LANTERN foundation", "country": "Kenya"})

    assert _faults(page) == {"name": ["Lantern Foundation is in the register already, under this or another name."]}
    assert 'value="LANTERN foundation"' in page.content.decode()
    assert 'value="Kenya"' in page.content.decode()


def test_addresses_of_people_are_for_owners_and_officers(review, officer, analyst):
    person = a_person(review, email="ivo@private.example")
    path = f"{_HERE}person/{person.pk}/"

    assert "ivo@private.example" in _text(officer.get(path))
    assert "ivo@private.example" not in analyst.get(path).content.decode()
    assert "Ivo Maren" in _text(analyst.get(path))
    assert "ivo@private.example" in officer.post(f"{_HERE}export/").content.decode()
    assert "ivo@private.example" not in analyst.post(f"{_HERE}export/").content.decode()
    assert [line.detail for line in Activity.objects.order_by("id")] == [{"addresses": True}, {"addresses": False}]


def test_entry_shows_what_the_register_knows(review, officer):
    organisation = an_organisation(review, "Lantern Foundation", attributes=["youth", "rural"], country="Kenya")
    Alias.objects.create(organisation=organisation, name="مؤسسة الفانوس", name_key="x")
    Representation.objects.create(organisation=organisation, person=a_person(review), title="Chair")

    text = _text(officer.get(f"{_HERE}organisation/{organisation.pk}/"))

    for words in (
        "Youth",
        "Rural and remote communities",
        "Kenya",
        "مؤسسة الفانوس",
        "Ivo Maren",
        "Chair",
        "Not verified",
    ):
        assert words in text


def test_entry_shows_what_it_gave_and_what_was_not_given_by_name_to_few(review, officer, analyst):
    organisation = an_organisation(review)
    version = a_version(a_consultation(review), {}, "0" * 64)
    for number, publication in enumerate(("named", "anonymous", "withheld"), start=1):
        a_contribution(
            version, number, organisation=organisation, publication=publication, state="submitted", received_at=NOW
        )
    a_contribution(version, 4, organisation=organisation, publication="named")
    path = f"{_HERE}organisation/{organisation.pk}/"

    assert [one.reference for one in officer.get(path).context["given"]] == ["TEST-0003", "TEST-0002", "TEST-0001"]
    assert [one.reference for one in analyst.get(path).context["given"]] == ["TEST-0001"]
    assert "TEST-0002" not in analyst.get(path).content.decode()


def test_entries_of_another_review_are_not_there(review, officer):
    other = an_organisation(a_review("beacon"))
    mine = an_organisation(review, "Mine")

    for path in (
        f"organisation/{other.pk}/",
        f"organisation/{other.pk}/change/",
        f"organisation/{mine.pk}/merge/{other.pk}/",
        f"organisation/{mine.pk}/merge/{mine.pk}/",
        f"person/{mine.pk}/",
    ):
        assert (path, officer.get(_HERE + path).status_code) == (path, 404)


def test_names_are_added_and_removed(review, officer):
    organisation, other = an_organisation(review), an_organisation(review, "Oil Guild")
    path = f"{_HERE}organisation/{organisation.pk}/names/"
    officer.post(path, {"name": "Farol"})
    taken = officer.post(path, {"name": "oil guild"})
    alias = Alias.objects.get()
    elsewhere = officer.post(f"{_HERE}organisation/{other.pk}/names/{alias.pk}/remove/")
    officer.post(f"{path}{alias.pk}/remove/")

    assert (alias.name, alias.organisation) == ("Farol", organisation)
    assert _faults(taken) == {"name": ["oil guild is already a name of Oil Guild."]}
    assert elsewhere.status_code == 404
    assert Alias.objects.count() == 0


def test_representatives_are_added_from_both_sides_and_removed(review, officer):
    organisation, other = an_organisation(review), an_organisation(review, "Oil Guild")
    there = a_person(review, email="ivo@lantern.example")
    path = f"{_HERE}organisation/{organisation.pk}/representation/"
    officer.post(path, {"name": "I. Maren", "email": "IVO@lantern.example", "title": "Chair"})
    officer.post(path, {"name": "Bea Lund"})
    officer.post(f"{_HERE}person/{there.pk}/representation/", {"organisation": "OIL guild"})
    unknown = officer.post(f"{_HERE}person/{there.pk}/representation/", {"organisation": "Nobody Ltd"})
    links = sorted(Representation.objects.values_list("organisation__name", "person__name", "title"))
    removed = Representation.objects.get(organisation=other)
    officer.post(f"{_HERE}person/{there.pk}/representation/{removed.pk}/remove/")

    assert links == [
        ("Lantern Foundation", "Bea Lund", ""),
        ("Lantern Foundation", "Ivo Maren", "Chair"),
        ("Oil Guild", "Ivo Maren", ""),
    ]
    assert _faults(unknown) == {"organisation": ["The register has no organisation Nobody Ltd. Add it first."]}
    assert Representation.objects.filter(organisation=other).count() == 0


def test_verification_is_decided(review, officer):
    organisation = an_organisation(review)
    path = f"{_HERE}organisation/{organisation.pk}/verification/"
    refused = officer.post(path, {"verification": "refused", "note": ""})
    officer.post(path, {"verification": "verified", "note": "Seen in the directory"})

    organisation.refresh_from_db()
    assert _faults(refused) == {"note": ["Write why it is refused, so that others can follow it."]}
    assert (organisation.verification, organisation.note) == ("verified", "Seen in the directory")
    assert organisation.verified_by is not None
    assert organisation.verified_by.name == "Ottilie Fen"


def test_names_that_look_alike_are_compared_and_merged(review, officer):
    one, other = an_organisation(review, "Union of Lantern Makers"), an_organisation(review, "Lantern Makers Union")
    listed = officer.get(f"{_HERE}duplicates/")
    path = f"{_HERE}organisation/{one.pk}/merge/{other.pk}/"
    without_reason = officer.post(path, {"keep": other.pk, "reason": ""})
    done = officer.post(path, {"keep": other.pk, "reason": "One charter"}, follow=True)

    assert path in listed.content.decode()
    assert "reason" in _faults(without_reason)
    assert Merge.objects.values_list("kept_id", "dropped_id", "reason").get() == (other.pk, one.pk, "One charter")
    assert done.redirect_chain == [(f"{_HERE}organisation/{other.pk}/", 302)]
    assert "Union of Lantern Makers was merged into Lantern Makers Union by Ottilie Fen on" in _text(done)
    assert "This entry was merged into Lantern Makers Union" in _text(officer.get(f"{_HERE}organisation/{one.pk}/"))
    assert "No names look alike" in _text(officer.get(f"{_HERE}duplicates/"))


def test_other_entry_to_merge_with_is_searched(review, officer):
    one, other = an_organisation(review), an_organisation(review, "Oil Guild")
    path = f"{_HERE}organisation/{one.pk}/merge/"

    found, nothing = officer.get(f"{path}?text=guild"), officer.get(f"{path}?text=lantern")

    assert list(found.context["others"]) == [other]
    assert "No other entry has this in its name." in _text(nothing)


def _uploaded(client, data, name="people.csv"):
    return client.post(f"{_HERE}import/", {"table": SimpleUploadedFile(name, data.encode())}, follow=True)


def test_table_is_looked_at_and_then_imported(review, officer):
    shown = _uploaded(officer, "Organisation,Group\nLantern Foundation,Academia\nOil Guild,Broadcasters\n")
    table = TableImport.objects.get()
    before = Organisation.objects.count()
    done = officer.post(f"{_HERE}import/{table.pk}/", follow=True)
    rejected = officer.get(f"{_HERE}import/{table.pk}/?what=rejected")

    assert "Nothing is added yet." in _text(shown)
    assert dict(shown.context["counted"]) == {"added": 1, "rejected": 1}
    assert before == 0
    assert _messages(done) == ["The table is imported."]
    assert [one.name for one in Organisation.objects.all()] == ["Lantern Foundation"]
    assert [(row["row"], row["reason"]) for row in rejected.context["rows"]] == [
        (3, "Group: Broadcasters is none of the seven stakeholder groups.")
    ]
    again = officer.post(f"{_HERE}import/{table.pk}/", follow=True)
    assert _messages(again) == ["This table was imported already."]


def test_table_that_is_not_wanted_is_forgotten(review, officer):
    _uploaded(officer, "Organisation\nLantern Foundation\n")

    page = officer.post(f"{_HERE}import/{TableImport.objects.get().pk}/forget/", follow=True)

    assert _messages(page) == ["The table is forgotten. The register is as it was."]
    assert (TableImport.objects.count(), Organisation.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("people.pdf", "x", "people.pdf is neither a .csv nor an .xlsx file. Save the table as one of them."),
        ("people.csv", "", "people.csv: The file is empty. Export the table again."),
        ("people.csv", "x" * (3 << 20) + "x", "The file is larger than 3 MB. Split it into several files."),
    ],
)
def test_table_that_cannot_be_read_says_why(officer, name, data, fault):
    assert _faults(_uploaded(officer, data, name)) == {"table": [fault]}


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_pages_of_the_register_come_in_every_language_and_are_light(review, officer, language):
    one, other = an_organisation(review, "Lantern Union", country="Kenya"), an_organisation(review, "Union of Lanterns")
    a_person(review)
    for path in (
        "", "duplicates/", "import/", "new/organisation/", "new/person/", f"organisation/{one.pk}/",
        f"organisation/{one.pk}/merge/{other.pk}/", f"organisation/{one.pk}/verification/",
    ):  # fmt: skip
        page = officer.get(f"/{language}/desk/lantern/register/{path}").content
        assert (path, page.count(b"<h1>")) == (path, 1)
        assert len(page) < 60_000


def test_export_is_a_table_to_take_away(review, officer):
    an_organisation(review, "=Lantern")

    response = officer.post(f"{_HERE}export/")

    assert response.headers["Content-Disposition"] == 'attachment; filename="lantern-register.csv"'
    assert response.content.decode().splitlines()[1] == "'=Lantern,,,,,,,,,,,unverified"
    assert Person.objects.count() == 0
