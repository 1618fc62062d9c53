"""A questionnaire as JSON can hold it: what is empty is left out, so that the same questionnaire has the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rapporteur.web.consultations.questionnaire import expressions
from rapporteur.web.consultations.questionnaire.definition import KINDS, Kind, Option, Question, Questionnaire, Section
from rapporteur.web.consultations.questionnaire.fields import Fields
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.consultations.questionnaire.typed import canonical_number


def canonical(questionnaire: Questionnaire) -> bytes:
    """The one way to write a questionnaire down."""
    return json.dumps(to_data(questionnaire), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(questionnaire: Questionnaire) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(questionnaire)).hexdigest()


def to_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """A questionnaire as dictionaries, lists, texts and numbers."""
    return _filled(
        languages=list(questionnaire.languages),
        title=_texts(questionnaire.title),
        introduction=_texts(questionnaire.introduction),
        consent=_texts(questionnaire.consent),
        sections=[_section_data(section) for section in questionnaire.sections],
        extra=_texts(questionnaire.extra),
    )


def _section_data(section: Section) -> dict[str, Any]:
    return _filled(
        key=section.key,
        title=_texts(section.title),
        introduction=_texts(section.introduction),
        questions=[_question_data(question) for question in section.questions],
        extra=_texts(section.extra),
    )


def _question_data(question: Question) -> dict[str, Any]:
    return _filled(
        key=question.key,
        kind=question.kind,
        label=_texts(question.label),
        hint=_texts(question.hint),
        required=question.required,
        options=[_option_data(option) for option in question.options],
        rows=[_option_data(row) for row in question.rows],
        word_limit=question.word_limit,
        choices_limit=question.choices_limit,
        low=_number(question.low),
        high=_number(question.high),
        whole=question.whole,
        condition=expressions.write(question.condition) if question.condition else "",
        groups=list(question.groups),
        topics=list(question.topics),
        links_to=question.links_to,
        asks=list(question.asks),
        extra=_texts(question.extra),
    )


def _option_data(option: Option) -> dict[str, Any]:
    return _filled(key=option.key, label=_texts(option.label), extra=_texts(option.extra))


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something; 0 does."""
    return {name: value for name, value in fields.items() if value is not False and value not in (None, "", [], {})}


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    tidied = {name: tidy(text) for name, text in texts.items()}
    return {name: text for name, text in tidied.items() if text}


def _number(number: Decimal | None) -> str:
    return "" if number is None else canonical_number(number)


def from_data(data: object) -> Questionnaire:
    """The questionnaire that `to_data` took apart. Raises Faults where the data is not of that form."""
    return Fields(data, "").record(_questionnaire)


def _questionnaire(fields: Fields) -> Questionnaire:
    return Questionnaire(
        languages=fields.names("languages"),
        title=fields.words("title"),
        introduction=fields.words("introduction"),
        consent=fields.words("consent"),
        sections=fields.records("sections", _section),
        extra=fields.texts("extra"),
    )


def _section(fields: Fields) -> Section:
    return Section(
        key=fields.text("key"),
        title=fields.words("title"),
        introduction=fields.words("introduction"),
        questions=fields.records("questions", _question),
        extra=fields.texts("extra"),
    )


def _question(fields: Fields) -> Question:
    return Question(
        key=fields.text("key"),
        kind=_kind(fields),
        label=fields.words("label"),
        hint=fields.words("hint"),
        required=fields.flag("required"),
        options=fields.records("options", _option),
        rows=fields.records("rows", _option),
        word_limit=fields.count("word_limit"),
        choices_limit=fields.count("choices_limit"),
        low=fields.number("low"),
        high=fields.number("high"),
        whole=fields.flag("whole"),
        condition=fields.condition("condition"),
        groups=fields.names("groups"),
        topics=fields.names("topics"),
        links_to=fields.text("links_to"),
        asks=fields.names("asks"),
        extra=fields.texts("extra"),
    )


def _kind(fields: Fields) -> Kind:
    written = fields.text("kind")
    for kind in KINDS:
        if kind == written:
            return kind
    return fields.refuse("kind")


def _option(fields: Fields) -> Option:
    return Option(key=fields.text("key"), label=fields.words("label"), extra=fields.texts("extra"))
