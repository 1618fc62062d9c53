"""Making consultations, saying what they are, and copying them for another round."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.actions.acting import locked, write_down
from rapporteur.web.consultations.editing import linked_to_source
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.consultations.queries import latest_version, questionnaire_of, version_to_answer
from rapporteur.web.consultations.questionnaire import Questionnaire, Words, default_consent, digest, to_data
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.reviews.models import Membership, Review

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED: Final = frozenset({"new"})
_LONGEST_SLUG: Final = 60
GRACE_MINUTES: Final = 15
_LONGEST_GRACE: Final = 24 * 60


@transaction.atomic
def make(
    *, review: Review, slug: str, title: Words, summary: Words, languages: Collection[str], by: User, now: datetime
) -> Consultation:
    """A draft consultation with an empty questionnaire in these languages."""
    _check_slug(review, slug)
    _check_title(title)
    ordered = _in_order(review, languages)
    consent = default_consent()
    questionnaire = Questionnaire(
        languages=ordered, title=title, consent={code: consent[code] for code in ordered if code in consent}
    )
    consultation = _create(review, slug, title, summary, questionnaire, now)
    write_down("consultation.made", consultation, by, now)
    return consultation


@transaction.atomic
def change(
    *, consultation: Consultation, title: Words, summary: Words, grace_minutes: int, by: User, now: datetime
) -> Consultation:
    """Another title, summary or grace. Grace that people count on is not shortened."""
    _check_title(title)
    consultation = locked(consultation)
    _check_grace(consultation, grace_minutes, now)
    fields = {"title": dict(title), "summary": dict(summary), "grace_minutes": grace_minutes}
    changed = [name for name, value in fields.items() if getattr(consultation, name) != value]
    for name in changed:
        setattr(consultation, name, fields[name])
    if changed:
        consultation.save(update_fields=changed)
        write_down("consultation.changed", consultation, by, now, fields=changed)
    return consultation


@transaction.atomic
def set_organisers(
    *, consultation: Consultation, organisers: Sequence[Membership], by: User, now: datetime
) -> Consultation:
    """Who of the review's organisers works on this consultation."""
    consultation = locked(consultation)
    if any(member.review_id != consultation.review_id for member in organisers):
        raise Refused(Message("Only people of this review can be organisers."))
    before = set(consultation.organisers.values_list("pk", flat=True))
    if before != {member.pk for member in organisers}:
        consultation.organisers.set(organisers)
        write_down("consultation.organisers", consultation, by, now, users=[member.user_id for member in organisers])
    return consultation


@transaction.atomic
def copy_for_next_round(
    *, consultation: Consultation, slug: str, title: Words, by: User, now: datetime
) -> Consultation:
    """A draft that asks the same again: each question knows the one it repeats, organisers come along."""
    source = locked(consultation)
    _check_slug(source.review, slug)
    _check_title(title)
    asked = questionnaire_of(version_to_answer(source) or latest_version(source))
    questionnaire = replace(linked_to_source(asked), title=title)
    copy = _create(source.review, slug, title, source.summary, questionnaire, now, source)
    copy.organisers.set(source.organisers.all())
    write_down("consultation.copied", copy, by, now, source=source.slug, round=copy.round)
    return copy


def _create(
    review: Review,
    slug: str,
    title: Words,
    summary: Words,
    questionnaire: Questionnaire,
    now: datetime,
    source: Consultation | None = None,
) -> Consultation:
    consultation = Consultation.objects.create(
        review=review,
        slug=slug,
        title=dict(title),
        summary=dict(summary),
        round=source.round + 1 if source else 1,
        follows=source,
        languages=list(questionnaire.languages),
        grace_minutes=source.grace_minutes if source else GRACE_MINUTES,
        created_at=now,
    )
    Version.objects.create(
        consultation=consultation,
        number=1,
        definition=to_data(questionnaire),
        digest=digest(questionnaire),
        changed_at=now,
    )
    return consultation


def _check_slug(review: Review, slug: str) -> None:
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG or slug in _RESERVED:
        raise Refused(
            Message(
                "{slug} cannot be part of an address: use up to {limit} small Latin letters, digits and hyphens, "
                "such as first-round.",
                slug=slug or "“”",
                limit=_LONGEST_SLUG,
            )
        )
    if review.consultations.filter(slug=slug).exists():
        raise Refused(Message("This review has a consultation with the address {slug} already.", slug=slug))


def _check_title(title: Words) -> None:
    if not any(text.strip() for text in title.values()):
        raise Refused(Message("Enter a title in at least one language."))


def _check_grace(consultation: Consultation, minutes: int, now: datetime) -> None:
    if not 0 <= minutes <= _LONGEST_GRACE:
        raise Refused(Message("Grace is a number of minutes from 0 to {limit}.", limit=_LONGEST_GRACE))
    if minutes < consultation.grace_minutes and state_of(consultation, now) is not State.DRAFT:
        raise Refused(
            Message(
                "The grace was announced as {minutes} minutes. It can be made longer, not shorter.",
                minutes=consultation.grace_minutes,
            )
        )


def _in_order(review: Review, languages: Collection[str]) -> tuple[str, ...]:
    offered = review.languages or UN_LANGUAGES
    unknown = [code for code in languages if code not in offered]
    if unknown or not languages:
        raise Refused(Message("Choose at least one of the languages of the review."))
    return tuple(code for code in UN_LANGUAGES if code in languages)
