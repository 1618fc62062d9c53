"""Who may open a contribution, what browsers may keep of it, and what becomes of what was typed."""

from __future__ import annotations

import pytest
from django.test import Client

from rapporteur.web.contributions.models import Answer
from tests.web.respond.cast import WHO, a_round, address, begin, fill, start_address, text_of

PAGES = ("home", "about", "all", "documents", "publication", "check", "history", "withdraw", "link", "receipt")
TYPED = {"q1": "A long answer\nin two lines", "revision.q1": "0", "then": "home"}


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    return begin(device, a_round())


@pytest.mark.parametrize("page", PAGES)
def test_page_is_not_there_for_another_device(device, draft, page):
    stranger = Client()
    begin(stranger, draft.consultation)

    theirs, unknown = (
        stranger.get(address(draft, page)),
        stranger.get(address(draft, page).replace(draft.reference, "X")),
    )

    assert (theirs.status_code, unknown.status_code) == (404, 404)
    assert device.get(address(draft, page)).status_code in (200, 302)


@pytest.mark.parametrize("page", PAGES[:-1])
def test_page_is_kept_by_no_browser_and_no_proxy(device, draft, page):
    response = device.get(address(draft, page))

    assert {"no-store", "private"} <= {part.strip() for part in response["Cache-Control"].split(",")}
    assert response["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in response["Content-Security-Policy"]


def test_form_sent_after_the_session_is_gone_shows_what_was_typed(device, draft):
    device.session.flush()

    response = device.post(address(draft, "question", "q1"), TYPED)

    assert (response.status_code, Answer.objects.count()) == (404, 0)
    assert "It was not saved. Copy it to keep it. A long answer in two lines" in text_of(response)


def test_form_sent_by_a_stranger_is_answered_alike_for_known_and_unknown(draft):
    stranger = Client()

    pages = [
        stranger.post(where, TYPED)
        for where in (address(draft, "all"), address(draft, "all").replace(draft.reference, "LANTERN-2222-3333"))
    ]

    assert [one.status_code for one in pages] == [404, 404]
    first, second = (text_of(one).partition("This page was made at")[0] for one in pages)
    assert first == second


def test_form_refused_for_its_token_shows_what_was_typed(draft):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(address(draft, "question", "q1"), TYPED)

    assert response.status_code == 403
    assert "A long answer in two lines" in text_of(response)


def test_markup_that_was_typed_is_shown_as_text(device, draft):
    fill(device, address(draft, "about"), **{**WHO, "organisation_name": "<script>alert(1)</script>"})
    fill(device, address(draft, "question", "q1"), q1="</textarea><script>alert(1)</script>")

    pages = [device.get(address(draft, page)).content.decode() for page in ("about", "all", "check")]
    refused = Client().post(address(draft, "all"), {"q1": "<script>alert(1)</script>"}).content.decode()

    assert ["<script>alert" in page for page in [*pages, refused]] == [False] * 4


def test_beginning_gives_the_session_another_name(device):
    consultation = a_round()
    session = device.session
    session["seen"] = True
    session.save()
    before = session.session_key

    begin(device, consultation)

    assert device.session.session_key != before


def test_device_may_hold_several_contributions(device, draft):
    other = begin(device, draft.consultation)

    assert [device.get(address(one, "home")).status_code for one in (draft, other)] == [200, 200]
    assert [one in device.get(start_address(draft.consultation)).content.decode() for one in (draft.reference,)] == [
        True
    ]
