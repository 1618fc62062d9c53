"""Submitting: everything checked, copied whole, once, with a receipt in the outbox."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from rapporteur.engine.messages import Message
from rapporteur.web.contributions.actions import NotOpen, NotReady, ReadOnly, save, submit
from rapporteur.web.contributions.content import digest_of
from rapporteur.web.contributions.models import Contribution, ReturnLink, Submission
from rapporteur.web.contributions.queries import history, late, may_edit, working
from rapporteur.web.mail.models import OutgoingMail
from rapporteur.web.stakeholders.models import Organisation
from tests.web.contributions.asked import ANSWERS, CANARY, QUESTIONNAIRE, asked, begun, deadline_of, filled, submitted
from tests.web.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
ONE, TWO = UUID(int=1), UUID(int=2)


def edit(contribution: Contribution, key: str, value, now=LATER) -> None:
    revisions = working(contribution).revisions
    save(contribution=contribution, values={key: value}, revisions=revisions, device="one", now=now)


def test_submit_copies_everything_but_the_address() -> None:
    draft = filled(begun(), wicks="3", further="Thank you.")
    submission = submit(contribution=draft, key=ONE, now=LATER)
    assert submission.content == {
        "profile": {
            "as_organisation": "yes",
            "organisation_name": "Harbour Lamp Trust",
            "person_name": "Ivo Maren",
            "group": "civil-society",
            "country": "Kenya",
            "region": "africa",
            "language": "en",
            "publication": "named",
        },
        "answers": {**ANSWERS, "further": "Thank you."},
        "hidden": {"wicks": "3"},
        "attachments": [],
        "consent": {"digest": draft.consent_digest, "language": "en"},
    }
    assert (submission.number, submission.received_at, submission.key) == (1, LATER, ONE)
    assert submission.digest == digest_of(submission.content)
    draft.refresh_from_db()
    assert (draft.state, draft.received_at) == ("submitted", LATER)


def test_submit_lists_all_that_is_to_be_mended() -> None:
    draft = begun()
    values = {"group": "civil-society", "far": "sideways", "email": "nowhere", "as_organisation": "no"}
    save(contribution=draft, values=values, revisions={}, device="one", now=NOW)
    with pytest.raises(NotReady) as refused:
        submit(contribution=draft, key=ONE, now=NOW)
    assert refused.value.problems == {
        "change": (Message("Enter an answer."),),
        "far": (Message("{option} is not one of the options.", option="sideways"),),
        "person_name": (Message("Enter your name."),),
        "email": (Message("Enter an e-mail address such as name@example.org, or leave the field empty."),),
        "publication": (Message("Choose whether we may publish your answers."),),
        "consent": (Message("Confirm that you have read the text and agree."),),
    }
    assert Submission.objects.count() == 0


def test_submit_needs_to_know_for_whom_somebody_answers() -> None:
    draft = filled(begun(), as_organisation="")
    with pytest.raises(NotReady) as refused:
        submit(contribution=draft, key=ONE, now=NOW)
    assert list(refused.value.problems) == ["as_organisation"]


def test_submit_with_the_same_key_gives_the_same_submission() -> None:
    draft = filled(begun())
    first = submit(contribution=draft, key=ONE, now=NOW)
    edit(draft, "change", "Changed.")
    assert submit(contribution=draft, key=ONE, now=LATER) == first
    assert Submission.objects.count() == OutgoingMail.objects.count() == 1


def test_submit_many_times_at_once_makes_one(at_once) -> None:
    draft = filled(begun())

    def send() -> tuple[int, str]:
        mine = Contribution.objects.get(pk=draft.pk)
        submission = submit(contribution=mine, key=ONE, now=LATER)
        return submission.pk, mine.reference

    def count() -> tuple[int, int, int, int]:
        tasks = DBTaskResult.objects.filter(queue_name="mail").count()
        return Submission.objects.count(), OutgoingMail.objects.count(), tasks, Organisation.objects.count()

    answers = at_once(50, send)
    assert len(answers) == 50
    assert len(set(answers)) == 1
    assert at_once(1, count) == [(1, 1, 1, 1)]


def test_save_from_many_devices_at_once_keeps_one_and_tells_the_others(at_once) -> None:
    draft = begun()

    def write() -> tuple[int, int]:
        mine = Contribution.objects.get(pk=draft.pk)
        saved = save(contribution=mine, values={"change": f"By {id(mine)}"}, revisions={}, device="x", now=NOW)
        return len(saved.saved), len(saved.conflicts)

    assert sorted(at_once(12, write)) == [(0, 1)] * 11 + [(1, 0)]


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_submit_is_refused_before_opening(state: str) -> None:
    draft = filled(begun())
    draft.consultation.opens_at = None if state == "draft" else NOW + timedelta(days=1)
    draft.consultation.save()
    with pytest.raises(NotOpen):
        submit(contribution=draft, key=ONE, now=NOW)


@pytest.mark.parametrize(("minutes", "is_late"), [(-1, False), (0, False), (14, False), (15, True), (6000, True)])
def test_submit_of_what_was_begun_is_late_after_the_grace_only(minutes: int, is_late: bool) -> None:
    draft = filled(begun())
    deadline = deadline_of(draft)
    submit(contribution=draft, key=ONE, now=deadline + timedelta(minutes=minutes))
    assert late(draft) is is_late
    draft.consultation.closes_at = deadline + timedelta(days=30)
    assert late(draft) is False


def test_submit_again_after_closing_is_refused_but_in_the_grace() -> None:
    draft = submitted()
    deadline = deadline_of(draft)
    assert [may_edit(draft, deadline + timedelta(minutes=minutes)) for minutes in (-1, 0, 14, 15)] == [
        True,
        True,
        True,
        False,
    ]
    with pytest.raises(ReadOnly):
        submit(contribution=draft, key=TWO, now=deadline + timedelta(minutes=15))
    assert submit(contribution=draft, key=TWO, now=deadline + timedelta(minutes=14)).number == 2


def test_editing_after_submitting_changes_the_working_copy_only() -> None:
    draft = submitted()
    first = draft.submissions.get()
    assert working(draft).changed_since is False
    edit(draft, "change", "The harbour is dark.")
    assert working(draft).changed_since is True
    first.refresh_from_db()
    assert first.content["answers"]["change"] == "The harbour is lit."
    copy = working(draft)
    second = submit(contribution=draft, key=copy.submission_key, now=LATER)
    assert (second.number, second.content["answers"]["change"]) == (2, "The harbour is dark.")
    assert (working(draft).changed_since, working(draft).submissions) == (False, 2)
    assert working(draft).submission_key not in (first.key, second.key)
    draft.refresh_from_db()
    assert draft.received_at == NOW
    assert [(one.number, [(c.key, c.before, c.after) for c in one.changes]) for one in history(draft)] == [
        (2, [("change", "The harbour is lit.", "The harbour is dark.")]),
        (1, []),
    ]


def test_history_tells_every_kind_of_change_in_words() -> None:
    draft = submitted(further="First.")
    for key, value in {"means": ["wick"], "lamps": {"old": "bright"}, "publication": "withheld", "further": ""}.items():
        edit(draft, key, value)
    submit(contribution=draft, key=TWO, now=LATER)
    changes = [(change.key, change.label, change.before, change.after) for change in history(draft)[0].changes]
    assert changes == [
        ("publication", "", "named", "withheld"),
        ("means", "By what means?", ["Oil", "Glass"], ["Wick"]),
        ("lamps", "Rate the lamps", ["Old: Dim", "New: Bright"], ["Old: Bright"]),
        ("further", "", "First.", ""),
    ]


def test_submit_finds_the_organisation_in_the_register_of_the_review() -> None:
    one = submitted()
    two = submitted(begun(one.consultation), organisation_name="HARBOUR LAMP TRUST")
    elsewhere = submitted(begun(asked(slug="other")))
    organisation = Organisation.objects.get(register=one.consultation.review.register)
    assert (one.organisation, two.organisation, organisation.name) == (organisation, organisation, "Harbour Lamp Trust")
    assert (organisation.country, organisation.region, organisation.verification) == ("Kenya", "africa", "unverified")
    assert elsewhere.organisation not in (None, organisation)


def test_submit_for_oneself_is_matched_with_nobody() -> None:
    draft = submitted(as_organisation="no")
    assert (draft.organisation, draft.person, Organisation.objects.count()) == (None, None, 0)


def test_submit_writes_the_receipt_letter_and_no_answers_in_it() -> None:
    draft = submitted(further="A secret of mine.")
    letter = OutgoingMail.objects.get()
    assert (letter.key, letter.to, letter.language) == (f"receipt:{draft.reference}:1", CANARY, "en")
    assert letter.subject == f"Receipt {draft.reference}"
    for said in (draft.reference, "First round of questions", "March 2, 2026", "09:30:00", "April 1, 2026"):
        assert said in letter.body
    assert "Coordinated Universal Time" in letter.body
    assert "http://testserver/en/answer/return/" in letter.body
    for kept_out in ("A secret of mine", "harbour", "Harbour", CANARY, "&"):
        assert kept_out not in letter.body
    assert ReturnLink.objects.get().contribution == draft


def test_submit_without_an_address_writes_no_letter() -> None:
    submitted(email="")
    assert (OutgoingMail.objects.count(), ReturnLink.objects.count()) == (0, 0)


def test_submit_of_a_trial_writes_no_letter_and_touches_no_register() -> None:
    submitted(begun(asked("draft"), trial=True))
    assert (OutgoingMail.objects.count(), Organisation.objects.count(), Submission.objects.count()) == (0, 0, 1)


def test_submit_keeps_the_address_out_of_logs_and_submissions(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        draft = submitted()
    assert CANARY not in caplog.text
    assert CANARY not in str(Submission.objects.values_list())
    assert CANARY not in str(DBTaskResult.objects.values_list())
    assert draft.email == CANARY


def test_submit_takes_one_short_transaction() -> None:
    draft = filled(begun())
    with CaptureQueriesContext(connection) as queries:
        submit(contribution=draft, key=ONE, now=NOW)
    verbs = [query["sql"].split()[0] for query in queries]
    assert verbs.count("SELECT") <= 14
    assert verbs.count("INSERT") + verbs.count("UPDATE") <= 8


def test_working_counts_what_is_shown() -> None:
    draft = filled(begun(), group="government", wicks="3")
    shown = working(draft)
    parts = [(part.section.key, part.asked, part.answered, part.required, part.missing) for part in shown.sections]
    assert parts == [("light", 4, 4, 1, 0), ("night", 4, 2, 0, 0)]
    assert [question.key for question in shown.visible][:2] == ["welcome", "change"]
    assert "wicks" not in [question.key for question in shown.visible]
    assert (dict(shown.problems), shown.submissions, shown.questionnaire) == ({}, 0, QUESTIONNAIRE)


def test_working_takes_few_queries() -> None:
    draft = submitted()
    fresh = Contribution.objects.select_related("consultation__review", "version").get(pk=draft.pk)
    with CaptureQueriesContext(connection) as queries:
        working(fresh)
    assert len(queries) == 3
