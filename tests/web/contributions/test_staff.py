"""What staff key in, correct and match."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import Activity, User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Unread
from rapporteur.web.contributions.actions import (
    FileRefused,
    NotOpen,
    NotReady,
    ReadOnly,
    Refused,
    correct,
    key_in,
    match,
    save,
)
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.contributions.queries import history, late
from rapporteur.web.mail.models import OutgoingMail
from tests.web.contributions.asked import ANSWERS, CANARY, PROFILE, asked, copy_of, submitted
from tests.web.factories import NOW, a_person, a_review, a_user, an_organisation

pytestmark = pytest.mark.django_db
ARRIVED = NOW - timedelta(days=3)


def keyed(consultation: Consultation, by: User, *, source_name: str = "letter.eml", **given) -> Contribution:
    values = {**PROFILE, **ANSWERS, "consent": "", **given.pop("values", {})}
    defaults = {
        "channel": Contribution.Channel.EMAIL,
        "received_at": ARRIVED,
        "language": "en",
        "source": BytesIO(b"From: a@lantern.example\nSubject: Answers\n\nThe harbour is lit.\n"),
        "now": NOW,
    }
    return key_in(consultation=consultation, by=by, values=values, source_name=source_name, **{**defaults, **given})


def test_key_in_is_a_submission_that_arrived_when_the_letter_did() -> None:
    consultation, by = asked(), a_user()
    contribution = keyed(consultation, by)
    assert (contribution.state, contribution.channel, contribution.received_at, contribution.keyed_by) == (
        "submitted",
        "e-mail",
        ARRIVED,
        by,
    )
    submission = contribution.submissions.get()
    assert (submission.content["answers"], submission.received_at) == (ANSWERS, NOW)
    assert submission.content["consent"] == {"digest": "", "language": ""}
    assert [(one["question"], one["name"], one["kind"]) for one in submission.content["attachments"]] == [
        ("source", "letter.eml", "eml")
    ]
    assert str(contribution.organisation) == "Harbour Lamp Trust"
    assert OutgoingMail.objects.count() == 0
    line = Activity.objects.get(verb="contribution.keyed")
    assert (line.actor, line.target, line.review_id) == (by, contribution.reference, consultation.review_id)
    assert CANARY not in str(line.detail)


def test_key_in_may_leave_open_what_the_paper_leaves_open() -> None:
    contribution = keyed(asked(), a_user(), values={"change": "", "stable": "", "further": "word " * 500})
    assert "change" not in contribution.submissions.get().content["answers"]


def test_key_in_refuses_what_cannot_be_read_or_must_be_known() -> None:
    unread = Unread({"since": ("soon",)}, Message("Enter a date."))
    with pytest.raises(NotReady) as refused:
        keyed(asked(), a_user(), values={"since": unread, "publication": "", "group": ""})
    assert sorted(refused.value.problems) == ["group", "publication", "since"]
    assert Contribution.objects.count() == 0


def test_key_in_with_the_same_key_makes_one() -> None:
    consultation, by = asked(), a_user()
    one, two = (keyed(consultation, by, key=UUID(int=7)) for _ in range(2))
    assert (one, Contribution.objects.count()) == (two, 1)


@pytest.mark.parametrize(("state", "received", "is_late"), [("closed", -30, False), ("closed", -1, True)])
def test_key_in_after_closing_is_late_by_its_arrival(state: str, received: int, is_late: bool) -> None:
    contribution = keyed(asked(state), a_user(), received_at=NOW + timedelta(days=received))
    assert late(contribution) is is_late


def test_key_in_is_refused_before_opening_and_from_the_future() -> None:
    by = a_user()
    with pytest.raises(NotOpen):
        keyed(asked("draft"), by)
    with pytest.raises(Refused):
        keyed(asked(slug="other"), by, received_at=NOW + timedelta(seconds=1))


def test_key_in_refuses_a_source_that_is_no_document() -> None:
    with pytest.raises(FileRefused):
        keyed(asked(), a_user(), source=BytesIO(b"MZ"), source_name="scan.exe")
    assert Contribution.objects.count() == 0


def test_correct_keeps_what_was_keyed_in_before() -> None:
    by = a_user()
    contribution = keyed(asked(), by)
    values = {**PROFILE, **ANSWERS, "consent": "", "change": "The harbour is dark."}
    submission = correct(contribution=contribution, by=by, values=values, now=NOW + timedelta(days=1))
    assert (submission.number, contribution.received_at) == (2, ARRIVED)
    changes = [(one.key, one.before, one.after) for one in history(contribution)[0].changes]
    assert changes == [("change", "The harbour is lit.", "The harbour is dark.")]
    assert copy_of(contribution).number == 2


def test_correct_never_touches_what_contributors_wrote() -> None:
    contribution = submitted()
    with pytest.raises(ReadOnly):
        correct(contribution=contribution, by=a_user(), values={**PROFILE, **ANSWERS}, now=NOW)
    assert Submission.objects.count() == 1


def test_save_by_a_contributor_never_touches_what_staff_keyed_in() -> None:
    contribution = keyed(asked(), a_user())
    with pytest.raises(ReadOnly):
        save(contribution=contribution, values={"change": "x"}, revisions={}, device="one", now=NOW)


def test_match_says_whose_it_is_and_stays_when_submitted_again() -> None:
    by = a_user()
    contribution = keyed(asked(), by)
    review = contribution.consultation.review
    organisation, person = an_organisation(review, "Lamp Union"), a_person(review)
    match(contribution=contribution, entry=organisation, by=by, now=NOW)
    correct(contribution=contribution, by=by, values={**PROFILE, **ANSWERS, "change": "Dark."}, now=NOW)
    assert (contribution.organisation, contribution.person) == (organisation, None)
    match(contribution=contribution, entry=person, by=by, now=NOW)
    assert (contribution.organisation, contribution.person) == (None, person)
    match(contribution=contribution, entry=None, by=by, now=NOW)
    assert (contribution.organisation, contribution.person) == (None, None)
    assert Activity.objects.filter(verb="contribution.matched").count() == 3


def test_match_refuses_the_register_of_another_review() -> None:
    contribution = submitted()
    stranger = an_organisation(a_review("other"), "Elsewhere")
    with pytest.raises(Refused):
        match(contribution=contribution, entry=stranger, by=a_user(), now=NOW)
