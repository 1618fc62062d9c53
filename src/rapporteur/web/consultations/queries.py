"""Reading consultations: which version counts, what is open, what stands in the way of opening."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import F, QuerySet

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.comparison import Difference, Part, differences
from rapporteur.web.consultations.languages import LANGUAGE_NAMES
from rapporteur.web.consultations.local_time import days_between
from rapporteur.web.consultations.models import Consultation, Extension, Version
from rapporteur.web.consultations.questionnaire import (
    Completeness,
    Fault,
    Question,
    Questionnaire,
    Section,
    completeness,
    faults,
    from_data,
)
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.reviews.models import Membership, Review, Role


@dataclass(frozen=True, slots=True)
class Overview:
    """What somebody who works on a consultation should know. days: from opening to deadline; None without dates."""

    state: State
    days: int | None
    version: Version | None
    """The one that is answered."""
    draft: Version | None
    completeness: dict[str, Completeness]
    """Of the draft, else of the version that is answered; by language."""
    faults: tuple[Fault, ...]
    """Of the draft only: what is frozen has none."""
    extensions: Sequence[Extension]


def version_to_answer(consultation: Consultation) -> Version | None:
    """The last frozen version: the one that people answer."""
    return consultation.versions.filter(frozen_at__isnull=False).last()


def latest_version(consultation: Consultation) -> Version:
    """The version that editing starts from: the draft, else the last frozen one."""
    return consultation.versions.latest("number")


def draft_of(consultation: Consultation) -> Version | None:
    """The version that can still be changed, if there is one."""
    version = latest_version(consultation)
    return None if version.frozen_at else version


def questionnaire_of(version: Version) -> Questionnaire:
    """What a version asks, as records."""
    return _parsed(json.dumps(version.definition, sort_keys=True))


@lru_cache(maxsize=64)
def _parsed(definition: str) -> Questionnaire:
    return from_data(json.loads(definition))


def faults_of(consultation: Consultation, questionnaire: Questionnaire) -> tuple[Fault, ...]:
    """What must be mended before opening, topics of the review and the former round considered."""
    topics = set(consultation.review.topics.values_list("key", flat=True))
    return faults(questionnaire, topics=topics, former=_former_keys(consultation))


def former_questionnaire(consultation: Consultation) -> Questionnaire | None:
    """The questionnaire of the round before, as it was answered or else as it stands."""
    if consultation.follows is None:
        return None
    return questionnaire_of(version_to_answer(consultation.follows) or latest_version(consultation.follows))


def _former_keys(consultation: Consultation) -> set[str] | None:
    former = former_questionnaire(consultation)
    return {question.key for question in former.questions} if former else None


def overview(consultation: Consultation, now: datetime) -> Overview:
    """Everything about a consultation itself; what came in is counted elsewhere."""
    latest = latest_version(consultation)
    questionnaire = questionnaire_of(latest)
    dates = (consultation.opens_at, consultation.closes_at)
    return Overview(
        state=state_of(consultation, now),
        days=days_between(dates[0], dates[1], consultation.review.time_zone) if dates[0] and dates[1] else None,
        version=version_to_answer(consultation),
        draft=None if latest.frozen_at else latest,
        completeness=completeness(questionnaire),
        faults=() if latest.frozen_at else faults_of(consultation, questionnaire),
        extensions=tuple(consultation.extensions.select_related("by")),
    )


def opening_warnings(consultation: Consultation, opens_at: datetime, closes_at: datetime) -> tuple[Message, ...]:
    """What does not forbid an opening with these dates, but should be known."""
    return (*_few_days(consultation.review, opens_at, closes_at), *_languages_lacking(consultation))


def _few_days(review: Review, opens_at: datetime, closes_at: datetime) -> tuple[Message, ...]:
    days = days_between(opens_at, closes_at, review.time_zone)
    if days >= review.least_days:
        return ()
    return (
        Message(
            "Days for input: {days}. The review asks for at least {least}, so that people and their organisations "
            "can agree on what to say.",
            days=days,
            least=review.least_days,
        ),
    )


def _languages_lacking(consultation: Consultation) -> tuple[Message, ...]:
    questionnaire = questionnaire_of(latest_version(consultation))
    lacking = [
        Message(
            "{language}: {done} of {total} texts are there. Readers see the others in another language.",
            language=LANGUAGE_NAMES[language],
            done=done.done,
            total=done.total,
        )
        for language, done in completeness(questionnaire).items()
        if done.missing and language in LANGUAGE_NAMES
    ]
    absent = [code for code in consultation.review.languages if code not in questionnaire.languages]
    return (
        *lacking,
        *(
            Message(
                "The review is held in {language} too, but the questionnaire is not offered in it.",
                language=LANGUAGE_NAMES[code],
            )
            for code in absent
            if code in LANGUAGE_NAMES
        ),
    )


def shown_to(questionnaire: Questionnaire, group: str) -> list[tuple[Section, list[Question]]]:
    """Sections with the questions that a group may see, whatever it answers; "": all groups."""
    seen = [
        (section, [each for each in section.questions if not group or not each.groups or group in each.groups])
        for section in questionnaire.sections
    ]
    return [(section, questions) for section, questions in seen if questions]


def corrections(consultation: Consultation) -> list[tuple[str, tuple[Difference, ...]]]:
    """What the draft says otherwise than the version that is answered, by key of section or question."""
    draft, answered = draft_of(consultation), version_to_answer(consultation)
    if draft is None or answered is None:
        return []
    new, old = _parts(questionnaire_of(draft)), _parts(questionnaire_of(answered))
    found = [(key, differences(old[key], part)) for key, part in new.items() if key in old]
    return [(key, changed) for key, changed in found if changed]


def _parts(questionnaire: Questionnaire) -> dict[str, Part]:
    sections = {section.key: section for section in questionnaire.sections}
    return {"": questionnaire, **sections, **{question.key: question for question in questionnaire.questions}}


def open_now(review: Review, now: datetime) -> QuerySet[Consultation]:
    """Consultations of a review that anybody may begin now, those that close first in front."""
    return review.consultations.filter(opens_at__lte=now, closes_at__gt=now).order_by("closes_at", "id")


def announced(review: Review) -> QuerySet[Consultation]:
    """Consultations of a review with dates, the latest first: what the public may know of."""
    return review.consultations.filter(opens_at__isnull=False).order_by(F("opens_at").desc(), "-id")


def visible_to(user: User, review: Review) -> QuerySet[Consultation]:
    """Consultations of a review that a member of the staff sees: organisers their own, others all."""
    found = review.consultations.all()
    member = Membership.objects.filter(user=user, review=review).first()
    if member is None:
        return found.none()
    return found.filter(organisers=member) if member.role == Role.ORGANISER else found
