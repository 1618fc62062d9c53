"""From a questionnaire to an XLSForm workbook, always the same bytes for the same questionnaire."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from rapporteur.engine.messages import Message
from rapporteur.engine.records import GROUPS, UN_LANGUAGES
from rapporteur.engine.report.archive import pack
from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.consultations.questionnaire.definition import (
    CHOICE_KINDS,
    STAKEHOLDER_GROUP,
    Option,
    Question,
    Questionnaire,
    Section,
    Words,
    said_in,
)
from rapporteur.web.consultations.questionnaire.faults import Fault, Faults
from rapporteur.web.consultations.questionnaire.stored import digest, from_data, to_data
from rapporteur.web.consultations.questionnaire.wording import GROUP_QUESTION
from rapporteur.web.consultations.questionnaire.xlsform.columns import (
    CHOICES,
    SETTINGS,
    SURVEY,
    TRANSLATED,
    language_column,
    language_name,
)
from rapporteur.web.consultations.questionnaire.xlsform.constraints import write_constraint, write_relevant

_Row: TypeAlias = Mapping[str, str]
_MOMENT: Final = (2025, 1, 1, 0, 0, 0)
_CORE: Final = "docProps/core.xml"
_STAMPS: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_LONGEST_CELL: Final = 32_767
_TYPES: Final = {"text": "text", "date": "date", "file": "file", "note": "note"}


def write(questionnaire: Questionnaire) -> bytes:
    """The bytes of an .xlsx. Raises Faults for a text that is longer than a cell can hold."""
    tidied = from_data(to_data(questionnaire))
    languages = _languages(tidied)
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Rapporteur"
    _sheet(book, "survey", SURVEY, languages, list(_survey(tidied)))
    _sheet(book, "choices", CHOICES, languages, list(_choices(tidied)))
    _sheet(book, "settings", SETTINGS, languages, [_settings(tidied)])
    made = io.BytesIO()
    book.save(made)
    return _stable(made.getvalue())


def _languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Those it is offered in, then any other that some text is in already."""
    others = (language for words in _all_words(questionnaire) for language in words)
    return tuple(dict.fromkeys((*questionnaire.languages, *sorted(others, key=UN_LANGUAGES.index))))


def _all_words(questionnaire: Questionnaire) -> Iterator[Words]:
    yield from (questionnaire.title, questionnaire.introduction, questionnaire.consent)
    for section in questionnaire.sections:
        yield from (section.title, section.introduction)
    for question in questionnaire.questions:
        yield from (question.label, question.hint)
        yield from (option.label for option in (*question.options, *question.rows))


def _settings(questionnaire: Questionnaire) -> _Row:
    lead = next((code for code in ("en", *questionnaire.languages) if code in questionnaire.languages), "en")
    return {
        **questionnaire.extra,
        "form_title": said_in(questionnaire.title, lead),
        **_spoken("translated_title", questionnaire.title),
        **_spoken("introduction", questionnaire.introduction),
        **_spoken("consent", questionnaire.consent),
        "default_language": language_name(lead),
        "languages": " ".join(questionnaire.languages),
        "version": digest(questionnaire)[:12],
    }


def _survey(questionnaire: Questionnaire) -> Iterator[_Row]:
    if any(question.groups for question in questionnaire.questions):
        kind = f"select_one {STAKEHOLDER_GROUP}"
        yield {"type": kind, "name": STAKEHOLDER_GROUP, **_spoken("label", _in(GROUP_QUESTION, questionnaire))}
    for section in questionnaire.sections:
        yield _begin(section)
        for question in section.questions:
            yield from _matrix(question) if question.kind == "matrix" else [_question(question)]
        yield {"type": "end_group", "name": section.key}


def _begin(section: Section) -> _Row:
    return {
        "appearance": "field-list",
        **section.extra,
        "type": "begin_group",
        "name": section.key,
        **_spoken("label", section.title),
        **_spoken("hint", section.introduction),
    }


