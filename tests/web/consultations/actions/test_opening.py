"""Opening, taking back, extending: what moves, what is refused, what is on the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from rapporteur.web.accounts.models import Activity
from rapporteur.web.consultations import actions, editing, queries
from rapporteur.web.consultations.models import Extension
from rapporteur.web.consultations.refusals import Refused, Unconfirmed
from rapporteur.web.consultations.states import State, is_late, state_of
from rapporteur.web.contributions.models import Answer, Contribution, Submission
from tests.web.consultations.cast import a_case, log
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.factories import NOW, a_contribution

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def opened(consultation, by, opens=NOW + DAY, closes=NOW + 40 * DAY, confirmed=True):
    given = {"opens_at": opens, "closes_at": closes, "confirmed": confirmed, "by": by, "now": NOW}
    return actions.open_consultation(consultation=consultation, **given)


def test_opening_freezes_the_draft_and_fixes_both_dates():
    consultation, by = a_case()

    opened(consultation, by)

    consultation.refresh_from_db()
    version = consultation.versions.get()
    assert (consultation.opens_at, consultation.closes_at) == (NOW + DAY, NOW + 40 * DAY)
    assert (version.frozen_at, version.frozen_by) == (NOW, by)
    assert state_of(consultation, NOW) is State.SCHEDULED
    assert log() == [("consultation.opened", "first-round")]


def test_opening_at_once_opens_at_the_moment_it_is_decided():
    consultation, by = a_case()

    opened(consultation, by, opens=None)

    consultation.refresh_from_db()
    assert consultation.opens_at == NOW
    assert state_of(consultation, NOW) is State.OPEN


def test_opening_with_faults_is_refused_with_every_one_of_them():
    asked = lantern()
    first = next(question for question in asked.questions if question.options)
    broken = editing.change_question(
        asked,
        key=first.key,
        question=replace(first, options=(), groups=("nobody",)),
        section=asked.sections[0].key,
        seen=editing.part_digest(first),
    )
    consultation, by = a_case(questionnaire=broken)

    with pytest.raises(Refused) as refused:
        opened(consultation, by)

    consultation.refresh_from_db()
    assert refused.value.faults == queries.faults_of(consultation, broken)
    assert {str(fault.problem) for fault in refused.value.faults if fault.where == first.key} >= {
        f"The question {first.key} has no options.",
        "There is no stakeholder group nobody.",
    }
    assert consultation.opens_at is None
    assert log() == []


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        (NOW - DAY, NOW + DAY, "The opening lies in the past. Choose a later time, or open at once."),
        (NOW + DAY, NOW + DAY, "The deadline must be later than the opening."),
    ],
)
def test_opening_with_odd_dates_is_refused(opens, closes, sentence):
    consultation, by = a_case()

    with pytest.raises(Refused) as refused:
        opened(consultation, by, opens, closes)

    assert refused.value.reasons == (sentence,)


def test_opening_twice_is_refused():
    consultation, by = a_case()
    opened(consultation, by)

    with pytest.raises(Refused) as refused:
        opened(consultation, by)

    assert refused.value.reasons == ("The opening was decided already. A deadline is moved by an extension.",)


def test_opening_for_fewer_days_than_promised_must_be_confirmed():
    consultation, by = a_case()
    closes = NOW + 27 * DAY

    with pytest.raises(Unconfirmed, match=r"Days for input: 27\."):
        opened(consultation, by, NOW, closes, confirmed=False)
    consultation.refresh_from_db()
    assert state_of(consultation, NOW) is State.DRAFT

    opened(consultation, by, NOW, closes, confirmed=True)
    consultation.refresh_from_db()
    assert state_of(consultation, NOW) is State.OPEN


def test_opening_for_the_days_promised_needs_no_confirmation():
    consultation, by = a_case()

    opened(consultation, by, NOW, NOW + 28 * DAY, confirmed=False)

    consultation.refresh_from_db()
    assert state_of(consultation, NOW) is State.OPEN


def test_opening_warns_of_languages_that_lack_words_and_of_those_not_offered():
    asked = lantern()
    asked = replace(asked, languages=("en", "fr"), title={"en": "Ten years"})
    consultation, _ = a_case(questionnaire=asked)

    warnings = actions.examine_opening(consultation=consultation, opens_at=NOW, closes_at=NOW + 40 * DAY, now=NOW)

    done = queries.overview(consultation, NOW).completeness["fr"]
    assert warnings == (
        f"French: {done.done} of {done.total} texts are there. Readers see the others in another language.",
        *(
            f"The review is held in {name} too, but the questionnaire is not offered in it."
            for name in ("Arabic", "Chinese", "Russian", "Spanish")
        ),
    )


def test_opening_clears_trial_answers_and_nothing_else():
    consultation, by = a_case()
    version = consultation.versions.get()
    trial = a_contribution(version, 1, trial=True)
    Answer.objects.create(contribution=trial, question="q1", value="tried", saved_at=NOW)
    Submission.objects.create(
        contribution=trial, number=1, version=version, received_at=NOW, content={}, digest="0", key=trial.submission_key
    )
    elsewhere = a_contribution(a_case(slug="another")[0].versions.get(), 2, trial=True)

    opened(consultation, by)

    assert list(Contribution.objects.all()) == [elsewhere]
    assert (Answer.objects.count(), Submission.objects.count()) == (0, 0)
    assert log() == [("trial.cleared", "first-round"), ("consultation.opened", "first-round")]


def test_an_opening_that_lies_ahead_can_be_taken_back_and_decided_again():
    consultation, by = a_case("scheduled")

    actions.take_back_opening(consultation=consultation, by=by, now=NOW)
    consultation.refresh_from_db()
    assert state_of(consultation, NOW) is State.DRAFT
    opened(consultation, by)

    assert [verb for verb, _ in log()] == ["consultation.changed", "consultation.opened"]
    assert consultation.versions.count() == 1


def test_an_opening_that_has_come_cannot_be_taken_back():
    consultation, by = a_case("open")

    with pytest.raises(Refused):
        actions.take_back_opening(consultation=consultation, by=by, now=NOW)

    consultation.refresh_from_db()
    assert state_of(consultation, NOW) is State.OPEN


def test_extension_moves_the_deadline_and_stays_on_the_record():
    consultation, by = a_case("closed")
    old, new = NOW - 20 * DAY, NOW + 5 * DAY
    assert is_late(consultation, NOW) is True

    extension = actions.extend(
        consultation=consultation, new=new, reason={"en": " Storms. ", "fr": " "}, by=by, now=NOW
    )

    consultation.refresh_from_db()
    assert (extension.old, extension.new, extension.reason, extension.by, extension.at) == (
        old, new, {"en": "Storms."}, by, NOW,
    )  # fmt: skip
    assert consultation.closes_at == new
    assert is_late(consultation, NOW) is False
    line = Activity.objects.get()
    assert (line.verb, line.actor, line.detail) == (
        "consultation.extended",
        by,
        {"old": old.isoformat(), "new": new.isoformat(), "reason": {"en": "Storms."}},
    )


@pytest.mark.parametrize(
    ("state", "days", "reason", "sentence"),
    [
        ("draft", 5, "Storms.", "The consultation has no deadline yet. Decide its opening first."),
        ("open", 30, "Storms.", "The new deadline must be later than the one that stands."),
        ("closed", -1, "Storms.", "The new deadline must lie in the future."),
        ("open", 31, "  ", "Give the reason in at least one language: it is shown to the public."),
    ],
)
def test_extension_that_makes_no_sense_is_refused(state, days, reason, sentence):
    consultation, by = a_case(state)

    with pytest.raises(Refused) as refused:
        actions.extend(consultation=consultation, new=NOW + days * DAY, reason={"en": reason}, by=by, now=NOW)

    assert refused.value.reasons == (sentence,)
    assert Extension.objects.count() == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE consultations_extension SET new = old", "DELETE FROM consultations_extension"]
)
def test_extension_is_never_changed_even_by_the_database(statement):
    consultation, by = a_case("open")
    actions.extend(consultation=consultation, new=NOW + 31 * DAY, reason={"en": "Storms."}, by=by, now=NOW)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Extension.objects.get().new == NOW + 31 * DAY
