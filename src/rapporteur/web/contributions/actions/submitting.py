"""Submitting: the whole of a contribution, copied once and for all."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.contributions import letters
from rapporteur.web.contributions.actions.acting import lock
from rapporteur.web.contributions.content import content_of, digest_of
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.contributions.queries.standing import may_submit
from rapporteur.web.contributions.queries.working import Working, working
from rapporteur.web.contributions.refusals import NotOpen, NotReady, ReadOnly
from rapporteur.web.contributions.return_links import make_return_link
from rapporteur.web.mail.actions import post
from rapporteur.web.stakeholders.actions import find_or_add

_NEVER_OPENED: Final = frozenset({State.DRAFT, State.SCHEDULED})


@transaction.atomic
def submit(*, contribution: Contribution, key: UUID, now: datetime) -> Submission:
    """Submit the working copy. The same key again, however often and at once, gives the same submission.

    key: Working.submission_key of the page that was sent. Raises NotOpen, ReadOnly, NotReady with what is missing.
    """
    lock(contribution)
    done = contribution.submissions.filter(key=key).first()
    if done:
        return done
    _check_state(contribution, now)
    copy = working(contribution)
    if copy.problems:
        raise NotReady(copy.problems)
    submission = store(contribution, copy, key, now)
    if not contribution.trial:
        _mail_receipt(submission, now)
    return submission


def store(contribution: Contribution, copy: Working, key: UUID, now: datetime) -> Submission:
    """Write the submission, and everything that follows from it, for a contribution that is locked."""
    content = content_of(contribution, copy.questionnaire, copy.answers, copy.attachments)
    last = contribution.submissions.last()
    submission = Submission.objects.create(
        contribution=contribution,
        number=last.number + 1 if last else 1,
        version=contribution.version,
        received_at=now,
        content=content,
        digest=digest_of(content),
        key=key,
    )
    if not contribution.trial and _speaks_anew(contribution, content, last):
        _match(contribution, now)
    contribution.state = Contribution.State.SUBMITTED
    contribution.received_at = contribution.received_at or now
    contribution.submission_key = uuid4()
    contribution.save()
    return submission


def _check_state(contribution: Contribution, now: datetime) -> None:
    if may_submit(contribution, now):
        return
    if state_of(contribution.consultation, now) in _NEVER_OPENED:
        raise NotOpen(Message("This consultation is not open. Nothing can be submitted now."))
    raise ReadOnly(Message("This contribution can no longer be changed."))


def _speaks_anew(contribution: Contribution, content: dict[str, Any], last: Submission | None) -> bool:
    """Whether the register has to be asked: at first, and when the name has changed; a match by staff stays."""
    if last is None:
        return contribution.organisation is None and contribution.person is None
    whose = ("as_organisation", "organisation_name")
    return any(content["profile"][field] != last.content["profile"][field] for field in whose)


def _match(contribution: Contribution, now: datetime) -> None:
    """Find the organisation in the review's register. Individuals are matched by staff: a name is nobody's alone."""
    contribution.organisation = None
    if not contribution.as_organisation:
        return
    found = find_or_add(
        register=contribution.consultation.review.register,
        name=contribution.organisation_name,
        now=now,
        group=contribution.group,
        country=contribution.country,
        region=contribution.region,
    )
    contribution.organisation = found.organisation if found else None


def _mail_receipt(submission: Submission, now: datetime) -> None:
    contribution = submission.contribution
    if not contribution.email:
        return
    letter = letters.receipt(submission, make_return_link(contribution, now))
    post(
        key=f"receipt:{contribution.reference}:{submission.number}",
        to=contribution.email,
        subject=letter.subject,
        body=letter.body,
        language=contribution.language,
        now=now,
    )
