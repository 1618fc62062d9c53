"""What changed from one submission to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.consultations.questionnaire import said_in
from rapporteur.web.contributions.content import SOURCE
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.contributions.profile import FURTHER
from rapporteur.web.contributions.queries.copies import answer_in_words


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that is another. key: of the question, a field of the profile, "further", or "" for the documents.

    label: the question, "" for what has none; before, after: in reading form, fields of the profile as kept.
    """

    key: str
    label: str
    before: str | list[str]
    after: str | list[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A submission, and how it differs from the one before; the first one differs from nothing."""

    number: int
    received_at: datetime
    changes: tuple[Change, ...]


def history(contribution: Contribution, language: str = "") -> tuple[Edition, ...]:
    """All submissions, the last one first. After a withdrawal their contents are gone, the times stay."""
    language = language or contribution.language
    submissions = list(contribution.submissions.select_related("version"))
    editions = [Edition(one.number, one.received_at, ()) for one in submissions[:1]]
    editions += [
        Edition(after.number, after.received_at, tuple(_changes(before, after, language)))
        for before, after in pairwise(submissions)
    ]
    return tuple(reversed(editions))


def _changes(before: Submission, after: Submission, language: str) -> Iterator[Change]:
    if not before.content or not after.content:
        return
    pairs = (*_profile(before.content, after.content), *_answers(before, after, language))
    yield from (change for change in pairs if change.before != change.after)


def _profile(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for field, value in after["profile"].items():
        yield Change(field, "", before["profile"].get(field, ""), value)


def _answers(before: Submission, after: Submission, language: str) -> Iterator[Change]:
    for question in questionnaire_of(after.version).questions:
        yield Change(
            question.key,
            said_in(question.label, language),
            answer_in_words(question, before.content, language),
            answer_in_words(question, after.content, language),
        )
    further = (one.content["answers"].get(FURTHER, "") for one in (before, after))
    yield Change(FURTHER, "", *further)
    yield Change("", "", _documents(before.content), _documents(after.content))


def _documents(content: Mapping[str, Any]) -> list[str]:
    return [one["name"] for one in content["attachments"] if one["question"] in ("", SOURCE)]
