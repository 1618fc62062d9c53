"""The questionnaires of the rounds: the eight questions of demo/questionnaire.py in six languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from demo import questionnaire as form
from demo.site.words import ASKED_OF, LANGUAGES, SECTIONS, THREE_AT_MOST, Words, in_all
from rapporteur.web.consultations.questionnaire import Option, Question, Questionnaire, Section, default_consent

_AREAS_AT_MOST: Final = 3
_WORDS_AT_MOST: Final = 800
_ASKS: Final = {
    "q1": ("achievement",),
    "q3": ("challenge",),
    "q4": ("approach", "practice"),
    "q5": ("trend", "opportunity", "risk"),
    "q7": ("priority",),
}
_TOPICS: Final = {"q3": ("access",), "q5": ("trust",), "q6": ("access", "trust"), "q7": ("cooperation",)}
_SO_FAR: Final = ("q1", "q2", "q3", "q4")


def questionnaire(title: Words, asked: Sequence[str], *, links: bool = False) -> Questionnaire:
    """The questionnaire of a round. asked: keys q1 to q8. links: each asks again what the round before asked."""
    chosen = [_question(key) for key in asked]
    if links:
        chosen = [replace(question, links_to=question.key) for question in chosen]
    parts = {
        "so_far": tuple(question for question in chosen if question.key in _SO_FAR),
        "ahead": tuple(question for question in chosen if question.key not in _SO_FAR),
    }
    sections = tuple(Section(key, SECTIONS[key], questions=questions) for key, questions in parts.items() if questions)
    consent = default_consent()
    return Questionnaire(
        languages=LANGUAGES,
        title=title,
        introduction=ASKED_OF,
        consent={code: consent[code] for code in LANGUAGES},
        sections=sections,
    )


def _question(key: str) -> Question:
    words, asks, topics = in_all(form.WORDING[key]), _ASKS.get(key, ()), _TOPICS.get(key, ())
    if key == "q2":
        options = tuple(Option(option, in_all(label)) for option, label in form.EXTENT.items())
        return Question(key, "scale", words, options=options, topics=topics)
    if key == "q6":
        options = tuple(Option(option, in_all(label)) for option, label in form.AREAS.items())
        return Question(
            key, "multiple", words, THREE_AT_MOST, options=options, choices_limit=_AREAS_AT_MOST, topics=topics
        )
    return Question(key, "text", words, word_limit=_WORDS_AT_MOST, topics=topics, asks=asks)
