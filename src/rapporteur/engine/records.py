"""The frozen records that pass between stages, in the words of the evidence model.

Order of the flow: Rejection, Balance | Question, Contribution, SourceText -> Text, Segment
-> Code, Theme, Phrase, Copy, CoverageRow -> Anchor, Finding -> Entry. A Run holds them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from rapporteur.engine.errors import UnbalancedStage
from rapporteur.engine.messages import Message

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
class Rejection:
    """One thing that could not be taken in, and what a person can do about it."""

    stage: str
    item: str
    """What it was, as a person would call it: "answers.xlsx, sheet Form1, row 12"."""
    reason: Message
    action: Message
    file: str = ""
    sheet: str = ""
    row: int | None = None
    """Row as a spreadsheet counts (the header is row 1)."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What went into a stage and what became of it; raises UnbalancedStage if any is missing."""

    stage: str
    taken_in: int
    processed: int
    rejected: int = 0
    ignored: int = 0

    def __post_init__(self) -> None:
        if self.taken_in != self.processed + self.rejected + self.ignored:
            raise UnbalancedStage(
                f"{self.taken_in} in, but {self.processed} processed, {self.rejected} rejected "
                f"and {self.ignored} ignored",
                where=self.stage,
                action="Please report this: it is a defect of Rapporteur.",
            )


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


@dataclass(frozen=True, slots=True)
class Code:
    """A proposal of the machine (or an exact mark) that a segment or a contributor holds a code.

    Exactly one of segment and contributor is given. question: the scope of a contributor's row,
    "" for all that the contributor gave. score: 0..1, rounded to 4 decimals; exact marks have 1.0.
    member: counts. nearest: for browsing only.
    """

    segment: str
    contributor: str
    question: str
    scheme: str
    code: str
    score: float
    member: bool
    nearest: bool


@dataclass(frozen=True, slots=True)
class SchemeCode:
    """One code of a scheme. label, description: text by language. terms: cue words by language.

    A "*" at the end of a word of a term stands for any ending. area: a group of codes, "" where there is none.
    """

    code: str
    label: Mapping[str, str]
    parent: str = ""
    description: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    area: str = ""

    def name(self, language: str = "en") -> str:
        """The label in a language, else in English, else in any, else the code."""
        for key in (language, "en", *sorted(self.label)):
            if self.label.get(key):
                return self.label[key]
        return self.code


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of codes to code with. exact: its marks carry no coding error (phrases, closed answers).

    calibrated: its error was measured on labelled data of its own.
    """

    scheme: str
    title: Mapping[str, str]
    codes: tuple[SchemeCode, ...]
    exact: bool = False
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme found in the corpus: a code of the scheme "themes" with what it rests on.

    stability: mean Jaccard similarity of its contributors between bootstrap fits, 0..1.
    """

    code: str
    label: str
    phrases: tuple[str, ...]
    contributors: int
    segments: int
    stability: float
    central: str
    """Id of its most central quotable segment, "" where none may be quoted."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A multi-word thematic phrase. variants: every spelling that counts as it, lower case.

    by_group: contributors by stakeholder group. distinctive: groups it sets apart.
    """

    phrase: str
    language: str
    variants: tuple[str, ...]
    contributors: int
    share: float
    by_group: Mapping[str, int]
    distinctive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One verified pair of different contributions that share a text. group: name of its copy group.

    similarity: exact Jaccard over word 5-grams of the two most alike texts, 0..1.
    """

    group: str
    contribution: str
    of: str
    similarity: float


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much a part of those who could be heard was heard.

    baseline: the share it would have if all were heard alike, None where none is claimed.
    low, high: bounds of the 95 % interval of the share.
    """

    scheme: str
    code: str
    contributors: int
    share: float
    baseline: float | None
    low: float
    high: float
    note: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands (W3C Web Annotation position and quote selectors).

    start, end: code points in the canonical text; quote: exactly that slice.
    page, paragraph: numbers from 1, None where there are none.
    """

    contribution: str
    text: str
    start: int
    end: int
    quote: str
    page: int | None
    paragraph: int | None
    speech: Speech
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with all that it rests on. Field meanings: docs/reference/files.md.

    numbers: what else its sentences say, by name (other counts, shares, lists of items).
    """

    id: str
    kind: str
    claim: str
    scheme: str
    code: str
    scope: Mapping[str, str]
    unit: str
    basis: str
    checked: bool
    asked: int
    of: int
    count: int
    count_without_campaigns: int
    share: float
    interval: tuple[float, float]
    quantifier: str | None
    evidence: tuple[Anchor, ...]
    numbers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of text of the report: a sentence, a title, a quote, a table cell.

    kind: title, heading, sentence, quote, attribution, caption, cell, header, method, list-item.
    place: where it stands, by name ("level", "table", "row", "column", "chart", "anchor" ...).
    """

    id: str
    section: str
    paragraph: int | None
    kind: str
    text: str
    findings: tuple[str, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)
    quantifier: str | None = None
    place: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run computed from a frozen input: what the folder OUT holds, and no more.

    settings: the content of run.json (title, inputs, version, seed, stages, questions ...).
    Findings and report are functions of a Run, so that the audit can make them again.
    """

    settings: Mapping[str, Any]
    questions: tuple[Question, ...]
    contributions: tuple[Contribution, ...]
    texts: tuple[Text, ...]
    segments: tuple[Segment, ...]
    codes: tuple[Code, ...]
    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    copies: tuple[Copy, ...]
    coverage: tuple[CoverageRow, ...]
    rejections: tuple[Rejection, ...]


class Progress(Protocol):
    """Called as work goes on. The caller keeps the clock; the engine has none."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """stage: a name to show; done of total units of work are finished."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """A Progress that says nothing."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at that cost nothing: an unmapped value, names to merge.

    kind: "unmapped", "merge", "unsure-layout", "consent", "contradiction", "form-and-attachment" ...
    """

    kind: str
    text: Message
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """What intake read. inputs: SHA-256 of each input file by its name relative to SOURCE.

    Names of anonymous contributors are already gone from contributions and texts; withheld texts
    still have their words (they are counted) and lose them before anything is written.
    """

    questions: tuple[Question, ...]
    contributions: tuple[Contribution, ...]
    texts: tuple[SourceText, ...]
    rejections: tuple[Rejection, ...]
    balances: tuple[Balance, ...]
    notices: tuple[Notice, ...]
    inputs: Mapping[str, str]
    ocr: Mapping[str, object] = field(default_factory=dict)
    """Version and languages of the program that recognised text in pictures of pages; empty if none was needed."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Canonical texts and their segments, sorted by id, with what could not be made canonical."""

    texts: tuple[Text, ...]
    segments: tuple[Segment, ...]
    rejections: tuple[Rejection, ...]
    balances: tuple[Balance, ...]
    notices: tuple[Notice, ...]
