"""What a page is made of: one record a component, each naming the component that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from rapporteur.engine.records import Entry
from rapporteur.engine.report.grids import Grid


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's words. marks: quotation marks around them, two empty strings where the speech is reported.

    anchor: the id of the passage they stand in, "" where the annex does not show it.
    """

    component: ClassVar[str] = "quote"
    entry: Entry
    attribution: Entry | None
    marks: tuple[str, str]
    language: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as a bar: per cent of the width from the start; middle None where no share is given."""

    low: float
    width: float
    middle: float | None


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A line of a panel with the bar that goes with it. share: per cent, None for no bar."""

    entry: Entry
    part: str
    share: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What a finding rests on. number: of its marker. host: id of the sentence it opens under, or ""."""

    component: ClassVar[str] = "finding"
    finding: str
    number: int
    host: str
    lines: tuple[PanelLine, ...]
    shares: tuple[PanelLine, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """The marker of a finding. panel: only where it is cited first; elsewhere the marker is a link."""

    finding: str
    number: int
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the markers that follow it."""

    component: ClassVar[str] = "sentence"
    entry: Entry
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together. number: of the paragraph, None where it has none."""

    component: ClassVar[str] = "paragraph"
    sentences: tuple[Sentence, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 to 6."""

    component: ClassVar[str] = "heading"
    entry: Entry
    level: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of sentences or quotes."""

    component: ClassVar[str] = "list"
    items: tuple[Sentence | Quote, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. numeric: by column, whether it holds numbers only. wide: may have to be scrolled."""

    component: ClassVar[str] = "table"
    grid: Grid
    numeric: tuple[bool, ...]
    wide: bool
    heat: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, what it shows in words, where it is from, and its table. wide: may have to be scrolled."""

    component: ClassVar[str] = "chart"
    entry: Entry
    svg: str
    description: Entry | None
    source: Entry | None
    table: Table | None
    wide: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the annex in its surroundings. back: id of the element that quotes it, or "".

    cut_before, cut_after: the contribution goes on beyond what is shown.
    """

    component: ClassVar[str] = "passage"
    anchor: str
    sources: tuple[Entry, ...]
    words: tuple[Entry, ...]
    cut_before: bool
    cut_after: bool
    language: str
    back: str


@dataclass(frozen=True, slots=True)
class SummaryBox:
    """The box at the beginning."""

    component: ClassVar[str] = "summary_box"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report. heading: id of the heading that names it, "" where it has none."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """A line of the table of contents."""

    entry: Entry
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole page."""

    titles: tuple[Entry, ...] = ()
    subtitles: tuple[Entry, ...] = ()
    notices: tuple[Entry, ...] = ()
    contents: tuple[ContentsItem, ...] = ()
    sections: tuple[Section, ...] = field(default=())


Block: TypeAlias = Heading | Paragraph | Sentence | ListBlock | Quote | Table | Chart | Passage | SummaryBox | Panel
