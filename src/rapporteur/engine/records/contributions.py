"""What was contributed: questions, contributions, texts and their passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Publication = Literal["named", "anonymous", "withheld"]
Role = Literal["stakeholder", "organiser", "secretariat"]
QuestionKind = Literal["open", "single", "multiple", "scale"]
TextKind = Literal["answer", "choice", "form", "attachment", "document", "intervention"]
Speech = Literal["direct", "reported"]
Encoder = Literal["full", "static"]

GROUPS = (
    "government", "international-organisation", "private-sector", "civil-society", "technical-community",
    "academia", "individual",
)  # fmt: skip
"""Stakeholder groups, in the order every table and chart uses. "" means not known."""

UN_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages in the UN's order."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked. options: for closed kinds, in the order offered (for scale: low to high)."""

    key: str
    text: str
    kind: QuestionKind = "open"
    options: tuple[str, ...] = ()
    round: str = ""
    groups: tuple[str, ...] = ()
    """Groups it was put to; empty: all."""
    follows: str = ""
    """Key of the question of an earlier round that this one is linked to."""
    asks: tuple[str, ...] = ()
    """Categories it asks for, as the review says: ("challenge",); its answers are read with that in mind."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one contributor gave in one consultation.

    contributor: the unit that is counted (key of the organisation, else of the person).
    organisation, person: as published; both "" unless publication is "named".
    country: ISO 3166-1 alpha-2 (or a user-assigned code of the review); region: a scheme key.
    "" everywhere means not known or removed so that nobody can be recognised.
    received: ISO 8601 date. round: "" where there is one round only.
    """

    id: str
    contributor: str
    organisation: str
    person: str
    group: str
    country: str
    region: str
    language: str
    role: Role
    publication: Publication
    received: str
    channel: str
    round: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as intake found it, before it is made canonical. pages: start offset of each page."""

    contribution: str
    kind: TextKind
    content: str
    question: str = ""
    title: str = ""
    speech: Speech = "direct"
    pages: tuple[int, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One canonical text (NFC, LF). text: SHA-256 of its UTF-8 bytes.

    A withheld text has content "" and an opaque id that says nothing of its words.
    pages: start offset of each page, in code points; empty where there are no pages.
    """

    text: str
    contribution: str
    kind: TextKind
    question: str
    speech: Speech
    title: str
    language: str
    content: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage of a text: content[start:end] in code points. furniture: neither counted nor quoted.

    repeats: says again what an earlier text of the same contribution says.
    paragraph: number of its paragraph in the text, from 1.
    """

    id: str
    text: str
    start: int
    end: int
    language: str
    furniture: bool
    repeats: bool
    paragraph: int
