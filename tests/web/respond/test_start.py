"""Before answering: what is asked, until when, and beginning."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rapporteur.web.contributions.models import Contribution
from rapporteur.web.respond.limits import BEGIN, blocked_until
from tests.web.respond.cast import a_round, address, begin, fields, start_address, text_of


def test_start_page_says_what_is_asked_by_whom_and_until_when():
    consultation = a_round()

    page = text_of(Client().get(start_address(consultation)))

    closes = f"{consultation.closes_at:%Y}, {consultation.closes_at:%H:%M:%S}"
    assert "You can answer until" in page
    assert closes in page
    assert "Lantern Secretariat (fictional) asks, for the review" in page
    assert "There are 12 questions. Most people need about 20 minutes." in page
    assert "You can read and answer in Arabic , Chinese , English , French , Russian" in page
    assert "What was begun before" not in page


def test_start_begins_with_the_channel_of_the_address():
    consultation, client = a_round(), Client()
    sent = fields(client.get(start_address(consultation) + "?via=radio-7").content.decode())

    contribution = begin(client, consultation, via=sent["via"], way=sent["way"])

    assert (contribution.via, contribution.language, contribution.trial) == ("radio-7", "en", False)
    assert client.session["contributions"] == [contribution.reference]
    assert client.get(address(contribution, "home")).status_code == 200


@pytest.mark.parametrize("via", ["Radio 7", "a" * 61, "<b>", "é"])
def test_start_drops_a_channel_that_is_no_channel(via):
    consultation, client = a_round(), Client()

    assert fields(client.get(start_address(consultation), {"via": via}).content.decode())["via"] == ""
    assert begin(client, consultation, via=via).via == ""


def test_start_looking_begins_nothing():
    consultation = a_round()

    Client().get(start_address(consultation))

    assert Contribution.objects.count() == 0


def test_start_in_another_language_answers_in_it():
    consultation, client = a_round(), Client()

    client.post(start_address(consultation).replace("/en/", "/zh-hans/"))

    assert Contribution.objects.get().language == "zh"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("scheduled", "You cannot answer yet."),
        ("closed", "Nobody can begin now. What was begun before can still be submitted, and is marked late."),
    ],
)
def test_start_says_why_nobody_can_begin(state, sentence):
    consultation, client = a_round(state), Client()

    page, begun = client.get(start_address(consultation)), client.post(start_address(consultation))

    assert (page.status_code, begun.status_code, Contribution.objects.count()) == (200, 409, 0)
    assert [sentence in text_of(one) for one in (page, begun)] == [True, True]
    assert "Start</button>" not in page.content.decode()


def test_start_in_the_grace_says_until_when_begun_answers_are_on_time():
    consultation = a_round("open")
    consultation.closes_at = consultation.opens_at
    consultation.grace_minutes = 20 * 24 * 60
    consultation.save()

    page = Client().get(start_address(consultation))

    assert "What was begun before is on time if it is submitted before" in text_of(page)


@pytest.mark.parametrize("page", ["start", "reading"])
def test_start_knows_nothing_of_what_is_not_announced(page):
    draft = a_round("draft")

    assert Client().get(reverse(f"respond:{page}", args=[draft.review.slug, draft.slug])).status_code == 404
    assert Client().get(reverse(f"respond:{page}", args=[draft.review.slug, "unknown"])).status_code == 404


def test_start_knows_nothing_of_a_review_that_is_not_public():
    consultation = a_round()
    consultation.review.public = False
    consultation.review.save()

    assert Client().get(start_address(consultation)).status_code == 404
    assert Client().post(start_address(consultation)).status_code == 404


def test_start_page_leads_back_to_what_was_begun_here():
    consultation, client = a_round(), Client()
    contribution = begin(client, consultation)

    assert contribution.reference in client.get(start_address(consultation)).content.decode()
    assert contribution.reference not in Client().get(start_address(consultation)).content.decode()


def test_reading_shows_every_question_with_whom_it_is_asked_of():
    consultation = a_round()

    page = text_of(Client().get(reverse("respond:reading", args=[consultation.review.slug, consultation.slug])))

    asked = consultation.versions.get().definition["sections"][0]["questions"]
    assert [question["label"]["en"] in page for question in asked] == [True] * len(asked)
    assert "Asked of: Civil society and Academia" in page
    assert "Asked only of some, by what they answered before." in page
    assert "At most 300 words." in page


def test_reading_waits_for_the_opening():
    consultation = a_round("scheduled")
    where = reverse("respond:reading", args=[consultation.review.slug, consultation.slug])

    assert Client().get(where).status_code == 404


def test_start_from_one_address_has_a_limit_and_says_when_to_try_again():
    consultation, client = a_round(), Client()
    used_up = [blocked_until(BEGIN, "127.0.0.1", timezone.now()) for _ in range(BEGIN.most - 1)]

    statuses = [client.post(start_address(consultation)).status_code for _ in range(2)]
    refused = client.post(start_address(consultation))

    assert (set(used_up), statuses, refused.status_code) == ({None}, [302, 429], 429)
    assert 1 <= int(refused["Retry-After"]) <= 3600
    assert "You can try again from" in text_of(refused)
    assert client.get(start_address(consultation)).status_code == 200