def _question(question: Question) -> _Row:
    appearance = ["likert"] if question.kind == "scale" else []
    return {
        **_common(question, appearance),
        "type": _type(question),
        "required": "yes" if question.required else "",
        "constraint": write_constraint(question),
    }


def _matrix(question: Question) -> Iterator[_Row]:
    yield {**_common(question, ["table-list"]), "type": "begin_group"}
    for row in question.rows:
        yield {
            **row.extra,
            "type": f"select_one {question.key}",
            "name": row.key,
            **_spoken("label", row.label),
            "required": "yes" if question.required else "",
        }
    yield {"type": "end_group", "name": question.key}


def _common(question: Question, appearance: Sequence[str]) -> _Row:
    return {
        **question.extra,
        "name": question.key,
        **_spoken("label", question.label),
        **_spoken("hint", question.hint),
        "relevant": write_relevant(question),
        "appearance": " ".join([*appearance, *question.extra.get("appearance", "").split()]),
        "word_limit": _counted(question.word_limit),
        "choices_limit": _counted(question.choices_limit),
        "topics": " ".join(question.topics),
        "links_to": question.links_to,
        "asks": " ".join(question.asks),
        "stakeholder_groups": " ".join(question.groups),
    }


def _type(question: Question) -> str:
    if question.kind in CHOICE_KINDS:
        return f"{'select_multiple' if question.kind == 'multiple' else 'select_one'} {question.key}"
    if question.kind == "number":
        return "integer" if question.whole else "decimal"
    return _TYPES[question.kind]


def _choices(questionnaire: Questionnaire) -> Iterator[_Row]:
    """A list for each question, named like it."""
    named = {group for question in questionnaire.questions for group in question.groups}
    for group in GROUPS if named else ():
        words = {language: group_name(group, language) for language in UN_LANGUAGES}
        yield from _list(STAKEHOLDER_GROUP, [Option(group, _in(words, questionnaire))])
    for question in questionnaire.questions:
        yield from _list(question.key, question.options)


def _list(named: str, options: Iterable[Option]) -> Iterator[_Row]:
    for option in options:
        yield {**option.extra, "list_name": named, "name": option.key, **_spoken("label", option.label)}


def _in(words: Words, questionnaire: Questionnaire) -> Words:
    return {language: words[language] for language in questionnaire.languages}


def _spoken(base: str, words: Words) -> dict[str, str]:
    return {language_column(base, language): text for language, text in words.items()}


def _counted(number: int | None) -> str:
    return "" if number is None else str(number)


def _sheet(
    book: Workbook, name: str, understood: Sequence[str], languages: Sequence[str], rows: Sequence[_Row]
) -> None:
    header = [
        column
        for base in understood
        for column in ([language_column(base, each) for each in languages] if base in TRANSLATED else [base])
    ]
    header += sorted({column for row in rows for column in row} - set(header))
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(header, start=1):
        cell = sheet.cell(1, at)
        _put(cell, column)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 40 if "::" in column else 18
        for below, row in enumerate(rows, start=2):
            if row.get(column):
                _put(sheet.cell(below, at), row[column])


def _put(cell: Cell, text: str) -> None:
    """A text stays a text, also one that looks like a formula or an error."""
    if len(text) > _LONGEST_CELL:
        problem = Message(
            "The text has more than {limit} characters, which is more than a cell holds.", limit=_LONGEST_CELL
        )
        raise Faults([Fault(f"{cell.parent.title}!{cell.coordinate}", problem)])
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _stable(archive: bytes) -> bytes:
    """The same archive, its dates taken out."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        members: dict[str, Any] = {name: source.read(name) for name in source.namelist()}
    members[_CORE] = _STAMPS.sub(rb"\g<1>2025-01-01T00:00:00Z\g<2>", members[_CORE])
    return pack(members, _MOMENT)
