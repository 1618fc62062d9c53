"""The flow of a table that is too large to be held: dealt into parts, fitted on a sample, applied to each, merged.

Intake, corpus and analysis of a part are those of a small table (pipeline.py); what comes out is what they give, with
rows that stand in files. Parts are decided by the input alone, so neither the order of its rows nor who works on
which part makes a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from rapporteur.engine.analysis import duplicates, phrases, theming
from rapporteur.engine.analysis.analyse import Analysis, Coder, Fitted, apply, fit
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.tally import EVERYTHING, Tally
from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.corpus.build import build
from rapporteur.engine.corpus.withheld import seal
from rapporteur.engine.corpus.written import with_languages
from rapporteur.engine.frames import Runner
from rapporteur.engine.frames.merging import merge, write_part
from rapporteur.engine.frames.shelf import Shelf
from rapporteur.engine.frames.tables import COPIES, TABLES, read_rows
from rapporteur.engine.intake.large import ROWS_A_PART, Each, Split, read_part, split
from rapporteur.engine.intake.review import Review
from rapporteur.engine.records import (
    Balance,
    Contribution,
    Corpus,
    Encoder,
    Intake,
    Phrase,
    Progress,
    Run,
    SourceText,
    Theme,
)

FITTED = 8_000
"""Contributions that phrases and themes are found in, of as many contributors as it takes."""
_COPIES = "copies"
_STEPS = (_COPIES, "codes", "texts", "segments", "contributions")
"""What is joined of all parts, the longest step first."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What intake, corpus and analysis give, and the SHA-256 of the encoder's weights.

    tally: of the tables, where they were counted already.
    """

    intake: Intake
    corpus: Corpus
    analysis: Analysis
    weights: str
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result. cache: of the encoder. exclude, codebook: as in `analyse`; the names of the sample's
    organisations are added to exclude. rows_a_part, fitted: contributions of a part and of the sample, about.
    """

    tier: Encoder
    cache: Path | None
    seed: int
    codebook: Sequence[Theme] = ()
    rows_a_part: int = ROWS_A_PART
    fitted: int = FITTED


def compute(source: Path, review: Review, settings: Settings, runner: Runner, progress: Progress) -> Computed | None:
    """Read and analyse one large table in parts.

    runner: its folder holds the rows of what is returned. None: the table names documents, and is for the small flow.
    Raises what intake raises.
    """
    progress("runner", 0, 1)
    runner.start()
    progress("runner", 1, 1)
    parts = runner.folder / "parts"
    parts.mkdir()
    dealt = split(source, review, parts, rows_a_part=settings.rows_a_part, each=_each(runner), progress=progress)
    if dealt is None:
        return None
    progress("fitting", 0, 1)
    (found,) = runner.map("fitting", _Fit(parts, dealt, review, settings), range(1))
    for name in _STEPS:
        (runner.folder / name).mkdir()
    progress("parts", 0, dealt.parts)
    done = runner.map("parts", _Part(runner.folder, dealt, found.fitted, settings), range(dealt.parts))
    progress("merging", 0, 1)
    runner.map("merging", _Join(runner.folder, dealt.parts), range(len(_STEPS)))
    progress("merging", 1, 1)
    return _whole(runner.folder, dealt, found, done)


def _each(runner: Runner) -> Each:
    """The runner as `split` asks for it; every step has a name of its own."""
    numbers = count()

    def each(work: Callable[[Any], Any], parts: Iterable[Any], /) -> Iterable[Any]:
        return runner.map(f"split-{next(numbers)}", work, parts)

    return each


@dataclass(frozen=True, slots=True)
class _Found:
    """What a sample gave, how often codes are wrong, and the SHA-256 of the weights of the encoder that read it."""

    fitted: Fitted
    errors: Mapping[str, Mapping[str, Any]]
    weights: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """Finds phrases and themes in a sample. A process of its own leaves what it took of memory when it ends."""

    folder: Path
    dealt: Split
    review: Review
    settings: Settings

    def __call__(self, _: int) -> _Found:
        intake = _sample(self.folder, self.dealt, self.settings.fitted)
        coder = _coder(self.settings.tier, self.settings.cache)
        fitted = fit(
            intake,
            build(intake),
            coder,
            seed=self.settings.seed,
            exclude=organisations(intake.contributions),
            asked=asked(self.review, intake),
            codebook=self.settings.codebook,
        )
        return _Found(fitted, coder.errors, coder.encoder.sha256)


def organisations(contributions: Iterable[Contribution]) -> list[str]:
    """The names that are no phrases."""
    return sorted({item.organisation for item in contributions if item.organisation})


def asked(review: Review, intake: Intake) -> Collection[str]:
    """What was asked, whose words are no phrases of those who answered."""
    return (review.title, review.body, *(question.text for question in intake.questions))


