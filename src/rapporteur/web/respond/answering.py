"""What a form sends is saved, or shown again: saved by another device meanwhile, closed meanwhile, never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import Question, Value, in_words, read_answer
from rapporteur.web.contributions import actions, profile
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.respond import access
from rapporteur.web.respond.fields import Field
from rapporteur.web.respond.language import page_language

REVISION: Final = "revision."
"""In front of a question's key: the field that says which revision of the answer a page showed."""
KEEP: Final = "keep."
"""In front of a question's key: which of two versions somebody decided for, "stored" or "typed"."""
DECIDE: Final = "decide."
"""The questions for which a form asks for such a decision."""
NOT_TYPED: Final = ("note", "file")


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent. Only questions whose revision it carries were on it. undecided: conflicts left open."""

    values: Mapping[str, Value]
    revisions: Mapping[str, int]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An answer that was changed elsewhere since this page was opened. field: holds what was typed here."""

    field: Field
    typed: str | list[str]
    stored: str | list[str]
    saved_at: datetime
    same_device: bool
    """The other change came from this device too: another window, or going back."""
    undecided: bool


def posted(request: HttpRequest, questions: Sequence[Question]) -> Posted:
    """Read the answers that a form sent. Where a conflict is left open, the answer rests on no revision."""
    raw = dict(request.POST.lists())
    undecided = tuple(key for key in request.POST.getlist(DECIDE) if not request.POST.get(KEEP + key))
    taken = [
        question
        for question in questions
        if REVISION + question.key in raw
        and question.kind not in NOT_TYPED
        and request.POST.get(KEEP + question.key) != "stored"
    ]
    based_on = {question.key: _count(request.POST[REVISION + question.key]) for question in taken}
    return Posted(
        values={question.key: _read(question, raw) for question in taken},
        revisions={key: 0 if key in undecided else revision for key, revision in based_on.items()},
        undecided=undecided,
    )


def _read(question: Question, raw: Mapping[str, Sequence[str]]) -> Value:
    return profile.read(question.key, raw) if question.key in profile.FIELDS else read_answer(question, raw)


def keep(request: HttpRequest, contribution: Contribution, questions: Sequence[Question]) -> HttpResponse | None:
    """Save what a form sent. A response where it was changed elsewhere meanwhile: both versions."""
    given = posted(request, questions)
    saved = save(request, contribution, given)
    if not saved.conflicts:
        return None
    return _disagreeing(request, contribution, questions, saved.conflicts, given.undecided)


def save(request: HttpRequest, contribution: Contribution, given: Posted) -> actions.Saved:
    """Store what can be stored without overwriting what another device saved."""
    return actions.save(
        contribution=contribution,
        values=given.values,
        revisions=given.revisions,
        device=access.device(request),
        now=timezone.now(),
        language=page_language(),
    )


def _disagreeing(
    request: HttpRequest,
    contribution: Contribution,
    questions: Sequence[Question],
    conflicts: Sequence[actions.Conflict],
    undecided: Sequence[str],
) -> HttpResponse:
    by_key = {question.key: question for question in questions}
    shown = [_disagreement(by_key[conflict.question], conflict, undecided) for conflict in conflicts]
    open_ones = [
        (f"#keep-{one.field.name}", gettext("Choose which version to keep.")) for one in shown if one.undecided
    ]
    context = {**access.surroundings(contribution), "disagreements": shown, "errors": open_ones}
    return render(request, "respond/conflict.html", context, status=409)


def _disagreement(question: Question, conflict: actions.Conflict, undecided: Sequence[str]) -> Disagreement:
    return Disagreement(
        field=Field(question=question, value=conflict.mine, revision=conflict.revision),
        typed=in_words(question, conflict.mine, page_language()),
        stored=in_words(question, conflict.theirs, page_language()),
        saved_at=conflict.saved_at,
        same_device=conflict.here,
        undecided=question.key in undecided,
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
