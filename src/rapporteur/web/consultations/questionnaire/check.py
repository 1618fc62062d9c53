"""What must be mended before a questionnaire can be opened, and what is not yet translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.engine.records import GROUPS, UN_LANGUAGES
from rapporteur.engine.schemes.loader import leaves as leaf_codes
from rapporteur.engine.schemes.loader import load_scheme
from rapporteur.web.consultations.questionnaire.conditions import Compares, Includes, Is, Leaf, leaves
from rapporteur.web.consultations.questionnaire.definition import (
    CHOICE_KINDS,
    KEY,
    RESERVED,
    Option,
    Question,
    Questionnaire,
    Section,
    Words,
)
from rapporteur.web.consultations.questionnaire.faults import Fault

LONGEST_TEXT: Final = 10_000
"""Characters of one text. A cell of a workbook holds 32,767."""
_SILENT: Final = frozenset({"note", "file", "matrix"})
"""Kinds that no condition can look at: they have no single value."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a questionnaire is said in a language. missing: (key, what is missing there)."""

    done: int
    total: int
    missing: tuple[tuple[str, Message], ...]


def completeness(questionnaire: Questionnaire) -> dict[str, Completeness]:
    """By language: how many of the texts that exist in any language exist in this one."""
    texts = [text for text in _texts(questionnaire) if any(said.strip() for said in text[2].values())]
    return {language: _complete(texts, language) for language in questionnaire.languages}


def _complete(texts: Sequence[tuple[str, Message, Words]], language: str) -> Completeness:
    missing = tuple((where, what) for where, what, words in texts if not words.get(language, "").strip())
    return Completeness(len(texts) - len(missing), len(texts), missing)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Message, Words]]:
    """All texts, as (key of where they stand, what they are, the text)."""
    yield "", Message("Title"), questionnaire.title
    yield "", Message("Introduction"), questionnaire.introduction
    yield "", Message("Consent text"), questionnaire.consent
    for section in questionnaire.sections:
        yield section.key, Message("Title of the section"), section.title
        yield section.key, Message("Introduction of the section"), section.introduction
        for question in section.questions:
            yield question.key, Message("Question"), question.label
            yield question.key, Message("Hint"), question.hint
            for option in question.options:
                yield question.key, Message("Option {option}", option=option.key), option.label
            for row in question.rows:
                yield question.key, Message("Row {row}", row=row.key), row.label


def faults(
    questionnaire: Questionnaire,
    *,
    topics: Collection[str] | None = None,
    former: Collection[str] | None = None,
) -> tuple[Fault, ...]:
    """Everything that must be mended before opening.

    topics: keys of the review's topics; former: keys of the questions of the former round. None: not checked.
    """
    questions = tuple(questionnaire.questions)
    found: list[Fault] = [
        *_whole(questionnaire),
        *_keys(questionnaire),
        *(fault for section in questionnaire.sections for fault in _section(section)),
        *_texts_at_fault(questionnaire),
    ]
    for at, question in enumerate(questions):
        problems = (
            *_choices(question),
            *_limits(question),
            *_names(question, topics, former),
            *_condition(question, questions[:at], questions),
        )
        found.extend(Fault(question.key, problem) for problem in problems)
    return tuple(found)


def _whole(questionnaire: Questionnaire) -> Iterator[Fault]:
    if not questionnaire.languages:
        yield Fault("", Message("The questionnaire is offered in no language."))
    for language in questionnaire.languages:
        if language not in UN_LANGUAGES:
            yield Fault("", Message("There is no language {language}.", language=language))
    for language in _repeated(questionnaire.languages):
        yield Fault("", Message("The language {language} is named twice.", language=language))
    if not any(questionnaire.title.values()):
        yield Fault("", Message("The questionnaire has no title."))
    if not questionnaire.sections:
        yield Fault("", Message("The questionnaire has no sections."))


def _section(section: Section) -> Iterator[Fault]:
    if not any(section.title.values()):
        yield Fault(section.key, Message("The section {key} has no title.", key=section.key))
    if not section.questions:
        yield Fault(section.key, Message("The section {key} has no questions.", key=section.key))


