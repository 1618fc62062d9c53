"""All answers on one page, to be checked before they are submitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import Question, Words, in_words
from rapporteur.web.contributions.queries import Working
from rapporteur.web.respond.fields import named
from rapporteur.web.respond.language import page_language
from rapporteur.web.respond.pages import files, sentences, steps
from rapporteur.web.respond.profile_questions import ABOUT, PUBLICATION, further_question, profile_questions
from rapporteur.web.respond.ways import SHOW_PROBLEMS


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its answer in words, and where it can be changed."""

    question: Question
    answer: str | list[str]
    address: str
    problems: Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together."""

    title: Words
    rows: tuple[Row, ...]


def blocks(working: Working) -> tuple[Block, ...]:
    """Everything that was answered, in the order of the pages."""
    asked = profile_questions(working.contribution.consultation.languages)
    here = page_language()
    return (
        Block({here: gettext("About you")}, tuple(_row(working, asked[key], _page(working, "about")) for key in ABOUT)),
        *_sections(working),
        Block({here: gettext("Further observations and documents")}, _further(working)),
        Block(
            {here: gettext("Publication and consent")},
            tuple(_row(working, asked[key], _page(working, "publication")) for key in PUBLICATION),
        ),
    )


def to_mend(found: Sequence[Block]) -> list[tuple[str, str]]:
    """What stands against submitting: where it is mended, and what is wrong."""
    return [
        (row.address, named(row.question, problem)) for block in found for row in block.rows for problem in row.problems
    ]


def _sections(working: Working) -> tuple[Block, ...]:
    pages = {question.key: step.key for step in steps(working) for question in step.questions}
    return tuple(
        Block(
            part.section.title,
            tuple(
                _row(working, question, reverse("respond:question", args=[_reference(working), pages[question.key]]))
                for question in part.questions
                if question.kind != "note"
            ),
        )
        for part in working.sections
    )


def _further(working: Working) -> tuple[Row, ...]:
    address = _page(working, "documents")
    documents = Question(key="documents", kind="file", label={page_language(): gettext("Documents")})
    names = [file.name for file in files(working, "")]
    return (_row(working, further_question(), address), Row(documents, names, address, ()))


def _row(working: Working, question: Question, address: str) -> Row:
    problems = sentences(working, question)
    where = f"{address}?{SHOW_PROBLEMS}#{question.key}" if problems else f"{address}#{question.key}"
    return Row(question, _answer(working, question), where, problems)


def _answer(working: Working, question: Question) -> str | list[str]:
    if question.kind == "file":
        return [file.name for file in files(working, question.key)]
    return in_words(question, working.values.get(question.key, ""), page_language())


def _page(working: Working, name: str) -> str:
    return reverse(f"respond:{name}", args=[_reference(working)])


def _reference(working: Working) -> str:
    return working.contribution.reference
