"""Saving while one types: the answer says "saved" only of what is stored."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from rapporteur.web.contributions.models import Answer, Contribution
from rapporteur.web.contributions.queries import working
from tests.web.respond.cast import a_round, address, begin


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    return begin(device, a_round())


def save(client, draft, **given):
    return client.post(address(draft, "save"), {name.replace("__", "."): value for name, value in given.items()})


def test_autosave_answers_with_the_revision_to_send_next(device, draft):
    first = save(device, draft, q1="It", revision__q1="0").json()
    second = save(device, draft, q1="It lit", revision__q1="1").json()

    assert [(one["saved"], one["conflicts"]) for one in (first, second)] == [({"q1": 1}, []), ({"q1": 2}, [])]
    assert working(draft).answers["q1"] == "It lit"
    assert abs(datetime.fromisoformat(second["at"]) - timezone.now()) < timedelta(minutes=1)


def test_autosave_takes_fields_of_the_profile_and_further_observations(device, draft):
    answer = save(device, draft, further="One more.", revision__further="0", group="academia", revision__group="0")

    assert answer.json()["saved"] == {"further": 1, "group": 1}
    draft.refresh_from_db()
    assert (draft.group, working(draft).answers["further"]) == ("academia", "One more.")


def test_autosave_says_what_conflicts_and_overwrites_nothing(device, draft):
    save(device, draft, q1="First window", revision__q1="0")

    answer = save(device, draft, q1="Second window", revision__q1="0", q3="New", revision__q3="0")

    assert (answer.json()["saved"], answer.json()["conflicts"]) == ({"q3": 1}, ["q1"])
    assert working(draft).answers["q1"] == "First window"


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 40])
def test_autosave_survives_a_revision_that_is_none(device, draft, revision):
    answer = save(device, draft, q1="Text", revision__q1=revision)

    assert (answer.status_code, answer.json()["saved"]) == (200, {"q1": 1})


def test_autosave_after_the_end_says_that_nothing_is_saved(device, draft):
    now = timezone.now()
    Contribution.objects.filter(pk=draft.pk).update(state="submitted")
    draft.consultation.closes_at = now - timedelta(days=1)
    draft.consultation.save()

    answer = save(device, draft, q1="Too late", revision__q1="0")

    assert (answer.status_code, answer.json()["saved"]) == (409, {})
    assert answer.json()["problem"] == "These answers can no longer be changed."
    assert Answer.objects.count() == 0


def test_autosave_is_no_page_to_look_at(device, draft):
    assert device.get(address(draft, "save")).status_code == 405


def test_autosave_of_a_stranger_is_not_found(draft):
    assert save(Client(), draft, q1="Mine", revision__q1="0").status_code == 404
    assert Answer.objects.count() == 0


def test_autosave_script_is_small_and_speaks_no_language_of_its_own():
    script = Path(finders.find("respond/autosave.js")).read_text(encoding="utf-8")

    assert len(script.encode()) < 6_000
    assert "innerHTML" not in script
