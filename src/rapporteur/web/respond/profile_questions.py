"""What is asked about the contributor, as questions like any other, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.translation import gettext

from rapporteur.engine.records import GROUPS
from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.consultations.questionnaire import Option, Question, Words
from rapporteur.web.contributions.profile import FURTHER
from rapporteur.web.look.templatetags.look import language_name
from rapporteur.web.respond.language import page_language

ABOUT: Final = ("as_organisation", "organisation_name", "person_name", "group", "country", "language", "email")
PUBLICATION: Final = ("publication", "consent")
DOCUMENTS: Final = "documents"
"""The field for files that belong to no question."""


def profile_questions(languages: Iterable[str]) -> Mapping[str, Question]:
    """Questions by key. languages: those the consultation is offered in."""
    return {question.key: question for question in (*_who(), *_where(languages), *_publication())}


def _here(text: str) -> Words:
    return {page_language(): text}


def _option(key: str, text: str) -> Option:
    return Option(key=key, label=_here(text))


def _who() -> tuple[Question, ...]:
    return (
        Question(
            key="as_organisation",
            kind="single",
            label=_here(gettext("Do you answer for an organisation?")),
            required=True,
            options=(
                _option("yes", gettext("Yes, for an organisation")),
                _option("no", gettext("No, for myself")),
            ),
        ),
        Question(
            key="organisation_name",
            kind="text",
            label=_here(gettext("Name of the organisation")),
            hint=_here(gettext("If you answer for one. Write it in full, as it should be counted and shown.")),
        ),
        Question(
            key="person_name",
            kind="text",
            label=_here(gettext("Your name")),
            hint=_here(gettext("Needed if you answer for yourself.")),
        ),
        Question(
            key="group",
            kind="single",
            label=_here(gettext("Which group do you belong to?")),
            hint=_here(gettext("Some questions are put to some groups only. Answers are counted by group.")),
            required=True,
            options=tuple(_option(key, group_name(key, page_language())) for key in GROUPS),
        ),
    )


def _where(languages: Iterable[str]) -> tuple[Question, ...]:
    return (
        Question(
            key="country",
            kind="text",
            label=_here(gettext("Country")),
            hint=_here(gettext("Where you or your organisation are based. Begin to write and choose from the list.")),
        ),
        Question(
            key="language",
            kind="single",
            label=_here(gettext("Which language do you answer in?")),
            hint=_here(gettext("You may read the pages in another one.")),
            required=True,
            options=tuple(_option(code, language_name(code)) for code in languages),
        ),
        Question(
            key="email",
            kind="text",
            label=_here(gettext("E-mail address")),
            hint=_here(
                gettext(
                    "We use it only to send you your receipt and a link to come back to your answers. "
                    "It is never published and never passed on."
                )
            ),
        ),
    )


def _publication() -> tuple[Question, ...]:
    return (
        Question(
            key="publication",
            kind="single",
            label=_here(gettext("May we publish your answers?")),
            required=True,
            options=(
                _option("named", gettext("Yes, with the name")),
                _option("anonymous", gettext("Yes, without the name")),
                _option("withheld", gettext("No, do not publish them")),
            ),
        ),
        Question(
            key="consent",
            kind="single",
            label=_here(gettext("Consent")),
            required=True,
            options=(_option("yes", gettext("I have read this and agree")),),
        ),
    )


def further_question() -> Question:
    """What somebody wants to say beside the questions."""
    return Question(
        key=FURTHER,
        kind="text",
        label=_here(gettext("Is there anything else you want to say?")),
        hint=_here(gettext("Observations that none of the questions asked for.")),
    )


def documents_question() -> Question:
    """Documents that belong to no question."""
    return Question(key=DOCUMENTS, kind="file", label=_here(gettext("Attach documents")))
