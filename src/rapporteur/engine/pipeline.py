"""The whole flow on one page: sources in, a run folder with an accountable report out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rapporteur import __version__
from rapporteur.engine.analysis.analyse import analyse
from rapporteur.engine.analysis.checked import read_checks
from rapporteur.engine.analysis.coverage import measure
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.analysis.themes import history
from rapporteur.engine.corpus.build import build
from rapporteur.engine.corpus.withheld import seal
from rapporteur.engine.corpus.written import with_languages
from rapporteur.engine.errors import NothingReadable, SourceMissing, UnreadableInput, WrongUse
from rapporteur.engine.findings.find import bench_with, find
from rapporteur.engine.frames import Runner, read_codebook, write_run
from rapporteur.engine.intake.documents import DocumentReader, Tesseract
from rapporteur.engine.intake.large import LARGE, is_large
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import Review, find_review, load_review
from rapporteur.engine.large import Computed, Settings, asked, compute, organisations
from rapporteur.engine.records import (
    Balance,
    Codebook,
    Encoder,
    Entry,
    Finding,
    Progress,
    Run,
    RunnerKind,
    silent,
)
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.compose import compose
from rapporteur.engine.report.renderings import Renderings, render


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller chose. review: a review.toml; as_of: ISO date printed on the report; cache: for encoders.

    ocr: recognise the text of scanned pages, where tesseract is installed. checked: a file of people's decisions.
    codebook: the themes.json of an earlier run, whose codes are kept. runner: where the parts of a large table are
    worked on; workers: by how many processes. large: bytes above which a table is worked on in parts.
    """

    review: Path | None = None
    encoder: Encoder = "full"
    language: str = "en"
    seed: int = 0
    as_of: str = ""
    formats: tuple[str, ...] = ("html",)
    cache: Path | None = None
    ocr: bool = True
    checked: Path | None = None
    codebook: Path | None = None
    runner: RunnerKind = "native"
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    large: int = LARGE


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done: balances by stage, and how much was made. files: names in OUT, sorted.

    refused: renderings that could not be made, by file name, and why.
    """

    title: str
    stages: Mapping[str, Balance]
    contributions: int
    contributors: int
    findings: int
    sentences: int
    rejected: int
    files: tuple[str, ...]
    refused: Mapping[str, str]


def make_report(sources: Sequence[Path], out: Path, options: Options, progress: Progress = silent) -> Summary:
    """Run the whole flow and write the run folder `out`.

    Raises WrongUse (and its kinds) before anything is written when a source, the review or an
    option is wrong, NothingReadable when no contribution is left.
    """
    _refuse(sources, out)
    decided = _decided(options.checked)
    codebook = read_codebook(options.codebook) if options.codebook else Codebook()
    review = load_review(options.review) if options.review else find_review(sources) or Review()
    with _workplace(out) as folder:
        computed = _in_parts(sources, review, options, codebook, folder, progress) or _at_once(
            sources, review, options, codebook, progress
        )
        return _reported(computed, review, options, codebook, decided, out, progress)


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """A folder beside OUT for the rows of a large table, gone afterwards."""
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = out.with_name(f".{out.name}.parts")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_parts(
    sources: Sequence[Path],
    review: Review,
    options: Options,
    codebook: Codebook,
    folder: Path,
    progress: Progress,
) -> Computed | None:
    """A large table, part by part; None for anything else."""
    if not is_large(sources, review, options.large):
        return None
    settings = Settings(options.encoder, options.cache, options.seed, codebook.themes)
    return compute(sources[0], review, settings, Runner(options.runner, options.workers, folder), progress)


def _at_once(
    sources: Sequence[Path], review: Review, options: Options, codebook: Codebook, progress: Progress
) -> Computed:
    """Whatever fits into memory."""
    intake = read(sources, review, progress, DocumentReader(ocr=Tesseract.find() if options.ocr else None))
    corpus, encoder = build(intake, progress), load(options.encoder, cache=options.cache)
    analysis = analyse(
        intake,
        corpus,
        encoder,
        seed=options.seed,
        exclude=organisations(intake.contributions),
        asked=asked(review, intake),
        codebook=codebook.themes,
        progress=progress,
    )
    return Computed(
        intake=replace(intake, contributions=with_languages(intake.contributions, corpus.texts)),
        corpus=replace(corpus, texts=seal(corpus.texts, intake.contributions)),
        analysis=analysis,
        weights=encoder.sha256,
    )


def _reported(
    computed: Computed,
    review: Review,
    options: Options,
    codebook: Codebook,
    decided: bytes | None,
    out: Path,
    progress: Progress,
) -> Summary:
    """Findings, report and run folder of what was read and analysed."""
    intake, corpus, analysis = computed.intake, computed.corpus, computed.analysis
    if not corpus.texts:
        raise NothingReadable("not one text could be read", action="See what was rejected with `rapporteur inspect`.")
    settings = _settings(review, computed, options, codebook)
    tally, counted = _checked(_tallied(settings, computed, codebook), decided, options.checked)
    run, bench = tally.run, bench_with(tally)
    progress("findings", 0, 1)
    findings = find(bench)
    entries = compose(bench, findings, language=options.language)
    progress("findings", 1, 1)
    progress("report", 0, 2)
    charts = draw(entries, options.language)
    made = render(entries, findings, charts, run.settings, options.formats)
    progress("report", 1, 2)
    files = _write(replace(run, settings={**run.settings, **_made(made)}), findings, entries, charts, made, out)
    progress("report", 2, 2)
    balances = (*intake.balances, *corpus.balances, *analysis.balances, *counted)
    return _summary(tally, findings, entries, balances, files, made)


def _refuse(sources: Sequence[Path], out: Path) -> None:
    """Raise WrongUse when OUT would overwrite something else or be read as input the next time."""
    if any(source.is_dir() and out.resolve().is_relative_to(source.resolve()) for source in sources):
        raise WrongUse("lies inside the folder that is read", where=str(out), action="Choose a folder outside SOURCE.")
    if out.is_dir() and any(out.iterdir()) and not (out / "run.json").is_file():
        raise WrongUse("is not empty and holds no run", where=str(out), action="Choose a new or an empty folder.")


def _decided(path: Path | None) -> bytes | None:
    """The bytes of checked.jsonl, read before anything else is done."""
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise SourceMissing(
            f"The checked sample cannot be read: {error.strerror}.", where=str(path), action="Check the path."
        ) from error


def _checked(tally: Tally, data: bytes | None, path: Path | None) -> tuple[Tally, tuple[Balance, ...]]:
    """The tally of the run with people's decisions beside the proposals, and how their lines add up."""
    if data is None:
        return tally, ()
    run = tally.run
    try:
        found = read_checks(data, run)
    except UnreadableInput as error:
        raise WrongUse(str(error.what), where=str(path), action=str(error.action)) from error
    stages = {**run.settings["stages"], found.balance.stage: _plain(found.balance)}
    decided = replace(
        run,
        settings={**run.settings, "stages": stages, "checked": {"sha256": found.sha256}},
        checks=found.checks,
        rejections=(*run.rejections, *found.rejections),
    )
    return _covered(tally.of(decided)), (found.balance,)


