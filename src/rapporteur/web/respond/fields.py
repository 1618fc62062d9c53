"""What a page asks, field by field: the same for questions of the questionnaire and about the contributor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import Question, Value
from rapporteur.web.look.templatetags.look import plain_words


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file that was given. note: what could not be read of it, as a sentence; "" where all was."""

    id: int
    name: str
    size: int
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Field:
    """A question as a page shows it. heading: it is what the page is about, and its words are the h1."""

    question: Question
    value: Value
    revision: int
    problems: Sequence[str] = ()
    number: int | None = None
    heading: bool = False
    files: tuple[ShownFile, ...] = ()

    @property
    def name(self) -> str:
        """The name of the form's field."""
        return self.question.key

    @property
    def template(self) -> str:
        """The partial that shows it."""
        return f"questions/{self.question.kind}.html"


def summary(fields: Sequence[Field]) -> list[tuple[str, str]]:
    """What an error summary lists: the address of a field and what is wrong with it."""
    return [(f"#{field.name}", named(field.question, problem)) for field in fields for problem in field.problems]


def named(question: Question, problem: str) -> str:
    """A problem with the question it is about, for where it stands far from it."""
    return gettext("%(question)s – %(problem)s") % {"question": plain_words(question.label), "problem": problem}


def by_name(fields: Sequence[Field]) -> Mapping[str, Field]:
    """The fields by their names, for pages that lay them out one by one."""
    return {field.name: field for field in fields}
