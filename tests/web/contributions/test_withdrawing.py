"""Withdrawing: everything goes, and the mark that stays says nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapporteur.web.contributions.actions import ReadOnly, withdraw
from rapporteur.web.contributions.models import Answer, Contribution, ReturnLink, Submission
from rapporteur.web.contributions.queries import history, may_edit, receipt, working
from rapporteur.web.mail.models import OutgoingMail
from tests.web.contributions.asked import CANARY, begun, deadline_of, filled, submitted
from tests.web.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


def test_withdraw_leaves_reference_group_and_times() -> None:
    draft = submitted(further="Our words.")
    withdraw(contribution=draft, now=LATER)
    row = Contribution.objects.values().get()
    assert (row["state"], row["group"], row["received_at"], row["withdrawn_at"]) == (
        "withdrawn",
        "civil-society",
        NOW,
        LATER,
    )
    told = str([row, *Submission.objects.values(), *ReturnLink.objects.values(), *Answer.objects.values()])
    for word in (CANARY, "Harbour Lamp Trust", "Ivo Maren", "Our words", "harbour", "Kenya", "africa", "named"):
        assert word not in told
    assert [row["consent_digest"], row["organisation_id"], Submission.objects.get().digest] == ["", None, ""]


def test_withdraw_makes_receipt_history_and_working_copy_empty() -> None:
    draft = submitted()
    withdraw(contribution=draft, now=LATER)
    assert receipt(draft) is None
    assert [(one.number, one.received_at, one.changes) for one in history(draft)] == [(1, NOW, ())]
    assert dict(working(draft).answers) == {"papers": []}
    assert may_edit(draft, LATER) is False


def test_withdraw_is_confirmed_by_letter_once() -> None:
    draft = submitted()
    for _ in range(2):
        withdraw(contribution=draft, now=LATER)
    letter = OutgoingMail.objects.get(key=f"withdrawn:{draft.reference}")
    assert (letter.to, letter.subject) == (CANARY, f"Contribution {draft.reference} is withdrawn")
    assert "11:30:00" in letter.body


def test_withdraw_after_closing_is_refused_for_what_was_submitted_only() -> None:
    sent = submitted()
    draft = filled(begun(sent.consultation))
    after = deadline_of(sent) + timedelta(days=1)
    with pytest.raises(ReadOnly):
        withdraw(contribution=sent, now=after)
    withdraw(contribution=draft, now=after)
    states = Contribution.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["submitted", "withdrawn"]
