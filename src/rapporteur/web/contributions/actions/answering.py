"""Beginning a contribution, and saving what is answered, from several devices at once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.engine.records import GROUPS
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.consultations.queries import latest_version, questionnaire_of, version_to_answer
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, Value, from_stored, to_stored
from rapporteur.web.consultations.states import State, state_of
from rapporteur.web.contributions import profile
from rapporteur.web.contributions.actions.acting import lock_to_change, new_reference
from rapporteur.web.contributions.models import Answer, Contribution
from rapporteur.web.contributions.refusals import NotOpen

_VIA: Final = re.compile(r"[a-z0-9-]{1,60}")
_MARK: Final = 16
"""Characters of a mark in Answer.trail."""
_NOTHING: Final[tuple[Any, ...]] = ("", [], {})


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that was changed elsewhere since the page was made. revision: of theirs, which is stored."""

    question: str
    mine: Value
    theirs: Value
    revision: int
    saved_at: datetime
    here: bool
    """The other change came from this device too: another window, or going back."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What is stored now. saved: the revision to send next time, by question; conflicts: nothing was overwritten."""

    saved: Mapping[str, int]
    conflicts: tuple[Conflict, ...]


def begin(
    *,
    consultation: Consultation,
    language: str,
    via: str,
    device: str,
    now: datetime,
    trial: bool = False,
    preview: str | None = None,
) -> Contribution:
    """A new draft. trial: answers to try the questionnaire out, at any time; preview: the group it is tried as.

    Raises NotOpen. device: who begins is who is known to hold it; the session keeps that.
    """
    version = latest_version(consultation) if trial else _open_version(consultation, now)
    group = preview if trial and preview in GROUPS else ""
    return Contribution.objects.create(
        consultation=consultation,
        version=version,
        reference=new_reference(consultation.review.slug),
        trial=trial,
        via=via if _VIA.fullmatch(via) else "",
        language=language.partition("-")[0],
        group=group,
        started_at=now,
        changed_at=now,
        submission_key=uuid4(),
    )


def _open_version(consultation: Consultation, now: datetime) -> Version:
    version = version_to_answer(consultation) if state_of(consultation, now) is State.OPEN else None
    if version is None:
        raise NotOpen(Message("This consultation is not open. Nothing can be begun now."))
    return version


@transaction.atomic
def save(
    *,
    contribution: Contribution,
    values: Mapping[str, Value],
    revisions: Mapping[str, int],
    device: str,
    now: datetime,
    language: str = "",
) -> Saved:
    """Store answers and fields of the profile. What is in `saved` is on disk when this has returned.

    revisions: which revision of each the page was made from, 0 where there was none. language: of the page, for
    the text of consent; "" that of the contribution. Files are no values here: add_file. Raises ReadOnly.
    """
    lock_to_change(contribution, now)
    questionnaire = questionnaire_of(contribution.version)
    questions = {question.key: question for question in questionnaire.questions}
    given = {key: value for key, value in values.items() if _is_saved(key, questions)}
    rows = _rows(contribution, given)
    keeper = _Keeper(contribution, questions, rows, device, now)
    for key, value in given.items():
        keeper.take(key, value, revisions.get(key, 0))
    keeper.write()
    if keeper.written:
        contribution.changed_at = now
        if keeper.written & set(profile.FIELDS):
            _mirror(contribution, questionnaire, keeper, language, now)
        contribution.save()
    return Saved(keeper.saved, tuple(keeper.conflicts))


def _is_saved(key: str, questions: Mapping[str, Question]) -> bool:
    if key in profile.FIELDS or key == profile.FURTHER:
        return True
    if key not in questions:
        raise ValueError(f"no question of this questionnaire: {key}")
    return questions[key].kind not in ("file", "note")


def _rows(contribution: Contribution, given: Mapping[str, Value]) -> dict[str, Answer]:
    """The stored answers concerned; with one field of the profile all, since they are mirrored together."""
    wanted = {*given, *profile.FIELDS} if given.keys() & set(profile.FIELDS) else set(given)
    return {row.question: row for row in contribution.answers.filter(question__in=wanted)}


def _mirror(
    contribution: Contribution, questionnaire: Questionnaire, keeper: _Keeper, language: str, now: datetime
) -> None:
    """Have the columns say what the fields of the profile say."""
    fields = {**profile.kept(contribution), **keeper.profile()}
    columns = profile.columns(fields, contribution.consultation.review)
    if "consent" in keeper.written:
        columns |= profile.agreement(fields, questionnaire, language or contribution.language, now)
    for name, value in columns.items():
        setattr(contribution, name, value)


class _Keeper:
    """Decides for each answer whether it is stored, stands already, or conflicts with what another page stored."""

    def __init__(
        self,
        contribution: Contribution,
        questions: Mapping[str, Question],
        rows: dict[str, Answer],
        device: str,
        now: datetime,
    ) -> None:
        self._contribution = contribution
        self._questions = questions
        self._rows = rows
        self._device = device[:40]
        self._now = now
        self._new: list[Answer] = []
        self._changed: list[Answer] = []
        self.saved: dict[str, int] = {}
        self.conflicts: list[Conflict] = []

    @property
    def written(self) -> set[str]:
        """What was stored anew."""
        return {row.question for row in (*self._new, *self._changed)}

    def profile(self) -> dict[str, Value]:
        """Fields of the profile as they are stored now."""
        return {field: self._rows[field].value for field in profile.FIELDS if field in self._rows}

    def take(self, key: str, value: Value, revision: int) -> None:
        """Settle one answer. revision: of the stored one that the page showed."""
        data = to_stored(value)
        row = self._rows.get(key)
        if row is None:
            self._begin(key, data)
        elif row.value == data:
            self.saved[key] = row.revision
        elif row.revision == revision:
            self._change(row, data)
        elif _untouched(row, data, revision):
            self.saved[key] = revision
        else:
            self.conflicts.append(self._conflict(row, value))

    def write(self) -> None:
        """Store what is new and what is changed."""
        Answer.objects.bulk_create(self._new)
        Answer.objects.bulk_update(self._changed, ["value", "revision", "saved_at", "saved_by", "trail"])

    def _begin(self, key: str, data: Any) -> None:
        if data in _NOTHING:
            self.saved[key] = 0
            return
        row = Answer(contribution=self._contribution, question=key, value=data, saved_at=self._now)
        row.saved_by, row.trail = self._device, _mark(data)
        self._rows[key] = row
        self._new.append(row)
        self.saved[key] = row.revision = 1

    def _change(self, row: Answer, data: Any) -> None:
        row.value, row.saved_at, row.saved_by = data, self._now, self._device
        row.revision += 1
        row.trail += _mark(data)
        self._changed.append(row)
        self.saved[row.question] = row.revision

    def _conflict(self, row: Answer, mine: Value) -> Conflict:
        question = self._questions.get(row.question)
        theirs = from_stored(question, row.value) if question else row.value
        return Conflict(row.question, mine, theirs, row.revision, row.saved_at, here=row.saved_by == self._device)


def _untouched(row: Answer, data: Any, revision: int) -> bool:
    """Whether a page sends back what it was made from: nobody changed anything there, so nothing conflicts."""
    if revision == 0:
        return data in _NOTHING
    return row.trail[_MARK * (revision - 1) : _MARK * revision] == _mark(data)


def _mark(data: Any) -> str:
    written = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_MARK]
