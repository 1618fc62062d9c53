"""The columns of an export: what each is called, what it holds, and how a reader of the table is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.questionnaire import Option, Question, Questionnaire, said_in

Holds = Literal["text", "list", "flag", "count", "number", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. name: the same in every format. label: the question in words, "" for what is no answer.

    question, part: where its values come from; part: "key" for the key of an answer, an option or a row of a matrix.
    """

    name: str
    holds: Holds
    about: Promise | str
    label: str = ""
    question: Question | None = None
    row: str = ""
    option: str = ""
    as_key: bool = False

    @property
    def heading(self) -> str:
        """The first row of a table for people: the name, and the question."""
        return f"{self.name}: {self.label}" if self.label else self.name


FIXED: Final = (
    Column("reference", "text", _("The reference of the contribution.")),
    Column(
        "counted_as",
        "text",
        _("Who is counted: the same for all contributions of one contributor. Of those without a name, a number."),
    ),
    Column("received", "moment", _("When it first arrived, in UTC. Empty for those without a name.")),
    Column("late", "flag", _("Whether it arrived after the deadline as it now stands, and its grace.")),
    Column("group", "text", _("The stakeholder group.")),
    Column(
        "country",
        "text",
        _("The country. Removed first where fewer than three contributors share what is shown of one without a name."),
    ),
    Column(
        "region",
        "text",
        _("The region. Removed where removing the country is not enough; then the language, then the group."),
    ),
    Column("language", "text", _("The language they say they answer in.")),
    Column("channel", "text", _("How it came in: web, e-mail or paper.")),
    Column("via", "text", _("The link they came by. Empty for those without a name.")),
    Column(
        "publication",
        "text",
        _("named; anonymous: without names; withheld: counted, but without words, names and files."),
    ),
    Column("organisation", "text", _("The organisation as they wrote it. Only of those that are named.")),
    Column("name", "text", _("The person as they wrote it. Only of those that are named.")),
    Column(
        "register_entry",
        "text",
        _("What the register calls the organisation or person it is matched with. Only of those that are named."),
    ),
)
LAST: Final = (
    Column("further", "text", _("Further observations, in the words of the contributor.")),
    Column("documents", "count", _("How many documents were given. Empty where everything is withheld.")),
    Column(
        "files",
        "list",
        _(
            "Where the documents lie in the archive of files. Only of those that are named: a document "
            "may tell who wrote it."
        ),
    ),
)
_WORDS: Final = _("The answer, in the words of the contributor. Names of those without a name are struck.")
_LABEL: Final = _("The answer as the questionnaire words it.")
_KEY: Final = _("The key of the answer in the questionnaire.")
_LABELS: Final = _("The answers as the questionnaire words them.")
_CHOSEN: Final = _("Whether this option was chosen: 1 or 0. Empty where the question was not answered.")
_DAY: Final = _("A day: year, month, day.")
_NUMBER: Final = _("A number, exactly as it was given.")
_FILES: Final = _("Where the documents that answer it lie in the archive of files. Only of those that are named.")


def columns(questionnaire: Questionnaire, language: str) -> tuple[Column, ...]:
    """All columns in order. language: in which questions and options are told."""
    answers = (column for question in questionnaire.questions for column in _of(question, language))
    return (*FIXED, *answers, *LAST)


def _of(question: Question, language: str) -> Iterator[Column]:
    name, label = f"answers.{question.key}", said_in(question.label, language)
    match question.kind:
        case "note":
            return
        case "single" | "scale":
            yield Column(name, "text", _LABEL, label, question)
            yield Column(f"{name}.key", "text", _KEY, label, question, as_key=True)
        case "multiple":
            yield Column(name, "list", _LABELS, label, question)
            for option in question.options:
                both = _joined(label, option, language)
                yield Column(f"{name}.{option.key}", "flag", _CHOSEN, both, question, option=option.key)
        case "matrix":
            for row in question.rows:
                both = _joined(label, row, language)
                yield Column(f"{name}.{row.key}", "text", _LABEL, both, question, row=row.key)
                yield Column(f"{name}.{row.key}.key", "text", _KEY, both, question, row=row.key, as_key=True)
        case "number":
            yield Column(name, "number", _NUMBER, label, question)
        case "date":
            yield Column(name, "text", _DAY, label, question)
        case "file":
            yield Column(name, "list", _FILES, label, question)
        case "text":
            yield Column(name, "text", _WORDS, label, question)


def _joined(label: str, option: Option, language: str) -> str:
    return f"{label} – {said_in(option.label, language) or option.key}"
