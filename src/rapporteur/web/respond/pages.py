"""How questions are laid out on pages: in steps, one question each, and as fields with what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext

from rapporteur.engine.messages import from_data
from rapporteur.web.consultations.questionnaire import Question, Section, is_empty
from rapporteur.web.contributions.models import Attachment
from rapporteur.web.contributions.queries import Working
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import list_words, number
from rapporteur.web.respond.fields import Field, ShownFile

Refusals = Mapping[str, Sequence[str]]
"""Why a file was not taken, by question."""
NO_REFUSALS: Final[Refusals] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """A question and the notes that belong to it: those before it, and after the last one those that follow."""

    section: Section
    questions: tuple[Question, ...]
    opens_section: bool
    """It is the first of its section."""

    @property
    def key(self) -> str:
        """The key of what is asked; of the first note where nothing is."""
        return self.main.key

    @property
    def main(self) -> Question:
        """What the step is about: its question, else its first note."""
        return next((one for one in self.questions if one.kind != "note"), self.questions[0])


def steps(working: Working) -> tuple[Step, ...]:
    """The steps that a contributor sees, in order."""
    return tuple(
        Step(part.section, tuple(group), opens_section=not place)
        for part in working.sections
        for place, group in enumerate(_in_steps(part.questions))
    )


def _in_steps(questions: Sequence[Question]) -> list[list[Question]]:
    groups: list[list[Question]] = [[]]
    for question in questions:
        if any(one.kind != "note" for one in groups[-1]):
            groups.append([])
        groups[-1].append(question)
    if len(groups) > 1 and all(one.kind == "note" for one in groups[-1]):
        groups[-2:] = [groups[-2] + groups[-1]]
    return [group for group in groups if group]


def place_of(found: Sequence[Step], key: str) -> int | None:
    """Where the step with a question stands; None where nobody asks it of this contributor."""
    return next((place for place, step in enumerate(found) if step.key == key), None)


def numbers(working: Working) -> Mapping[str, int]:
    """The number of each question that is shown; notes have none."""
    asked = [question.key for question in working.visible if question.kind != "note"]
    return {key: number for number, key in enumerate(asked, start=1)}


def fields(
    working: Working,
    questions: Sequence[Question],
    *,
    show_problems: bool = False,
    refusals: Refusals = NO_REFUSALS,
    heading: bool = False,
) -> list[Field]:
    """Questions with what was answered. heading: a single question is what the page is about."""
    alone = heading and sum(question.kind != "note" for question in questions) <= 1
    numbered, values = numbers(working), working.values
    return [
        Field(
            question=question,
            value=values.get(question.key, ""),
            revision=working.revisions.get(question.key, 0),
            problems=[
                *refusals.get(question.key, ()),
                *(sentences(working, question) if show_problems else ()),
            ],
            number=numbered.get(question.key),
            heading=alone and (question.kind != "note" or len(questions) == 1),
            files=files(working, question.key) if question.kind == "file" else (),
        )
        for question in questions
    ]


def sentences(working: Working, question: Question) -> list[str]:
    """What is to be mended in an answer, in the language of the page."""
    return [translated(problem) for problem in working.problems.get(question.key, ())]


def typed_wrongly(working: Working, questions: Sequence[Question]) -> bool:
    """Whether an answer that was given will not do. One that is missing may still come."""
    values = working.values
    return any(
        question.key in working.problems and not is_empty(values.get(question.key, "")) for question in questions
    )


def files(working: Working, question: str) -> tuple[ShownFile, ...]:
    """The files given to a question; to "" those that belong to none."""
    return tuple(_shown(working, one) for one in working.attachments if one.question == question)


def _shown(working: Working, attachment: Attachment) -> ShownFile:
    reading = attachment.file.reading
    return ShownFile(
        id=attachment.pk,
        name=attachment.name,
        size=attachment.file.size,
        note=_reading_note(reading) if reading else "",
        address=reverse("respond:document", args=[working.contribution.reference, attachment.pk]),
    )


def _reading_note(reading: Mapping[str, Any]) -> str:
    """What could not be read of a file that is kept, and on which pages."""
    said = translated(from_data(reading["reason"]))
    if not reading["lost"]:
        return said
    pages = list_words([number(page) for page in reading["lost"]])
    return gettext("%(what)s Pages: %(pages)s") % {"what": said, "pages": strip_tags(pages)}
