"""Changes of a questionnaire, one at a time: each takes a questionnaire and gives another.

What somebody changes is named by its key and by the digest it had when they opened it, so that two people can work
on two questions at once, and nobody overwrites what they have not seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, TypeVar

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire import (
    Question,
    Questionnaire,
    Section,
    Words,
    leaves,
    rewritten,
    to_data,
)
from rapporteur.web.consultations.refusals import Changed, Refused

Step = Literal[-1, 1]
_Part = TypeVar("_Part", Section, Question)


def find_section(questionnaire: Questionnaire, key: str) -> Section | None:
    """The section with a key."""
    return next((section for section in questionnaire.sections if section.key == key), None)


def find_question(questionnaire: Questionnaire, key: str) -> Question | None:
    """The question with a key."""
    return next((question for question in questionnaire.questions if question.key == key), None)


def section_of(questionnaire: Questionnaire, key: str) -> Section | None:
    """The section in which a question stands."""
    return next((each for each in questionnaire.sections if any(one.key == key for one in each.questions)), None)


def part_digest(part: Section | Question | Questionnaire) -> str:
    """What tells whether a part was changed. Of a section: its own words; of a questionnaire: what is around them."""
    match part:
        case Questionnaire():
            alone = replace(part, sections=())
        case Section():
            alone = Questionnaire((), {}, sections=(replace(part, questions=()),))
        case Question():
            alone = Questionnaire((), {}, sections=(Section("", {}, questions=(part,)),))
    return hashlib.sha256(json.dumps(to_data(alone), sort_keys=True).encode()).hexdigest()


def change_front(
    questionnaire: Questionnaire,
    *,
    seen: str,
    languages: tuple[str, ...],
    title: Words,
    introduction: Words,
    consent: Words,
) -> Questionnaire:
    """Other words before the sections, other languages."""
    if part_digest(questionnaire) != seen:
        raise Changed(questionnaire)
    return replace(questionnaire, languages=languages, title=title, introduction=introduction, consent=consent)


def add_section(questionnaire: Questionnaire, section: Section) -> Questionnaire:
    """A section more, at the end."""
    _refuse_known(questionnaire, section.key)
    return replace(questionnaire, sections=(*questionnaire.sections, section))


def change_section(questionnaire: Questionnaire, *, key: str, section: Section, seen: str) -> Questionnaire:
    """Other words, or another key. Its questions stay."""
    stored = _unchanged(questionnaire, find_section(questionnaire, key), seen)
    if section.key != key:
        _refuse_known(questionnaire, section.key)
    changed = replace(section, questions=stored.questions, extra=stored.extra)
    return _with_sections(questionnaire, [changed if each is stored else each for each in questionnaire.sections])


def remove_section(questionnaire: Questionnaire, key: str, *, seen: str) -> Questionnaire:
    """Without a section that is empty."""
    stored = _unchanged(questionnaire, find_section(questionnaire, key), seen)
    if stored.questions:
        raise Refused(Message("This section still has questions. Move or delete them first."))
    return _with_sections(questionnaire, [each for each in questionnaire.sections if each is not stored])


def move_section(questionnaire: Questionnaire, key: str, step: Step) -> Questionnaire:
    """A section one place up or down; at the end of the list it stays."""
    stored = find_section(questionnaire, key)
    if stored is None:
        raise Changed(questionnaire)
    return _with_sections(questionnaire, _moved(questionnaire.sections, stored, step))


def add_question(questionnaire: Questionnaire, question: Question, *, section: str) -> Questionnaire:
    """A question more, at the end of a section."""
    _refuse_known(questionnaire, question.key)
    if find_section(questionnaire, section) is None:
        raise Changed(questionnaire)
    return _with_sections(questionnaire, [
        replace(each, questions=(*each.questions, question)) if each.key == section else each
        for each in questionnaire.sections
    ])  # fmt: skip


def change_question(
    questionnaire: Questionnaire, *, key: str, question: Question, section: str, seen: str
) -> Questionnaire:
    """Another question in its place, or at the end of another section. Conditions follow where its key changes."""
    stored = _unchanged(questionnaire, find_question(questionnaire, key), seen)
    if question.key != key:
        _refuse_known(questionnaire, question.key)
    here = section_of(questionnaire, key)
    changed = _replaced(questionnaire, stored, question)
    if here and here.key != section:
        changed = add_question(_replaced(questionnaire, stored, None), question, section=section)
    return changed if question.key == key else _following(changed, key, question.key)


def remove_question(questionnaire: Questionnaire, key: str, *, seen: str) -> Questionnaire:
    """Without a question. Conditions that look at it are faults from then on, and are listed."""
    return _replaced(questionnaire, _unchanged(questionnaire, find_question(questionnaire, key), seen), None)


def move_question(questionnaire: Questionnaire, key: str, step: Step) -> Questionnaire:
    """A question one place up or down; over the edge of its section into the next one."""
    here = section_of(questionnaire, key)
    stored = find_question(questionnaire, key)
    if here is None or stored is None:
        raise Changed(questionnaire)
    order = _moved(here.questions, stored, step)
    if tuple(order) != here.questions:
        return _with_sections(
            questionnaire,
            [replace(each, questions=tuple(order)) if each is here else each for each in questionnaire.sections],
        )
    at = questionnaire.sections.index(here) + step
    if not 0 <= at < len(questionnaire.sections):
        return questionnaire
    there = questionnaire.sections[at]
    joined = (stored, *there.questions) if step > 0 else (*there.questions, stored)
    without = _replaced(questionnaire, stored, None)
    return _with_sections(
        questionnaire,
        [replace(each, questions=joined) if each.key == there.key else each for each in without.sections],
    )


def looking_at(questionnaire: Questionnaire, key: str) -> list[Question]:
    """The questions whose condition looks at a question."""
    return [
        question
        for question in questionnaire.questions
        if question.condition and any(leaf.question == key for leaf in leaves(question.condition))
    ]


def linked_to_source(questionnaire: Questionnaire) -> Questionnaire:
    """For another round: each question says which one it asks again."""
    return _each_question(questionnaire, lambda question: replace(question, links_to=question.key))


def structure(questionnaire: Questionnaire) -> dict[str, Any]:
    """All but the words: what must stay as it is once people answer."""
    bare = replace(
        _each_question(questionnaire, _wordless), languages=(), title={}, introduction={}, consent={}, extra={}
    )
    sections = tuple(replace(section, title={}, introduction={}) for section in bare.sections)
    return to_data(replace(bare, sections=sections))


def _wordless(question: Question) -> Question:
    return replace(
        question,
        label={},
        hint={},
        options=tuple(replace(option, label={}) for option in question.options),
        rows=tuple(replace(row, label={}) for row in question.rows),
    )


def _each_question(questionnaire: Questionnaire, change: Any) -> Questionnaire:
    return _with_sections(questionnaire, [
        replace(section, questions=tuple(change(question) for question in section.questions))
        for section in questionnaire.sections
    ])  # fmt: skip


def _with_sections(questionnaire: Questionnaire, sections: Sequence[Section]) -> Questionnaire:
    return replace(questionnaire, sections=tuple(sections))


def _replaced(questionnaire: Questionnaire, stored: Question, new: Question | None) -> Questionnaire:
    def kept(section: Section) -> Iterator[Question]:
        for question in section.questions:
            if question is not stored:
                yield question
            elif new:
                yield new

    sections = [replace(section, questions=tuple(kept(section))) for section in questionnaire.sections]
    return _with_sections(questionnaire, sections)


def _following(questionnaire: Questionnaire, old: str, new: str) -> Questionnaire:
    def follow(question: Question) -> Question:
        if question.condition is None:
            return question
        condition = rewritten(
            question.condition, lambda leaf: replace(leaf, question=new) if leaf.question == old else leaf
        )
        return replace(question, condition=condition)

    return _each_question(questionnaire, follow)


def _unchanged(questionnaire: Questionnaire, stored: _Part | None, seen: str) -> _Part:
    if stored is None or part_digest(stored) != seen:
        raise Changed(questionnaire)
    return stored


def _refuse_known(questionnaire: Questionnaire, key: str) -> None:
    if find_section(questionnaire, key) or find_question(questionnaire, key):
        raise Refused(Message("There is a section or question with the key {key} already. Choose another.", key=key))


def _moved(parts: Sequence[_Part], part: _Part, step: Step) -> list[_Part]:
    order = list(parts)
    at = order.index(part)
    to = at + step
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return order
