"""The copy that a contributor gets of what was submitted: everything, in reading form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, Words, from_stored, in_words, said_in
from rapporteur.web.contributions.content import SOURCE
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.profile import FURTHER, consent_of
from rapporteur.web.contributions.queries.standing import late


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A file that was submitted. question: the label of what it answers, "" for a further document."""

    id: int
    question: str
    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class ReceiptSection:
    """A section with its questions and answers; several choices, rows and files are lists."""

    title: str
    answers: tuple[tuple[str, str | list[str]], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was submitted, and when. Texts are in the language asked for, else in the first there is."""

    language: str
    reference: str
    number: int
    review: str
    body: str
    consultation: str
    zone: str
    received_at: datetime
    """When this submission arrived."""
    first_received_at: datetime
    """When the first one did: what decides on late."""
    late: bool
    closes_at: datetime | None
    profile: Mapping[str, str]
    """Fields of contributions.profile as they are kept, without the e-mail address; those that are empty left out."""
    sections: tuple[ReceiptSection, ...]
    further: str
    files: tuple[ReceiptFile, ...]
    publication: str
    consent: str
    """The text that was agreed to, in the language it was read in; "" if none was."""


def receipt(contribution: Contribution, language: str = "", *, number: int | None = None) -> Receipt | None:
    """The copy of a submission, the last one unless told; None where nothing was submitted or all is withdrawn.

    language: to read questions and labels in; "" that of the contribution.
    """
    submissions = contribution.submissions.select_related("version")
    submission = submissions.filter(number=number).first() if number else submissions.last()
    if submission is None or not submission.content:
        return None
    language = language or contribution.language
    consultation, content = contribution.consultation, submission.content
    questionnaire = questionnaire_of(submission.version)
    return Receipt(
        language=language,
        reference=contribution.reference,
        number=submission.number,
        review=said_in(consultation.review.title, language),
        body=consultation.review.body,
        consultation=said_in(consultation.title, language),
        zone=consultation.review.time_zone,
        received_at=submission.received_at,
        first_received_at=contribution.received_at or submission.received_at,
        late=late(contribution),
        closes_at=consultation.closes_at,
        profile={field: value for field, value in content["profile"].items() if value},
        sections=tuple(_sections(questionnaire, content, language)),
        further=content["answers"].get(FURTHER, ""),
        files=tuple(_files(questionnaire, content["attachments"], language)),
        publication=content["profile"]["publication"],
        consent=consent_text(consent_of(questionnaire), content["consent"]["language"]),
    )


def answer_in_words(question: Question, content: Mapping[str, Any], language: str) -> str | list[str]:
    """An answer of a submission as people read it; files by their names."""
    value = from_stored(question, content["answers"].get(question.key, ""))
    if question.kind == "file":
        return [one["name"] for one in content["attachments"] if one["question"] == question.key]
    return in_words(question, value, language)


def consent_text(texts: Words, language: str) -> str:
    """The text that was read in a language, "" where none was agreed to."""
    return texts.get(language, "") if language else ""


def _sections(questionnaire: Questionnaire, content: Mapping[str, Any], language: str) -> Iterator[ReceiptSection]:
    for section in questionnaire.sections:
        answers = tuple(
            (said_in(question.label, language), words)
            for question in section.questions
            if (words := answer_in_words(question, content, language))
        )
        if answers:
            yield ReceiptSection(said_in(section.title, language), answers)


def _files(
    questionnaire: Questionnaire, attachments: Iterable[Mapping[str, Any]], language: str
) -> Iterator[ReceiptFile]:
    labels = {question.key: said_in(question.label, language) for question in questionnaire.questions}
    for one in attachments:
        if one["question"] != SOURCE:
            label = labels.get(one["question"], "")
            yield ReceiptFile(one["id"], label, one["name"], one["size"], one["digest"])
