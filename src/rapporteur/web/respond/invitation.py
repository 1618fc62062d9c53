"""What somebody should know of a consultation before they begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rapporteur.web.consultations.models import Consultation, Extension
from rapporteur.web.consultations.queries import questionnaire_of, version_to_answer
from rapporteur.web.consultations.questionnaire import Questionnaire
from rapporteur.web.consultations.states import State, last_moment, state_of
from rapporteur.web.reviews.models import Mandate

_MINUTES: Final[Mapping[str, int]] = {"text": 3, "file": 2, "matrix": 2, "note": 0}
_MINUTES_OTHERWISE: Final = 1
_MINUTES_ABOUT_ONESELF: Final = 3


@dataclass(frozen=True, slots=True)
class Invitation:
    """A consultation as it is announced. minutes: a rough guess of how long answering takes, rounded up to fives."""

    state: State
    questionnaire: Questionnaire
    mandates: tuple[Mandate, ...]
    extensions: tuple[Extension, ...]
    questions: int
    minutes: int
    grace_until: datetime


def invitation(consultation: Consultation, now: datetime) -> Invitation:
    """What is announced of a consultation that has dates."""
    version = version_to_answer(consultation)
    if version is None:
        raise ValueError(f"{consultation} has dates but no frozen questionnaire")
    questionnaire = questionnaire_of(version)
    return Invitation(
        state=state_of(consultation, now),
        questionnaire=questionnaire,
        mandates=tuple(consultation.review.mandates.all()),
        extensions=tuple(consultation.extensions.all()),
        questions=sum(question.kind != "note" for question in questionnaire.questions),
        minutes=_minutes(questionnaire),
        grace_until=last_moment(consultation),
    )


def language_to_answer_in(consultation: Consultation, language: str) -> str:
    """The language of the page where the consultation is offered in it, else its first."""
    offered = consultation.languages or [language]
    return language if language in offered else offered[0]


def _minutes(questionnaire: Questionnaire) -> int:
    asked_of_all = (question for question in questionnaire.questions if question.condition is None)
    each = (_MINUTES.get(question.kind, _MINUTES_OTHERWISE) for question in asked_of_all)
    return -(-(_MINUTES_ABOUT_ONESELF + sum(each)) // 5) * 5