def _keys(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Sections and questions have keys of their own; a row of a matrix may share one with another matrix only."""
    keys = [section.key for section in questionnaire.sections]
    keys += [question.key for question in questionnaire.questions]
    for key in _repeated(keys):
        yield Fault(key, Message("The key {key} is used twice.", key=key))
    for key in keys:
        if key in RESERVED:
            yield Fault(key, Message("The key {key} has a meaning of its own: choose another.", key=key))
        if not KEY.fullmatch(key):
            yield Fault(key, _bad_key(key))
    for question in questionnaire.questions:
        for row in question.rows:
            if row.key in keys:
                problem = Message("The row {row} has the same key as a question or section.", row=row.key)
                yield Fault(question.key, problem)


def _bad_key(key: str) -> Message:
    return Message(
        "{key} is not a key: use up to 40 small Latin letters, digits and underscores, a letter first.", key=key
    )


def _texts_at_fault(questionnaire: Questionnaire) -> Iterator[Fault]:
    for where, what, words in _texts(questionnaire):
        for language, text in words.items():
            if len(text) > LONGEST_TEXT:
                problem = Message(
                    "{what} ({language}): the text has {count} characters, more than {limit}.",
                    what=what,
                    language=language,
                    count=len(text),
                    limit=LONGEST_TEXT,
                )
                yield Fault(where, problem)
            if "${" in text:
                problem = Message(
                    "{what} ({language}): a text cannot show the answer to another question; take out the {sign}.",
                    what=what,
                    language=language,
                    sign="${",
                )
                yield Fault(where, problem)


def _choices(question: Question) -> Iterator[Message]:
    if not any(question.label.values()):
        yield Message("The question {key} has no text.", key=question.key)
    if question.kind in CHOICE_KINDS or question.kind == "matrix":
        if not question.options:
            yield Message("The question {key} has no options.", key=question.key)
    elif question.options:
        yield Message("The question {key} has options, but is not answered by choosing.", key=question.key)
    if question.kind == "matrix" and not question.rows:
        yield Message("The table {key} has no rows.", key=question.key)
    if question.kind != "matrix" and question.rows:
        yield Message("The question {key} has rows, but is no table.", key=question.key)
    yield from _things(question.options)
    yield from _things(question.rows)


def _things(things: Sequence[Option]) -> Iterator[Message]:
    for key in _repeated([thing.key for thing in things]):
        yield Message("The option {option} stands there twice.", option=key)
    for thing in things:
        if not KEY.fullmatch(thing.key):
            yield _bad_key(thing.key)
        if not any(thing.label.values()):
            yield Message("The option {option} has no text.", option=thing.key)


def _limits(question: Question) -> Iterator[Message]:
    if question.word_limit is not None and (question.kind != "text" or question.word_limit < 1):
        yield Message("A limit of words must be 1 or more, and only a text can have one.")
    if question.choices_limit is not None and not (
        question.kind == "multiple" and 1 <= question.choices_limit <= max(1, len(question.options))
    ):
        yield Message(
            "A limit of choices must lie between 1 and the number of options, "
            "and only a question with several choices can have one."
        )
    numeric = question.low is not None or question.high is not None or question.whole
    if numeric and question.kind != "number":
        yield Message("Only a number can have a least or greatest value or be whole.")
    if question.low is not None and question.high is not None and question.low > question.high:
        yield Message("The least value is above the greatest.")
    if question.required and question.kind == "note":
        yield Message("A note cannot be required: it has no answer.")


def _names(question: Question, topics: Collection[str] | None, former: Collection[str] | None) -> Iterator[Message]:
    for group in question.groups:
        if group not in GROUPS:
            yield Message("There is no stakeholder group {group}.", group=group)
    for category in question.asks:
        if category not in _categories():
            yield Message("There is no category {category}.", category=category)
    for topic in question.topics:
        if topics is not None and topic not in topics:
            yield Message("The review has no topic {topic}.", topic=topic)
    if question.links_to and former is not None and question.links_to not in former:
        yield Message("The former round has no question {key}.", key=question.links_to)
    for names in (question.groups, question.asks, question.topics):
        for name in _repeated(names):
            yield Message("{name} is named twice.", name=name)


@lru_cache(maxsize=1)
def _categories() -> frozenset[str]:
    return frozenset(code.code for code in leaf_codes(load_scheme("categories")))


def _condition(question: Question, before: Sequence[Question], everything: Sequence[Question]) -> Iterator[Message]:
    earlier = {other.key: other for other in before}
    known = {other.key for other in everything}
    for leaf in leaves(question.condition) if question.condition else ():
        if leaf.question in earlier:
            yield from _leaf(leaf, earlier[leaf.question])
        elif leaf.question in known:
            yield Message("The condition looks at {key}, which does not come before it.", key=leaf.question)
        else:
            yield Message("The condition looks at {key}, but there is no such question.", key=leaf.question)


def _leaf(leaf: Leaf, asked: Question) -> Iterator[Message]:
    if asked.kind in _SILENT:
        yield Message("The condition looks at {key}, which has no answer of one value.", key=asked.key)
        return
    options = {option.key for option in asked.options}
    match leaf:
        case Compares() if asked.kind != "number":
            yield Message("The condition compares {key} with a number, but it is none.", key=asked.key)
        case Includes(_, option) if asked.kind not in CHOICE_KINDS or option not in options:
            yield Message(
                "The condition asks for the option {option}, which {key} has not.", option=option, key=asked.key
            )
        case Is(_, value) if asked.kind in CHOICE_KINDS and value not in options:
            yield Message(
                "The condition asks for the option {option}, which {key} has not.", option=value, key=asked.key
            )
        case _:
            pass


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
