"""What the columns of an export are, as a table: one line a column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.questionnaire import Question, said_in
from rapporteur.web.contributions.exports.columns import Column, Holds
from rapporteur.web.contributions.exports.delimited import write_lines
from rapporteur.web.contributions.exports.rows import Table

_HOLDS: Final[dict[Holds, Promise]] = {
    "text": _("text"),
    "list": _("list of texts"),
    "flag": _("1 or 0"),
    "count": _("count"),
    "number": _("number"),
    "moment": _("moment in UTC"),
}


def write(export: Table, into: BinaryIO) -> None:
    """The data dictionary as CSV."""
    write_lines(lines(export), into)


def lines(export: Table) -> Iterator[list[str]]:
    """The heading, a line a column, and what else a reader must know."""
    yield [gettext("Column"), gettext("Holds"), gettext("Question"), gettext("What it says"), gettext("Answers")]
    for column in export.columns:
        yield [
            column.name,
            str(_HOLDS[column.holds]),
            column.label,
            str(column.about),
            _answers(column, export.language),
        ]
    yield ["CSV", "", "", _of_csv(), ""]
    yield ["XLSX", "", "", _of_workbooks(), ""]


def _answers(column: Column, language: str) -> str:
    question = column.question
    if question is None or column.option or not question.options:
        return ""
    return "\n".join(_option(question, key, language) for key in (option.key for option in question.options))


def _option(question: Question, key: str, language: str) -> str:
    label = next(said_in(option.label, language) for option in question.options if option.key == key)
    return f"{key} = {label}"


def _of_csv() -> str:
    return gettext(
        "A cell that begins with one of = + - @, a tab, a line end or an apostrophe has an apostrophe put in front, so "
        "that no spreadsheet takes it for a formula: take one off to have the text as it was. Columns that hold "
        "numbers are left as they are. The values of a list are parted by a semicolon and a blank."
    )


def _of_workbooks() -> str:
    return gettext(
        "Every text is stored as text, whatever it begins with. A text of more than 32,767 characters is cut, and ends "
        "with […]; the other formats have all of it. Numbers of more than 15 digits are texts."
    )