def _tallied(settings: Mapping[str, Any], computed: Computed, codebook: Codebook) -> Tally:
    intake, corpus, analysis = computed.intake, computed.corpus, computed.analysis
    tables: dict[str, Any] = {
        "settings": settings,
        "questions": intake.questions,
        "contributions": intake.contributions,
        "texts": corpus.texts,
        "segments": corpus.segments,
        "codes": analysis.codes,
        "themes": analysis.themes,
        "events": history(analysis.themes, codebook, settings["as_of"]),
        "phrases": analysis.phrases,
        "copies": analysis.copies,
        "rejections": (*intake.rejections, *corpus.rejections),
    }
    run = Run(**tables, coverage=())
    return _covered(computed.tally.of(run) if computed.tally else Tally(run))


def _covered(tally: Tally) -> Tally:
    """The tally of the same run with its coverage."""
    return tally.of(replace(tally.run, coverage=measure(tally)))


def _settings(review: Review, computed: Computed, options: Options, codebook: Codebook) -> dict[str, Any]:
    intake, corpus, analysis = computed.intake, computed.corpus, computed.analysis
    balances = (*intake.balances, *corpus.balances, *analysis.balances)
    return {
        "title": review.title or "Consultation",
        "body": review.body,
        "fictional": review.fictional,
        "version": __version__,
        "language": options.language,
        "seed": options.seed,
        "as_of": options.as_of,
        "encoder": {"tier": options.encoder, "sha256": computed.weights},
        "inputs": dict(sorted(intake.inputs.items())),
        "ocr": dict(intake.ocr) or None,
        **({"codebook": {"sha256": codebook.sha256}} if codebook.sha256 else {}),
        "stages": {balance.stage: _plain(balance) for balance in balances},
        "rounds": dict(review.rounds),
        "translations": {language: dict(texts) for language, texts in review.translations.items()},
        "baseline": {scheme: dict(shares) for scheme, shares in review.baseline.items()},
        "quantifiers": [dict(rule) for rule in review.quantifiers],
        "errors": analysis.errors,
        "notices": [
            {"kind": notice.kind, "text": notice.text, "values": list(notice.values)}
            for notice in (*intake.notices, *corpus.notices)
        ],
    }


def _plain(balance: Balance) -> dict[str, int]:
    return {
        "in": balance.taken_in,
        "processed": balance.processed,
        "rejected": balance.rejected,
        "ignored": balance.ignored,
    }


def _made(made: Renderings) -> dict[str, Any]:
    """What run.json says of the renderings: which there are, why others are not, and what they were made with."""
    return {
        "renderings": sorted(made.files),
        "refused": {name: str(error) for name, error in sorted(made.refused.items())},
        "made_with": dict(made.made_with),
    }


def _write(
    run: Run,
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    charts: Mapping[str, str],
    made: Renderings,
    out: Path,
) -> tuple[str, ...]:
    """Everything goes into a folder beside OUT first: OUT is whole or as it was, whatever happens."""
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    write_run(run, findings, entries, partial)
    (partial / "charts").mkdir()
    for name, drawing in charts.items():
        (partial / "charts" / f"{name}.svg").write_text(drawing, encoding="utf-8", newline="\n")
    for name, content in made.files.items():
        (partial / f"report.{name}").write_bytes(content)
    if out.exists():
        shutil.rmtree(out)
    partial.rename(out)
    return tuple(sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()))


def _summary(
    tally: Tally,
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    balances: Sequence[Balance],
    files: tuple[str, ...],
    made: Renderings,
) -> Summary:
    run = tally.run
    return Summary(
        title=str(run.settings["title"]),
        stages={balance.stage: balance for balance in balances},
        contributions=len(run.contributions),
        contributors=tally.people.everybody,
        findings=len(findings),
        sentences=sum(1 for entry in entries if entry.kind == "sentence"),
        rejected=len(run.rejections),
        files=files,
        refused={f"report.{name}": str(error) for name, error in made.refused.items()},
    )
