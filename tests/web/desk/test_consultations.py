"""Pages about consultations, through a browser without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from rapporteur.web.consultations import queries
from rapporteur.web.consultations.local_time import written_local
from rapporteur.web.consultations.models import Consultation, Extension
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.reviews.models import Membership, Role
from tests.web.consultations.cast import a_case, log
from tests.web.desk.pages import errors, filled, page, send, texts
from tests.web.factories import a_member, a_review

pytestmark = pytest.mark.django_db
ALL = "/en/desk/lantern/consultations/"
ONE = f"{ALL}first-round/"


def now_open(consultation, days=30):
    now = timezone.now()
    consultation.opens_at, consultation.closes_at = now - timedelta(days=10), now + timedelta(days=days)
    consultation.save()


def ahead(days, zone="UTC"):
    return written_local(timezone.now() + timedelta(days=days), zone)


def test_list_of_none_offers_the_first_step_to_those_who_may(signed_in):
    review = a_review()

    owner = page(signed_in(a_member(review)).get(ALL))
    reader = page(signed_in(a_member(review, Role.READER)).get(ALL))

    assert owner.xpath("//a[@class='button']/@href") == [f"{ALL}new/"]
    assert reader.xpath("//a[@class='button']/@href") == []
    assert texts(reader, "//main//h2") == ["No consultation yet"]


def test_consultation_is_made_and_leads_to_its_questionnaire(signed_in):
    review = a_review()
    client = signed_in(a_member(review))

    response = send(client, f"{ALL}new/", title_en="First round", slug="first-round", languages=["en", "ar"])

    consultation = Consultation.objects.get()
    assert response["Location"] == f"{ONE}questionnaire/"
    assert (consultation.title, consultation.languages) == ({"en": "First round"}, ["ar", "en"])


def test_consultation_that_is_refused_keeps_what_was_typed(signed_in):
    _, by = a_case()
    client = signed_in(by)

    response = send(client, f"{ALL}new/", title_ar="جولة", slug="first-round", languages="en")

    assert errors(response) == ["This review has a consultation with the address first-round already."]
    assert filled(page(response)) == {**filled(page(response)), "title_ar": "جولة", "slug": "first-round"}


def test_organiser_sees_only_their_own(signed_in):
    consultation, _ = a_case()
    a_case(slug="another")
    user = a_member(consultation.review, Role.ORGANISER)
    consultation.organisers.add(Membership.objects.get(user=user))
    client = signed_in(user)

    assert page(client.get(ALL)).xpath("//li[@class='card']//h2/a/@href") == [ONE]
    assert client.get(f"{ALL}another/").status_code in (403, 404)
    assert client.get(f"{ONE}opening/").status_code == 403


@pytest.mark.parametrize(
    "part", ["", "settings/", "record/", "next-round/", "opening/", "extension/", "questionnaire/"]
)
@pytest.mark.parametrize("state", ["draft", "open"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_has_one_heading_and_the_tab_it_stands_on(signed_in, part, state, language):
    consultation, by = a_case()
    if state == "open":
        now_open(consultation)
    address = f"{ONE}{part}".replace("/en/", f"/{language}/")

    response = signed_in(by).get(address)

    tree = page(response)
    current = tree.xpath("//nav[@class='tabs']//a[@aria-current='page']/@href")
    assert len(tree.xpath("//h1")) == 1
    assert current == ([] if part == "next-round/" or (part == "extension/" and state == "draft") else [address])
    assert (tree.get("dir"), len(response.content) < 100_000) == ("rtl" if language == "ar" else "ltr", True)


def test_settings_are_saved(signed_in):
    consultation, by = a_case()
    organiser = Membership.objects.get(user=a_member(consultation.review, Role.ORGANISER))

    send(signed_in(by), f"{ONE}settings/", title_fr="Première", grace_minutes="20", organisers=str(organiser.pk))

    consultation.refresh_from_db()
    assert (consultation.title["fr"], consultation.grace_minutes) == ("Première", 20)
    assert list(consultation.organisers.all()) == [organiser]
    assert log() == [("consultation.changed", "first-round"), ("consultation.organisers", "first-round")]


def test_opening_shows_both_zones_days_and_warnings_before_anything_is_done(signed_in):
    consultation, by = a_case()
    consultation.review.time_zone = "Asia/Kathmandu"
    consultation.review.save()
    client, zone = signed_in(by), "Asia/Kathmandu"

    response = send(client, f"{ONE}opening/", opens_at=ahead(1, zone), closes_at=ahead(8, zone))

    tree = page(response)
    assert texts(tree, "//h1") == ["Check the opening"]
    offsets = [moment[-6:] for moment in tree.xpath("//dd//time/@datetime")]
    assert offsets == ["+05:45", "+00:00", "+05:45", "+00:00"]
    assert texts(tree, "//div[contains(@class, 'notice--warning')]//li")[0].startswith("Days for input: 7.")
    assert queries.latest_version(consultation).frozen_at is None

    again = client.post(f"{ONE}opening/", {**filled(tree), "confirm": "yes"})

    consultation.refresh_from_db()
    assert again["Location"] == ONE
    assert state_of(consultation, timezone.now()) is State.SCHEDULED
    assert queries.latest_version(consultation).frozen_by == by


def test_opening_at_once_opens(signed_in):
    consultation, by = a_case()
    client = signed_in(by)

    check = page(send(client, f"{ONE}opening/", when="now", closes_at=ahead(40)))
    client.post(f"{ONE}opening/", {**filled(check), "confirm": "yes"})

    consultation.refresh_from_db()
    assert state_of(consultation, timezone.now()) is State.OPEN


def test_opening_at_a_time_that_does_not_exist_says_so_and_keeps_it(signed_in):
    consultation, by = a_case()
    consultation.review.time_zone = "Europe/Paris"
    consultation.review.save()

    response = send(signed_in(by), f"{ONE}opening/", opens_at="2030-03-31T02:30", closes_at="2030-10-27T02:30")

    assert errors(response) == [
        "There is no 02:30 on that day in Europe/Paris, because clocks are set forward. Choose 03:30 or another time.",
        "02:30 comes twice on that day in Europe/Paris, because clocks are set back. "
        "Choose a time an hour earlier or later.",
    ]
    assert filled(page(response))["opens_at"] == "2030-03-31T02:30"


def test_opening_of_a_questionnaire_with_faults_lists_them_with_links(signed_in):
    review = a_review()
    client = signed_in(a_member(review))
    send(client, f"{ALL}new/", title_en="First round", slug="first-round", languages="en")

    response = send(client, f"{ONE}opening/", when="now", closes_at=ahead(40))

    assert errors(response) == ["The questionnaire is not ready. Mend what is listed first."]
    assert texts(page(response), "//ul[@class='faults']/li") == ["The questionnaire has no sections."]


def test_opening_that_lies_ahead_is_taken_back(signed_in):
    consultation, by = a_case("scheduled")
    now = timezone.now()
    consultation.opens_at, consultation.closes_at = now + timedelta(days=1), now + timedelta(days=40)
    consultation.save()

    signed_in(by).post(f"{ONE}opening/take-back/")

    consultation.refresh_from_db()
    assert state_of(consultation, now) is State.DRAFT


def test_extension_shows_the_public_sentence_and_then_moves_the_deadline(signed_in):
    consultation, by = a_case()
    now_open(consultation)
    client, new = signed_in(by), ahead(45)

    check = page(send(client, f"{ONE}extension/", new=new, reason_en="Storms.", reason_ar="عواصف."))

    assert [quote.get("dir") for quote in check.xpath("//blockquote")] == ["rtl", "ltr"]
    assert "Storms." in texts(check, "//blockquote")[1]
    assert Extension.objects.count() == 0

    client.post(f"{ONE}extension/", {**filled(check), "confirm": "yes"})

    consultation.refresh_from_db()
    assert written_local(consultation.closes_at, "UTC") == new
    assert Extension.objects.get().reason == {"en": "Storms.", "ar": "عواصف."}
    assert "Storms." in texts(page(client.get(f"{ONE}record/")), "//dl//dd")


def test_extension_without_reason_is_refused_and_keeps_the_date(signed_in):
    consultation, by = a_case()
    now_open(consultation)
    new = ahead(45)

    response = send(signed_in(by), f"{ONE}extension/", new=new)

    assert errors(response) == ["Enter this text in one language at least."]
    assert filled(page(response))["new"] == new


def test_next_round_is_copied(signed_in):
    consultation, by = a_case()
    now_open(consultation)

    response = send(signed_in(by), f"{ONE}next-round/", title_en="Second round", slug="second-round")

    copy = Consultation.objects.get(slug="second-round")
    assert response["Location"] == f"{ALL}second-round/questionnaire/"
    assert (copy.follows, copy.round, copy.title["en"]) == (consultation, 2, "Second round")


@pytest.mark.parametrize("part", [
    "opening/take-back/", "questionnaire/export/", "questionnaire/questions/q1/move/",
    "questionnaire/sections/back/move/", "preview/try/",
])  # fmt: skip
def test_what_changes_something_is_not_done_by_get(signed_in, part):
    _, by = a_case()

    assert signed_in(by).get(f"{ONE}{part}").status_code == 405
