"""A consultation with its questionnaire and the officer who works on it."""

from __future__ import annotations

from typing import Any

from rapporteur.web.accounts.models import Activity, User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, digest, to_data
from rapporteur.web.reviews.models import Review, Role, Topic
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.factories import a_consultation, a_member, a_review, a_version


def a_case(state: str = "draft", questionnaire: Questionnaire | None = None, **given: Any) -> tuple[Consultation, User]:
    """A consultation of the lantern review in a state at factories.NOW, and an officer of the review."""
    review = Review.objects.filter(slug="lantern").first() or a_review()
    officer = User.objects.filter(memberships__review=review).first() or a_member(review, Role.OFFICER)
    asked = questionnaire or lantern()
    for key in {topic for question in asked.questions for topic in question.topics}:
        Topic.objects.get_or_create(review=review, key=key, defaults={"label": {"en": key.capitalize()}})
    consultation = a_consultation(review, state=state, **given)
    a_version(consultation, to_data(asked), digest(asked))
    return consultation, officer


def log() -> list[tuple[str, str]]:
    """Verb and target of the activity log, the first one first."""
    return list(Activity.objects.order_by("id").values_list("verb", "target"))


def part(questionnaire: Questionnaire, key: str) -> Question:
    """The question with a key; it is there."""
    return next(question for question in questionnaire.questions if question.key == key)
