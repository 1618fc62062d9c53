"""What the machine proposes: codes of schemes, themes, phrases, copies, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Code(NamedTuple):
    """A proposal of the machine (or an exact mark) that a segment or a contributor holds a code.

    Exactly one of segment and contributor is given. question: the scope of a contributor's row,
    "" for all that the contributor gave. score: 0..1, rounded to 4 decimals; exact marks have 1.0.
    member: counts. nearest: for browsing only. A plain tuple: there are a dozen for every answer.
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

    label: two to four words in language, that of most passages. english: the same in English, "" where language is
    English or no English passage names it. stability: mean Jaccard similarity of its contributors between bootstrap
    fits, 0..1. parent: code of the theme above, "" for the upper level. small: of three or four contributors only.
    by_group: contributors by stakeholder group. centre: mean sentence vector of its passages, packed (codebook.pack);
    by it the theme is known again in another run.
    """

    code: str
    label: str
    phrases: tuple[str, ...]
    contributors: int
    segments: int
    stability: float
    central: str
    """Id of its most central quotable segment, "" where none may be quoted."""
    opposite: str = ""
    """Id of the quotable segment of it that is least like the central one, "" where there is no other."""
    language: str = "en"
    english: str = ""
    parent: str = ""
    small: bool = False
    by_group: Mapping[str, int] = field(default_factory=dict)
    centre: str = ""

    def name(self, language: str = "en") -> str:
        """The label for a reader of a language: in English for one of English where there is one, else as it is."""
        return self.english if language == "en" and self.english else self.label


EventKind = Literal["split", "merge"]


@dataclass(frozen=True, slots=True)
class ThemeEvent:
    """What happened to themes of a codebook when it was applied again.

    before, after: codes. split: the one before is divided among several after. merge: several before are one after.
    The code that stands on both sides keeps its meaning; it is the first of the several. alike: cosines of the centre
    of the one with those of the several, in their order, 3 decimals. as_of: ISO date of the report, "" for none.
    codebook: SHA-256 of the codebook that was applied.
    """

    kind: EventKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    alike: tuple[float, ...]
    as_of: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The themes of an earlier run, what had happened to them by then, and the SHA-256 of the file, "" for none."""

    themes: tuple[Theme, ...] = ()
    events: tuple[ThemeEvent, ...] = ()
    sha256: str = ""


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
