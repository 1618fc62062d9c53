"""Two devices on one contribution: nothing is overwritten, and somebody decides."""

from __future__ import annotations

import pytest
from django.test import Client

from rapporteur.web.contributions.queries import working
from tests.web.respond.cast import a_round, address, begin, fields, fill, form, text_of


@pytest.fixture
def devices():
    """Two devices that may open the same draft, and the draft."""
    first, second = Client(), Client()
    draft = begin(first, a_round())
    session = second.session
    session["contributions"] = [draft.reference]
    session.save()
    return first, second, draft


def q1(draft):
    return working(draft).answers["q1"]


def clash(devices):
    """Both open the page; the second saves; what the first gets when it saves too."""
    first, second, draft = devices
    where = address(draft, "question", "q1")
    opened = form(first.get(where).content.decode())
    fill(second, where, q1="From the telephone")
    return first.post(where, {**opened, "q1": "From the desk"}), where


def test_conflict_shows_both_versions_and_overwrites_nothing(devices):
    response, _ = clash(devices)

    page = text_of(response)
    assert (response.status_code, q1(devices[2])) == (409, "From the telephone")
    assert "What you entered here From the desk Saved on another device" in page
    assert "From the telephone Which one do you want to keep?" in page
    assert fields(response.content.decode())["q1"] == "From the desk"


@pytest.mark.parametrize(
    ("choice", "text", "kept"),
    [
        ("stored", "From the desk", "From the telephone"),
        ("typed", "From the desk", "From the desk"),
        ("typed", "From both", "From both"),
    ],
)
def test_conflict_is_settled_as_somebody_decides(devices, choice, text, kept):
    response, where = clash(devices)
    sent = {**form(response.content.decode()), "q1": text, "keep.q1": choice}

    settled = devices[0].post(where, sent)

    assert (settled.status_code, settled["Location"]) == (302, address(devices[2], "question", "q2"))
    assert q1(devices[2]) == kept


def test_conflict_without_a_decision_is_asked_again(devices):
    response, where = clash(devices)

    again = devices[0].post(where, form(response.content.decode()))

    assert (again.status_code, q1(devices[2])) == (409, "From the telephone")
    assert "Choose which version to keep." in text_of(again)
    assert fields(again.content.decode())["q1"] == "From the desk"


def test_conflict_settled_too_late_is_a_conflict_again(devices):
    response, where = clash(devices)
    sent = {**form(response.content.decode()), "keep.q1": "typed"}
    fill(devices[1], where, q1="From the telephone, twice")

    again = devices[0].post(where, sent)

    assert (again.status_code, q1(devices[2])) == (409, "From the telephone, twice")


def test_conflict_leaves_other_answers_of_the_page_saved(devices):
    first, second, draft = devices
    opened = form(first.get(address(draft, "all")).content.decode())
    fill(second, address(draft, "question", "q1"), q1="From the telephone")

    response = first.post(address(draft, "all"), {**opened, "q1": "From the desk", "q3": "Also from the desk"})

    assert response.status_code == 409
    assert {key: working(draft).answers[key] for key in ("q1", "q3")} == {
        "q1": "From the telephone",
        "q3": "Also from the desk",
    }


def test_answer_nobody_touched_here_is_no_conflict(devices):
    first, second, draft = devices
    opened = form(first.get(address(draft, "all")).content.decode())
    fill(second, address(draft, "question", "q1"), q1="From the telephone")

    response = first.post(address(draft, "all"), {**opened, "q3": "From the desk"})

    assert (response.status_code, q1(draft)) == (302, "From the telephone")


def test_second_window_of_the_same_device_is_told_so(devices):
    first, _, draft = devices
    where = address(draft, "question", "q1")
    opened = form(first.get(where).content.decode())
    fill(first, where, q1="One window")

    response = first.post(where, {**opened, "q1": "Another window"})

    assert response.status_code == 409
    assert "Saved on this device, in another window" in text_of(response)


def test_conflict_in_choices_is_shown_in_words(devices):
    first, second, draft = devices
    where = address(draft, "question", "q6")
    opened = form(first.get(where).content.decode())
    fill(second, where, q6=["skills"])

    response = first.post(where, {**opened, "q6": ["safety", "services"]})

    page = text_of(response)
    assert "Online safety and trust Open public services Saved on another device" in page
    assert "Digital skills Which one do you want to keep?" in page


def test_profile_conflicts_like_an_answer(devices):
    first, second, draft = devices
    opened = form(first.get(address(draft, "about")).content.decode())
    fill(second, address(draft, "about"), organisation_name="Guild of Wicks")

    response = first.post(address(draft, "about"), {**opened, "organisation_name": "Guild of Oil"})

    assert response.status_code == 409
    assert working(draft).profile["organisation_name"] == "Guild of Wicks"
    assert "Guild of Wicks Which one do you want to keep?" in text_of(response)
