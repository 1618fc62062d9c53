"""From an XLSForm workbook to a questionnaire: everything wrong is told at once, or everything is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire.conditions import Includes, Is, Leaf, rewritten
from rapporteur.web.consultations.questionnaire.definition import (
    CHOICE_KINDS,
    STAKEHOLDER_GROUP,
    Option,
    Question,
    Questionnaire,
    Section,
)
from rapporteur.web.consultations.questionnaire.faults import Fault, Faults
from rapporteur.web.consultations.questionnaire.xlsform.cells import Cells, Remarks, key_of
from rapporteur.web.consultations.questionnaire.xlsform.columns import CHOICES, SURVEY
from rapporteur.web.consultations.questionnaire.xlsform.settings import read_settings, sheet_cells
from rapporteur.web.consultations.questionnaire.xlsform.survey import Lists, read_survey
from rapporteur.web.consultations.questionnaire.xlsform.validity import check_form
from rapporteur.web.consultations.questionnaire.xlsform.workbook import Sheet, not_a_form, open_workbook

_SHEETS = ("survey", "choices", "settings")
_UNSUPPORTED = ("entities", "external_choices", "osm")


@dataclass(frozen=True, slots=True)
class Imported:
    """A questionnaire that was read, and what people should know about it."""

    questionnaire: Questionnaire
    notices: tuple[Message, ...]


def read(content: bytes, name: str) -> Imported:
    """The questionnaire in the bytes of an .xlsx. name: of the file. Raises Faults with all that is wrong."""
    sheets = open_workbook(content, name)
    if "survey" not in sheets:
        raise not_a_form(Message("there is no sheet survey."))
    remarks = Remarks()
    _other_sheets(sheets, remarks)
    questionnaire = _questionnaire(sheets, remarks)
    if remarks.faults:
        raise Faults(remarks.faults)
    check_form(sheets)
    return Imported(questionnaire, tuple(dict.fromkeys(remarks.notices)))


def _other_sheets(sheets: dict[str, Sheet], remarks: Remarks) -> None:
    for name, sheet in sheets.items():
        if name in _UNSUPPORTED and sheet.rows:
            remarks.faults.append(Fault(sheet.name, Message("This sheet is not supported: take it out.")))
        elif name not in _SHEETS:
            remarks.notices.append(Message("The sheet {sheet} is not read.", sheet=sheet.name))


def _questionnaire(sheets: dict[str, Sheet], remarks: Remarks) -> Questionnaire:
    settings = read_settings(sheets.get("settings"), remarks)
    plain = settings.plain_language
    choices = sheet_cells(sheets["choices"], CHOICES, plain, remarks) if "choices" in sheets else []
    survey = sheet_cells(sheets["survey"], SURVEY, plain, remarks)
    lists = _lists(choices, remarks)
    sections = read_survey(survey, lists, settings.title, remarks)
    _unused(lists, survey, remarks)
    questionnaire = Questionnaire(
        languages=settings.languages or _spoken([*survey[:1], *choices[:1]]) or (plain,),
        title=settings.title,
        introduction=settings.introduction,
        consent=settings.consent,
        sections=sections,
        extra=settings.extra,
    )
    return _with_keys(questionnaire)


def _lists(choices: Sequence[Cells], remarks: Remarks) -> Lists:
    lists: dict[str, tuple[Option, ...]] = {}
    for cells in choices:
        remarks.refuse_changes(cells)
        named = cells.text("list_name")
        if not named:
            remarks.faults.append(Fault(cells.place("list_name"), Message("The option belongs to no list.")))
        key = cells.text("name") if named == STAKEHOLDER_GROUP else remarks.key(cells)
        lists[named] = (*lists.get(named, ()), Option(key, cells.words("label"), cells.extra()))
    return lists


def _unused(lists: Lists, survey: Sequence[Cells], remarks: Remarks) -> None:
    used = {word for cells in survey for word in cells.text("type").split()[1:]}
    for named in lists.keys() - used:
        remarks.notices.append(Message("The list {list} is used by no question and is not kept.", list=named))


def _spoken(rows: Sequence[Cells]) -> tuple[str, ...]:
    """The languages that columns of texts are in, in the order in which they first stand there."""
    named = [column.language for cells in rows for column in cells.columns.values()]
    return tuple(language for language in dict.fromkeys(named) if language in UN_LANGUAGES)


def _with_keys(questionnaire: Questionnaire) -> Questionnaire:
    """The same, its conditions naming questions and options by the keys made of their names."""
    choosing = {question.key for question in questionnaire.questions if question.kind in CHOICE_KINDS}

    def keyed(leaf: Leaf) -> Leaf:
        renamed = replace(leaf, question=key_of(leaf.question))
        match renamed:
            case Includes(question, option):
                return Includes(question, key_of(option))
            case Is(question, value) if question in choosing:
                return Is(question, key_of(value))
            case _:
                return renamed

    def with_keys(question: Question) -> Question:
        condition = question.condition
        return replace(question, condition=rewritten(condition, keyed)) if condition else question

    def section_with_keys(section: Section) -> Section:
        return replace(section, questions=tuple(map(with_keys, section.questions)))

    return replace(questionnaire, sections=tuple(map(section_with_keys, questionnaire.sections)))
