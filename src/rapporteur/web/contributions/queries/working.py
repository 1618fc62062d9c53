"""The working copy of a contribution, as pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.consultations.questionnaire import (
    Question,
    Questionnaire,
    Section,
    Value,
    from_stored,
    is_empty,
    problems,
    visible,
)
from rapporteur.web.contributions.content import content_of, digest_of, with_files
from rapporteur.web.contributions.models import Answer, Attachment, Contribution
from rapporteur.web.contributions.profile import FIELDS, FURTHER, all_problems, kept


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the questions of it that are shown. Counts leave out notes."""

    section: Section
    questions: tuple[Question, ...]
    asked: int
    answered: int
    required: int
    missing: int
    """Required ones without an answer."""


@dataclass(frozen=True, slots=True)
class Working:
    """A contribution as it stands."""

    contribution: Contribution
    questionnaire: Questionnaire
    profile: Mapping[str, Value]
    """By field of contributions.profile."""
    answers: Mapping[str, Value]
    """By question, hidden ones too, and "further". Of questions that ask for files: ids of attachments."""
    revisions: Mapping[str, int]
    """Of profile and answers; what was never saved has none."""
    visible: tuple[Question, ...]
    sections: tuple[Part, ...]
    """Those with a question to show."""
    attachments: tuple[Attachment, ...]
    """With their files; removed ones are left out."""
    problems: Mapping[str, tuple[Message, ...]]
    """What is to be mended before submitting, by question or field of the profile."""
    submissions: int
    changed_since: bool
    """It was submitted, and says something else now."""
    submission_key: UUID
    """For the form that submits: copies of one submission carry the same."""

    @property
    def values(self) -> dict[str, Value]:
        """Profile and answers together."""
        return {**self.profile, **self.answers}


def working(contribution: Contribution) -> Working:
    """The working copy: three queries, where consultation, review and version are there."""
    questionnaire = questionnaire_of(contribution.version)
    rows = {row.question: row for row in contribution.answers.all()}
    attachments = tuple(contribution.attachments.filter(removed_at=None).select_related("file"))
    answers = _answers(questionnaire, rows, attachments)
    profile = kept(contribution) | {field: rows[field].value for field in FIELDS if field in rows}
    shown = visible(questionnaire, contribution.group, answers)
    found = {question.key: each for question in shown if (each := _problems(question, answers, contribution.language))}
    last = contribution.submissions.order_by("-number").values_list("number", "digest").first()
    now_says = digest_of(content_of(contribution, questionnaire, answers, attachments)) if last else ""
    return Working(
        contribution=contribution,
        questionnaire=questionnaire,
        profile=profile,
        answers=answers,
        revisions={key: row.revision for key, row in rows.items()},
        visible=shown,
        sections=tuple(_parts(questionnaire, shown, answers)),
        attachments=attachments,
        problems=found | all_problems(profile),
        submissions=last[0] if last else 0,
        changed_since=last is not None and last[1] != now_says,
        submission_key=contribution.submission_key,
    )


def _answers(
    questionnaire: Questionnaire, rows: Mapping[str, Answer], attachments: tuple[Attachment, ...]
) -> dict[str, Value]:
    answers: dict[str, Value] = {FURTHER: rows[FURTHER].value} if FURTHER in rows else {}
    for question in questionnaire.questions:
        if question.kind == "file":
            answers[question.key] = list(with_files(question, attachments))
        elif question.key in rows:
            answers[question.key] = from_stored(question, rows[question.key].value)
    return answers


def _problems(question: Question, answers: Mapping[str, Value], language: str) -> tuple[Message, ...]:
    return problems(question, answers.get(question.key, ""), language)


def _parts(questionnaire: Questionnaire, shown: tuple[Question, ...], answers: Mapping[str, Value]) -> Iterator[Part]:
    keys = {question.key for question in shown}
    for section in questionnaire.sections:
        questions = tuple(question for question in section.questions if question.key in keys)
        asked = [question for question in questions if question.kind != "note"]
        empty = {question.key for question in asked if is_empty(answers.get(question.key, ""))}
        required = [question for question in asked if question.required]
        if questions:
            missing = sum(question.key in empty for question in required)
            yield Part(section, questions, len(asked), len(asked) - len(empty), len(required), missing)
