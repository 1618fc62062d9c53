"""What passes from part to part of the flow as one: the intake, the corpus, the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapporteur.engine.records.checks import Check
from rapporteur.engine.records.coding import Code, Copy, CoverageRow, Phrase, Theme, ThemeEvent
from rapporteur.engine.records.contributions import Contribution, Question, Segment, SourceText, Text
from rapporteur.engine.records.stages import Balance, Notice, Rejection


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run computed from a frozen input: what the folder OUT holds, and no more.

    settings: the content of run.json (title, inputs, version, seed, stages, questions ...).
    Findings and report are functions of a Run, so that the audit can make them again. Contributions, texts,
    segments, codes and copies are sequences of records that may stand in a file; whoever reads many asks for columns.
    """

    settings: Mapping[str, Any]
    questions: tuple[Question, ...]
    contributions: Sequence[Contribution]
    texts: Sequence[Text]
    segments: Sequence[Segment]
    codes: Sequence[Code]
    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    copies: Sequence[Copy]
    coverage: tuple[CoverageRow, ...]
    rejections: tuple[Rejection, ...]
    checks: tuple[Check, ...] = ()
    """What people decided; never mixed with the proposals in `codes`."""
    events: tuple[ThemeEvent, ...] = ()
    """What happened to the themes of the codebooks they come from, the oldest first."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What intake read. inputs: SHA-256 of each input file by its name relative to SOURCE.

    Names of anonymous contributors are already gone from contributions and texts; withheld texts
    still have their words (they are counted) and lose them before anything is written.
    """

    questions: tuple[Question, ...]
    contributions: Sequence[Contribution]
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

    texts: Sequence[Text]
    segments: Sequence[Segment]
    rejections: tuple[Rejection, ...]
    balances: tuple[Balance, ...]
    notices: tuple[Notice, ...]
