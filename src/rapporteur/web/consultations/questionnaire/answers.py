"""What is visible to whom, and what was answered.

Values are JSON: text, number, date and one choice are texts; several choices and files are lists of keys;
a matrix is an object of options by row. What could not be read is kept as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire.conditions import holds
from rapporteur.web.consultations.questionnaire.definition import Option, Question, Questionnaire, said_in
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.consultations.questionnaire.typed import Unclear, canonical_number, date_of, read_date, read_number

Raw: TypeAlias = Mapping[str, Sequence[str]]
"""Values by name of the form's field."""
DATE_PARTS: Final = ("year", "month", "day")

_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\s\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


@dataclass(frozen=True, slots=True)
class Unread:
    """What was typed and cannot be read. raw: the fields of the form that belong to the question."""

    raw: Mapping[str, tuple[str, ...]]
    problem: Message


Readable: TypeAlias = str | list[str] | dict[str, str]
Value: TypeAlias = Readable | Unread


def field_name(question: str, part: str) -> str:
    """The form's field for a part of an answer: a row of a matrix, or the year, month or day of a date."""
    return f"{question}-{part}"


def visible(questionnaire: Questionnaire, group: str, answers: Mapping[str, Value]) -> tuple[Question, ...]:
    """The questions shown to a contributor, in order.

    group: the stakeholder group, "" if not known yet. An answer to a hidden question counts for no condition.
    """
    shown: list[Question] = []
    counted: dict[str, object] = {}
    for question in questionnaire.questions:
        if question.groups and group not in question.groups:
            continue
        if question.condition and not holds(question.condition, counted):
            continue
        shown.append(question)
        value = answers.get(question.key, "")
        counted[question.key] = "" if isinstance(value, Unread) else value
    return tuple(shown)


def read_answer(question: Question, raw: Raw) -> Value:
    """The answer to a question in what a form sent. Whether it will do is for `problems` to say."""
    match question.kind:
        case "multiple":
            return _in_order(question.options, _given(raw, question.key))
        case "matrix":
            return _rows(question, raw)
        case "number":
            return _number(question, raw)
        case "date":
            return _date(question, raw)
        case "file":
            return _given(raw, question.key)
        case "note":
            return ""
        case _:
            return _last(raw, question.key)


def to_stored(value: Value) -> Readable | dict[str, dict[str, list[str]]]:
    """A value as JSON can hold it, what could not be read included."""
    if isinstance(value, Unread):
        return {"unread": {name: list(typed) for name, typed in value.raw.items()}}
    return value


def from_stored(question: Question, data: Any) -> Value:
    """The value that `to_stored` took apart."""
    unread = data.get("unread") if isinstance(data, dict) else None
    if isinstance(unread, dict):
        return read_answer(question, unread)
    value: Value = data
    return value


def is_empty(value: Value) -> bool:
    """Whether nothing was answered."""
    return not isinstance(value, Unread) and not value


def count_words(text: str) -> int:
    """How many words a text has: what stands between blanks and holds a letter or digit.

    Chinese, which sets no blanks, counts by characters, as its word processors do.
    """
    return sum(any(character.isalnum() for character in word) for word in _WORD.findall(text))


def in_words(question: Question, value: Value, language: str) -> str | list[str]:
    """An answer as people read it: labels for keys. Several choices, and the rows of a matrix, are a list."""
    if isinstance(value, Unread):
        return " ".join(typed for given in value.raw.values() for typed in given)
    options = {option.key: said_in(option.label, language) or option.key for option in question.options}
    if isinstance(value, dict):
        return [
            Message("{row}: {answer}", row=said_in(row.label, language) or row.key, answer=options.get(answer, answer))
            for row in question.rows
            if (answer := value.get(row.key))
        ]
    if isinstance(value, list):
        return [options.get(key, key) for key in value]
    return options.get(value, value) if question.options else value


def problems(question: Question, value: Value, language: str) -> tuple[Message, ...]:
    """What is to be mended before the answer can be submitted. language: for the labels that are named."""
    if isinstance(value, Unread):
        return (value.problem,)
    if is_empty(value):
        return (_missing(question),) if question.required else ()
    match question.kind, value:
        case "text", str():
            return tuple(_too_long(question, value))
        case (("single" | "scale"), str()):
            return tuple(_unknown(question.options, [value]))
        case "multiple", list():
            return (*_unknown(question.options, value), *_too_many(question, value))
        case "matrix", dict():
            return tuple(_matrix(question, value, language))
        case "number", str():
            return tuple(_out_of_range(question, value))
        case ("date", str()) | ("file", list()):
            return ()
        case _:
            return (Message("This answer does not fit the question."),)