def _sample(folder: Path, dealt: Split, wanted: int) -> Intake:
    """Whole contributors, of the parts in their order those with the smallest hashes, until there are enough."""
    contributions: list[Contribution] = []
    texts: list[SourceText] = []
    for part in range(dealt.parts):
        here = read_part(folder, part, dealt)
        sizes = Counter(item.contributor for item in here.contributions)
        chosen: set[str] = set()
        left = wanted - len(contributions)
        for who in sorted(sizes, key=lambda who: (sha256(who.encode()).digest(), who)):
            if left <= 0:
                break
            chosen.add(who)
            left -= sizes[who]
        kept = {item.id for item in here.contributions if item.contributor in chosen}
        contributions += [item for item in here.contributions if item.id in kept]
        texts += [text for text in here.texts if text.contribution in kept]
        if len(contributions) >= wanted:
            break
    contributions.sort(key=lambda item: item.id)
    return replace(dealt.intake, contributions=tuple(contributions), texts=tuple(texts))


@lru_cache(maxsize=1)
def _coder(tier: Encoder, cache: Path | None) -> Coder:
    """Made once in each process."""
    return Coder(load(tier, cache=cache))


@dataclass(frozen=True, slots=True)
class _Part:
    """Reads and analyses a part, and writes its tables. Gives the balances of corpus and analysis."""

    folder: Path
    dealt: Split
    fitted: Fitted
    settings: Settings

    def __call__(self, part: int) -> tuple[Balance, ...]:
        intake = read_part(self.folder / "parts", part, self.dealt)
        corpus = build(intake)
        codes, balance = apply(self.fitted, intake, corpus, _coder(self.settings.tier, self.settings.cache))
        rows = {
            "contributions": with_languages(intake.contributions, corpus.texts),
            "texts": seal(corpus.texts, intake.contributions),
            "segments": corpus.segments,
            "codes": codes,
        }
        for name, table in TABLES.items():
            write_part(rows[name], table, _file(self.folder, name, part))
        withheld = {item.id for item in intake.contributions if item.publication == "withheld"}
        counted = {item.id for item in intake.contributions if item.role == "stakeholder"} - withheld
        read = [text for text in corpus.texts if text.contribution in counted and text.kind != "choice"]
        duplicates.shingle_part(
            [text.contribution for text in read], [text.content for text in read], self.folder / _COPIES, part
        )
        return (*corpus.balances, balance)


@dataclass(frozen=True, slots=True)
class _Join:
    """Merges a table of all parts, or finds the copies among them."""

    folder: Path
    parts: int

    def __call__(self, step: int) -> None:
        name = _STEPS[step]
        if name == _COPIES:
            duplicates.join_parts(self.folder / _COPIES, _merged(self.folder, _COPIES))
        else:
            files = [_file(self.folder, name, part) for part in range(self.parts)]
            merge(files, TABLES[name], _merged(self.folder, name))


def _file(folder: Path, name: str, part: int) -> Path:
    return folder / name / f"{part:06}.parquet"


def _merged(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def _whole(
    folder: Path,
    dealt: Split,
    found: _Found,
    done: Sequence[Sequence[Balance]],
) -> Computed:
    """All parts together; phrases and themes with what they come to over everybody."""
    copies = read_rows(_merged(folder, _COPIES), COPIES)
    rows: dict[str, Any] = {name: read_rows(_merged(folder, name), table) for name, table in TABLES.items()}
    run = Run(
        settings={},
        questions=dealt.intake.questions,
        themes=(),
        phrases=(),
        copies=copies,
        coverage=(),
        rejections=(),
        **rows,
    )
    tally = Tally(run, Shelf(folder))
    found_phrases, themes = _recounted(tally, found.fitted)
    corpus, analysis = (_added_up(stage) for stage in zip(*done, strict=True))
    return Computed(
        intake=replace(dealt.intake, contributions=rows["contributions"]),
        corpus=Corpus(texts=rows["texts"], segments=rows["segments"], rejections=(), balances=(corpus,), notices=()),
        analysis=Analysis(
            codes=rows["codes"],
            themes=themes,
            phrases=found_phrases,
            copies=copies,
            errors=found.errors,
            balances=(analysis,),
        ),
        weights=found.weights,
        tally=tally,
    )


def _added_up(balances: Sequence[Balance]) -> Balance:
    stages = {balance.stage for balance in balances}
    return Balance(
        stages.pop(),
        sum(balance.taken_in for balance in balances),
        sum(balance.processed for balance in balances),
        sum(balance.rejected for balance in balances),
        sum(balance.ignored for balance in balances),
    )


def _recounted(tally: Tally, fitted: Fitted) -> tuple[tuple[Phrase, ...], tuple[Theme, ...]]:
    """Phrases and themes with the contributors that hold them."""
    held = {
        scheme: {
            code: tally.groups_of(tally.holders(scheme, code, EVERYTHING))
            for key, code, question in tally.proposed
            if key == scheme and not question
        }
        for scheme in ("phrases", "themes")
    }
    kept = [phrase for phrase in fitted.phrases if phrase.phrase in held["phrases"]]
    segments = {code: int(own.member.sum()) for (key, code), own in tally.marks.marked.items() if key == "themes"}
    groups, _ = tally.attribute("group")
    of = len(Voices.at(tally.roll, tally.texts.who))
    return (
        phrases.recounted(kept, held["phrases"], groups, of),
        theming.recounted(fitted.themes, held["themes"], segments),
    )
