"""What staff do: key in what came on paper or by e-mail, correct that, and match contributions with the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.queries import questionnaire_of, version_to_answer
from rapporteur.web.consultations.questionnaire import Questionnaire, Unread, Value, to_stored
from rapporteur.web.contributions import files, profile
from rapporteur.web.contributions.actions.acting import lock, new_reference
from rapporteur.web.contributions.actions.filing import Given, attach, source_of
from rapporteur.web.contributions.actions.submitting import store
from rapporteur.web.contributions.content import SOURCE
from rapporteur.web.contributions.models import Answer, Contribution, Submission
from rapporteur.web.contributions.queries.working import working
from rapporteur.web.contributions.refusals import NotOpen, NotReady, ReadOnly, Refused
from rapporteur.web.stakeholders.models import Organisation, Person

_NOT_ASKED_OF_PAPER = frozenset({"consent"})
"""Who sent a letter ticked nothing; what may be published of it, staff must enter."""


def key_in(
    *,
    consultation: Consultation,
    by: User,
    channel: Contribution.Channel,
    received_at: datetime,
    language: str,
    values: Mapping[str, Value],
    source: Given,
    source_name: str,
    now: datetime,
    key: UUID | None = None,
) -> Contribution:
    """A contribution that came on paper or by e-mail, with the file it came as; submitted at once.

    values: by question and by field of the profile. key: of the form, so that sending it twice makes one.
    Raises NotOpen, NotReady, FileRefused.
    """
    _check_arrival(consultation, channel, received_at, now)
    version = version_to_answer(consultation)
    if version is None:
        raise NotOpen(Message("This consultation was never opened. Nothing can be keyed in."))
    given, seen, name = source_of(source, source_name)
    with files.in_place(given) as digest, transaction.atomic():
        done = Submission.objects.filter(key=key, contribution__consultation=consultation).first() if key else None
        if done:
            return done.contribution
        contribution = Contribution.objects.create(
            consultation=consultation,
            version=version,
            reference=new_reference(consultation.review.slug),
            channel=channel,
            language=language.partition("-")[0],
            keyed_by=by,
            started_at=now,
            changed_at=now,
            received_at=received_at,
            submission_key=uuid4(),
        )
        attach(contribution, SOURCE, name, digest, len(given), seen, now)
        submission = _enter(contribution, questionnaire_of(version), values, key or uuid4(), by, now)
        _write_down("contribution.keyed", contribution, by, now, submission=submission.number, channel=str(channel))
    return contribution


@transaction.atomic
def correct(
    *, contribution: Contribution, by: User, values: Mapping[str, Value], now: datetime, key: UUID | None = None
) -> Submission:
    """Mend what staff keyed in: a further submission, the former ones stay. What contributors wrote is theirs."""
    lock(contribution)
    if contribution.keyed_by_id is None or contribution.state == Contribution.State.WITHDRAWN:
        raise ReadOnly(Message("Only contributions that staff keyed in can be corrected."))
    done = contribution.submissions.filter(key=key).first() if key else None
    if done:
        return done
    questionnaire = questionnaire_of(contribution.version)
    submission = _enter(contribution, questionnaire, values, key or uuid4(), by, now)
    _write_down("contribution.keyed", contribution, by, now, submission=submission.number)
    return submission


@transaction.atomic
def match(*, contribution: Contribution, entry: Organisation | Person | None, by: User, now: datetime) -> None:
    """Say which entry of the review's register a contribution comes from; None: from none of it."""
    lock(contribution)
    register = contribution.consultation.review.register_id
    if entry is not None and (entry.register_id != register or entry.merged_into_id):
        raise Refused(Message("This entry is not in the register of the review."))
    contribution.organisation = entry if isinstance(entry, Organisation) else None
    contribution.person = entry if isinstance(entry, Person) else None
    contribution.save(update_fields=["organisation", "person"])
    kind = entry._meta.model_name if entry else ""
    _write_down("contribution.matched", contribution, by, now, kind=kind, entry=entry.pk if entry else None)


def _check_arrival(
    consultation: Consultation, channel: Contribution.Channel, received_at: datetime, now: datetime
) -> None:
    if channel == Contribution.Channel.WEB:
        raise ValueError("what came by the web is not keyed in")
    if received_at > now:
        raise Refused(Message("It cannot have arrived in the future."), Message("Check the date and time of arrival."))
    if consultation.opens_at is None:
        raise NotOpen(Message("This consultation was never opened. Nothing can be keyed in."))


def _enter(
    contribution: Contribution,
    questionnaire: Questionnaire,
    values: Mapping[str, Value],
    key: UUID,
    by: User,
    now: datetime,
) -> Submission:
    """Take the values as the working copy of the whole contribution, and submit it."""
    _check(questionnaire, values, has_source=contribution.attachments.filter(question=SOURCE).exists())
    contribution.answers.all().delete()
    device = f"staff:{by.pk}"
    Answer.objects.bulk_create(
        Answer(
            contribution=contribution,
            question=question,
            value=to_stored(value),
            saved_at=now,
            saved_by=device,
            trail="",
        )
        for question, value in values.items()
        if value
    )
    fields = {**profile.kept(contribution), **{name: values[name] for name in profile.FIELDS if name in values}}
    agreed = profile.agreement(fields, questionnaire, contribution.language, now)
    for name, value in {**profile.columns(fields, contribution.consultation.review), **agreed}.items():
        setattr(contribution, name, value)
    contribution.changed_at = now
    return store(contribution, working(contribution), key, now)


def _check(questionnaire: Questionnaire, values: Mapping[str, Value], *, has_source: bool) -> None:
    """Paper cannot be sent back: it may leave questions open and be too long, but must be readable as entered."""
    questions = {question.key for question in questionnaire.questions}
    unknown = values.keys() - questions - {*profile.FIELDS, profile.FURTHER}
    if unknown or not has_source:
        raise ValueError(f"no questions of this questionnaire: {sorted(unknown)}")
    unread = {key: (value.problem,) for key, value in values.items() if isinstance(value, Unread)}
    about = profile.all_problems(values)
    problems = unread | {field: each for field, each in about.items() if field not in _NOT_ASKED_OF_PAPER}
    if problems:
        raise NotReady(problems)


def _write_down(verb: str, contribution: Contribution, by: User, now: datetime, **detail: object) -> None:
    consultation = contribution.consultation
    record(verb, actor=by, target=contribution.reference, now=now, review=consultation.review_id, **detail)
