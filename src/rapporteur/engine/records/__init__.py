"""The frozen records that pass between stages, in the words of the evidence model.

Order of the flow: Rejection, Balance | Question, Contribution, SourceText -> Text, Segment
-> Code, Theme, ThemeEvent, Phrase, Copy, CoverageRow -> Anchor, Finding -> Entry. A Run holds them all.
"""

from rapporteur.engine.records.checks import Check
from rapporteur.engine.records.coding import (
    Code,
    Codebook,
    Copy,
    CoverageRow,
    Phrase,
    Scheme,
    SchemeCode,
    Theme,
    ThemeEvent,
)
from rapporteur.engine.records.contributions import (
    GROUPS,
    UN_LANGUAGES,
    Contribution,
    Encoder,
    Publication,
    Question,
    QuestionKind,
    Role,
    Segment,
    SourceText,
    Speech,
    Text,
    TextKind,
)
from rapporteur.engine.records.findings import (
    Anchor,
    Entry,
    Finding,
)
from rapporteur.engine.records.runners import RUNNERS, RunnerKind, runner_named
from rapporteur.engine.records.stages import (
    Balance,
    Notice,
    Progress,
    Rejection,
    silent,
)
from rapporteur.engine.records.wholes import (
    Corpus,
    Intake,
    Run,
)

__all__ = [
    "GROUPS",
    "RUNNERS",
    "UN_LANGUAGES",
    "Anchor",
    "Balance",
    "Check",
    "Code",
    "Codebook",
    "Contribution",
    "Copy",
    "Corpus",
    "CoverageRow",
    "Encoder",
    "Entry",
    "Finding",
    "Intake",
    "Notice",
    "Phrase",
    "Progress",
    "Publication",
    "Question",
    "QuestionKind",
    "Rejection",
    "Role",
    "Run",
    "RunnerKind",
    "Scheme",
    "SchemeCode",
    "Segment",
    "SourceText",
    "Speech",
    "Text",
    "TextKind",
    "Theme",
    "ThemeEvent",
    "runner_named",
    "silent",
]
