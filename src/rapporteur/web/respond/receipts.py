"""What was submitted, and what changed from one submission to the next, with the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import Question, in_words
from rapporteur.web.contributions.profile import FURTHER
from rapporteur.web.contributions.queries import Change, Edition
from rapporteur.web.look.templatetags.look import region
from rapporteur.web.respond.language import page_language
from rapporteur.web.respond.profile_questions import further_question, profile_questions


@dataclass(frozen=True, slots=True)
class Said:
    """A label and what was said."""

    label: str
    answer: str | list[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that is another, with its label."""

    label: str
    before: str | list[str]
    after: str | list[str]


@dataclass(frozen=True, slots=True)
class Past:
    """A submission and what was different in it."""

    number: int
    received_at: datetime
    differences: tuple[Difference, ...]


def profile_in_words(profile: Mapping[str, str], languages: Iterable[str]) -> tuple[Said, ...]:
    """Fields of the profile that were filled in, with their labels."""
    asked = profile_questions(languages)
    return tuple(Said(_label(field, asked), _value(field, value, asked)) for field, value in profile.items() if value)


def past(editions: Sequence[Edition], languages: Iterable[str]) -> tuple[Past, ...]:
    """The submissions, the last one first."""
    asked = profile_questions(languages)
    return tuple(
        Past(one.number, one.received_at, tuple(_difference(change, asked) for change in one.changes))
        for one in editions
    )


def _difference(change: Change, asked: Mapping[str, Question]) -> Difference:
    label = change.label or _label(change.key, asked)
    return Difference(label, _value(change.key, change.before, asked), _value(change.key, change.after, asked))


def _label(field: str, asked: Mapping[str, Question]) -> str:
    own = {"region": gettext("Region"), FURTHER: _said(further_question()), "": gettext("Documents")}
    return own.get(field) or _said(asked[field])


def _said(question: Question) -> str:
    return question.label[page_language()]


def _value(field: str, value: str | list[str], asked: Mapping[str, Question]) -> str | list[str]:
    if field == "region" and isinstance(value, str):
        return region(value) if value else ""
    return in_words(asked[field], value, page_language()) if field in asked else value
