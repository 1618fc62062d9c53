"""What a contributor has to do, in order, and how far each part is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import Words
from rapporteur.web.contributions.profile import FURTHER
from rapporteur.web.contributions.queries import Working
from rapporteur.web.respond.language import page_language
from rapporteur.web.respond.pages import files, steps
from rapporteur.web.respond.profile_questions import ABOUT, PUBLICATION

ALL = "all"
"""The way of answering in which all questions stand on one page; the other one is "one"."""

BEGUN_WITH = "language"
"""Known from the beginning, so that it says nothing of how far somebody is."""


@dataclass(frozen=True, slots=True)
class Task:
    """A part of the work. state: a key of look.states; done of total: answers given of those asked for."""

    title: Words
    address: str
    state: str
    done: int = 0
    total: int = 0


def tasks(working: Working, way: str) -> tuple[Task, ...]:
    """Everything up to submitting."""
    reference = working.contribution.reference
    return (
        _about(working, gettext("About you"), "about", ABOUT),
        *_sections(working, way),
        Task(
            title=_here(gettext("Further observations and documents")),
            address=reverse("respond:documents", args=[reference]),
            state="complete" if working.answers.get(FURTHER) or files(working, "") else "optional",
        ),
        _about(working, gettext("Publication and consent"), "publication", PUBLICATION),
    )


def after(working: Working, way: str, address: str) -> str:
    """The address of the task after the one at an address; the check of all answers after the last."""
    addresses = [task.address.partition("#")[0] for task in tasks(working, way)]
    following = addresses[addresses.index(address) + 1 :] if address in addresses else []
    other = (one for one in following if one != address)
    return next(other, reverse("respond:check", args=[working.contribution.reference]))


def _sections(working: Working, way: str) -> Iterator[Task]:
    first = {step.section.key: step.key for step in reversed(steps(working))}
    for part in working.sections:
        address = _section_address(working, part.section.key, first[part.section.key], way)
        wrong = any(question.key in working.problems for question in part.questions)
        yield Task(part.section.title, address, _state(part.answered, wrong), part.answered, part.asked)


def _section_address(working: Working, section: str, first: str, way: str) -> str:
    reference = working.contribution.reference
    if way == ALL:
        return reverse("respond:all", args=[reference]) + f"#section-{section}"
    return reverse("respond:question", args=[reference, first])


def _about(working: Working, title: str, page: str, fields: Sequence[str]) -> Task:
    address = reverse(f"respond:{page}", args=[working.contribution.reference])
    done = sum(bool(working.profile[field]) for field in fields if field != BEGUN_WITH)
    return Task(_here(title), address, _state(done, any(field in working.problems for field in fields)))


def _state(done: int, wrong: bool) -> str:
    if wrong:
        return "in-progress" if done else "not-started"
    return "complete" if done else "optional"


def _here(text: str) -> Words:
    return {page_language(): text}
