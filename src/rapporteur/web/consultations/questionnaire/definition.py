"""A questionnaire as data: sections of questions, their words in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, TypeAlias, get_args

from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire.conditions import Condition

Words: TypeAlias = Mapping[str, str]
"""A text by language code. A language without the text is not a key."""

Kind = Literal["text", "single", "multiple", "scale", "matrix", "number", "date", "file", "note"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
CHOICE_KINDS: Final = frozenset({"single", "multiple", "scale"})
"""Kinds answered by options; a matrix has options too, one choice for each row."""

KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
STAKEHOLDER_GROUP: Final = "stakeholder_group"
"""In expressions, the group of the contributor."""
PROFILE: Final = (
    "as_organisation",
    "organisation_name",
    "person_name",
    "email",
    "group",
    "country",
    "region",
    "language",
    "publication",
    "consent",
)
"""What every contribution is asked about itself, whatever the questionnaire."""
RESERVED: Final = frozenset({STAKEHOLDER_GROUP, "data", "further", "meta", *PROFILE})
"""Keys that mean something else in a contribution or in an XForm."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, or a row of a matrix. extra: further columns of an XLSForm, carried through."""

    key: str
    label: Words
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked, or a note that is shown."""

    key: str
    kind: Kind
    label: Words
    hint: Words = field(default_factory=dict)
    required: bool = False
    """Of a matrix: every row."""
    options: tuple[Option, ...] = ()
    """Of a scale: from low to high."""
    rows: tuple[Option, ...] = ()
    word_limit: int | None = None
    choices_limit: int | None = None
    """The most options that may be ticked."""
    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False
    """Of a number: without decimals."""
    condition: Condition | None = None
    groups: tuple[str, ...] = ()
    """Stakeholder groups it is shown to; empty: all."""
    topics: tuple[str, ...] = ()
    links_to: str = ""
    """The question of the former round that it asks again."""
    asks: tuple[str, ...] = ()
    """Categories that its answers are read for."""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand on one page."""

    key: str
    title: Words
    introduction: Words = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All that is put to a contributor. languages: those it is offered in."""

    languages: tuple[str, ...]
    title: Words
    introduction: Words = field(default_factory=dict)
    consent: Words = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def questions(self) -> Iterator[Question]:
        """All questions in order."""
        return (question for section in self.sections for question in section.questions)


def said_in(words: Words, language: str) -> str:
    """A text in a language, else in English, else in the first of the UN's languages that has it."""
    return next((words[code] for code in (language, "en", *UN_LANGUAGES) if words.get(code)), "")
