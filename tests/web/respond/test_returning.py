"""Coming back by a mailed link, and being forgotten."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rapporteur.web.contributions.models import LinkRequest, ReturnLink
from rapporteur.web.contributions.tasks import answer_link_request
from rapporteur.web.mail.models import OutgoingMail
from rapporteur.web.respond.limits import ASK_FOR_ADDRESS, MAIL_LINK
from tests.web.respond.cast import WHO, a_round, address, begin, fill, form, text_of

LOST = "/en/answer/lost/"


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    draft = begin(device, a_round())
    fill(device, address(draft, "about"), **WHO)
    return draft


def mailed_link(device, draft):
    device.post(address(draft, "link"))
    (link,) = re.findall(r"https?://[^/\s]+(/\S*return/\S+)", OutgoingMail.objects.latest("pk").body)
    return link


def test_link_is_mailed_and_lets_another_device_in_by_its_button(device, draft):
    link = mailed_link(device, draft)
    other = Client()

    page = other.get(link)
    let_in = other.post(link, form(page.content.decode()))

    assert (page.status_code, "Open my answers here" in text_of(page)) == (200, True)
    assert (let_in.status_code, let_in["Location"]) == (302, address(draft, "home"))
    assert other.get(address(draft, "home")).status_code == 200


def test_link_opened_by_a_scanner_changes_nothing(device, draft):
    link = mailed_link(device, draft)
    scanner = Client()

    scanner.get(link)
    scanner.head(link)

    assert "contributions" not in scanner.session
    assert scanner.get(address(draft, "home")).status_code == 404
    assert Client().post(link).status_code == 302


def test_link_page_tells_nobody_else_where_it_was(device, draft):
    response = Client().get(mailed_link(device, draft))

    assert (response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == ("same-origin", True)
    assert re.findall(r'(?:href|src|action)="(?:https?:)?//[^"]*', response.content.decode()) == []
    assert draft.reference not in response.content.decode()


@pytest.mark.parametrize("state", ["unknown", "expired"])
def test_link_that_is_over_says_how_to_get_another(device, draft, state):
    link = mailed_link(device, draft)
    if state == "expired":
        ReturnLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        link = reverse("respond:return", args=["nothing-like-it"])

    seen, response = Client().get(link), Client().post(link)

    assert (seen.status_code, response.status_code) == (200, 410)
    assert "Get a new link" in text_of(response)


def test_link_is_not_mailed_without_an_address(device):
    draft = begin(device, a_round())

    response = device.post(address(draft, "link"))

    assert "You have given no e-mail address." in text_of(response)
    assert OutgoingMail.objects.count() == 0


def test_links_mailed_have_a_limit(device, draft):
    statuses = [device.post(address(draft, "link")).status_code for _ in range(MAIL_LINK.most + 1)]

    assert statuses == [302] * MAIL_LINK.most + [429]


@pytest.mark.parametrize("email", ["oona@guild.example", "nobody@guild.example"])
def test_lost_link_gets_the_same_answer_for_known_and_unknown_addresses(draft, email):
    response = Client().post(LOST, {"consultation": draft.consultation.pk, "email": email})

    shown = text_of(response).replace(email, "ADDRESS")
    assert response.status_code == 200
    assert "If answers were begun with ADDRESS , a link to them is on its way there." in shown
    assert (LinkRequest.objects.count(), OutgoingMail.objects.count()) == (1, 0)


def test_lost_link_is_mailed_by_the_worker(draft):
    Client().post(LOST, {"consultation": draft.consultation.pk, "email": "OONA@guild.example"})

    answer_link_request.call(LinkRequest.objects.get().pk)

    assert [letter.to for letter in OutgoingMail.objects.all()] == ["oona@guild.example"]


def test_lost_page_knows_which_consultation_one_came_from(draft):
    page = Client().get(f"{LOST}?of={draft.consultation.pk}").content.decode()

    assert f'<option value="{draft.consultation.pk}" selected>First round of questions</option>' in page


def test_lost_page_keeps_what_was_typed_and_says_what_is_wrong(draft):
    response = Client().post(LOST, {"consultation": draft.consultation.pk, "email": "oona at guild"})

    assert response.status_code == 422
    assert 'value="oona at guild"' in response.content.decode()
    assert text_of(response).count("Enter an e-mail address such as name@example.org.") == 2
    assert LinkRequest.objects.count() == 0


@pytest.mark.parametrize("email", ["oona@guild.example", "nobody@guild.example"])
def test_lost_links_for_one_address_have_a_limit(draft, email):
    sent = {"consultation": draft.consultation.pk, "email": email}

    statuses = [Client().post(LOST, sent).status_code for _ in range(ASK_FOR_ADDRESS.most + 1)]

    assert statuses == [200] * ASK_FOR_ADDRESS.most + [429]


def test_forgotten_device_is_not_let_in_any_more(device, draft):
    page = device.post(address(draft, "forget"))

    assert "This device has forgotten your answers" in text_of(page)
    assert device.get(address(draft, "home")).status_code == 404
    assert Client().post(mailed_link_of(draft)).status_code == 302


def mailed_link_of(draft):
    other = Client()
    session = other.session
    session["contributions"] = [draft.reference]
    session.save()
    return mailed_link(other, draft)


def test_forget_is_not_done_by_looking(device, draft):
    assert device.get(address(draft, "forget")).status_code == 405
    assert device.get(address(draft, "home")).status_code == 200