def _given(raw: Raw, name: str) -> list[str]:
    return [text for given in raw.get(name, ()) if (text := tidy(given))]


def _last(raw: Raw, name: str) -> str:
    return (_given(raw, name) or [""])[-1]


def _in_order(options: Sequence[Option], chosen: Sequence[str]) -> list[str]:
    """Keys in the order of the options, each once; what is no option comes last, so that it can be told."""
    known = [option.key for option in options if option.key in chosen]
    return known + [key for key in dict.fromkeys(chosen) if key not in known]


def _rows(question: Question, raw: Raw) -> dict[str, str]:
    """Options by row, the rows in order; rows that are not asked about come last, so that they can be told."""
    start = field_name(question.key, "")
    named = [name.removeprefix(start) for name in raw if name.startswith(start)]
    given = {row: _last(raw, field_name(question.key, row)) for row in _in_order(question.rows, named)}
    return {row: option for row, option in given.items() if option}


def _number(question: Question, raw: Raw) -> Value:
    typed = _last(raw, question.key)
    try:
        return read_number(typed) if typed else ""
    except Unclear as error:
        return Unread({question.key: (typed,)}, error.problem)


def _date(question: Question, raw: Raw) -> Value:
    whole = _last(raw, question.key)
    parts = {part: _last(raw, field_name(question.key, part)) for part in DATE_PARTS}
    try:
        if whole:
            return read_date(whole)
        return date_of(**parts) if any(parts.values()) else ""
    except Unclear as error:
        typed = {question.key: whole} if whole else {field_name(question.key, part): parts[part] for part in parts}
        return Unread({name: (text,) for name, text in typed.items()}, error.problem)


def _missing(question: Question) -> Message:
    match question.kind:
        case "single" | "scale":
            return Message("Choose one of the options.")
        case "multiple":
            return Message("Choose at least one of the options.")
        case "matrix":
            return Message("Choose one option in each row.")
        case "file":
            return Message("Attach a file.")
        case "number":
            return Message("Enter a number.")
        case "date":
            return Message("Enter a date.")
        case _:
            return Message("Enter an answer.")


def _too_long(question: Question, text: str) -> Iterable[Message]:
    count = count_words(text)
    if question.word_limit is not None and count > question.word_limit:
        yield Message(
            "The answer is too long. Words written: {count}. Most words allowed: {limit}.",
            count=count,
            limit=question.word_limit,
        )


def _unknown(options: Sequence[Option], chosen: Iterable[str]) -> Iterable[Message]:
    known = {option.key for option in options}
    return (Message("{option} is not one of the options.", option=key) for key in chosen if key not in known)


def _too_many(question: Question, chosen: Sequence[str]) -> Iterable[Message]:
    if question.choices_limit is not None and len(chosen) > question.choices_limit:
        yield Message(
            "Too many options are chosen. Chosen: {count}. Most allowed: {limit}.",
            count=len(chosen),
            limit=question.choices_limit,
        )


def _matrix(question: Question, given: Mapping[str, str], language: str) -> Iterable[Message]:
    rows = {row.key: row for row in question.rows}
    for key in given:
        if key not in rows:
            yield Message("{row} is not one of the rows.", row=key)
    yield from _unknown(question.options, given.values())
    if question.required:
        for key, row in rows.items():
            if key not in given:
                yield Message("Choose an option in the row {row}.", row=said_in(row.label, language) or key)


def _out_of_range(question: Question, written: str) -> Iterable[Message]:
    try:
        number = Decimal(read_number(written))
    except Unclear as error:
        yield error.problem
        return
    if question.whole and number != number.to_integral_value():
        yield Message("Enter a whole number, without decimals.")
    if question.low is not None and number < question.low:
        yield Message("Enter a number of {low} or more.", low=canonical_number(question.low))
    if question.high is not None and number > question.high:
        yield Message("Enter a number of {high} or less.", high=canonical_number(question.high))
