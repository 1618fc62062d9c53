"""`rapporteur report`: the whole flow, from files to an accountable report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter
from rich.console import Console

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing, iso_date, one, output_folder, seed_number, some

if TYPE_CHECKING:
    from rapporteur.cli.console import Watch
    from rapporteur.engine.pipeline import Options, Summary
    from rapporteur.engine.records import RunnerKind

REJECTED = 3
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
FORMATS = ("html", "docx", "pdf")


@Parameter(name="*")
@dataclass(frozen=True, slots=True)
class Given:
    """Files that a report is made with beside the contributions."""

    review: Path | None = None
    """Settings of the review; by default the review.toml in the folder that is read."""
    checked: Path | None = None
    """What people decided on a sample drawn with `rapporteur draw`: a checked.jsonl."""

    codebook: Path | None = None
    """The themes.json of an earlier report: themes known again keep their code and wording, new ones get a new code."""

    def there(self) -> Given:
        """The same. Raises SourceMissing where a file is not there."""
        for path in (self.review, self.checked, self.codebook):
            if path is not None:
                existing(path)
        return self


def report(
    source: Annotated[list[Path], Parameter(negative="")],
    /,
    *,
    out: Annotated[Path, Parameter(name=("--out", "-o"))],
    given: Given | None = None,
    encoder: Literal["full", "static"] = "full",
    lang: str = "en",
    seed: int = 0,
    as_of: Annotated[str, Parameter(show_default=False)] = "",
    format: str = "html,docx,pdf",
    no_ocr: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    strict: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    common: Common | None = None,
) -> int:
    """Read contributions, find what they say, and write a report that can be checked.

    Parameters
    ----------
    source
        Tables (.csv .xlsx .jsonl), documents (.pdf .docx .odt .html .txt .md .eml) or folders of these.
    out
        Folder to write to: new, empty, or of an earlier run.
    encoder
        full reads meaning best; static is many times faster, for very large corpora.
    lang
        Language of the report: ar, zh, en, fr, ru or es.
    seed
        Number that fixes every random choice; the same seed gives the same report.
    as_of
        Date the report bears, as 2024-04-15; none by default.
    format
        Renderings to make, apart by commas: html, docx, pdf.
    no_ocr
        Do not recognise the text of scanned pages, even where tesseract is installed.
    strict
        Exit with 3 if anything was rejected.
    """
    given, common = (given or Given()).there(), common or Common()
    language = one("--lang", lang, LANGUAGES)
    formats = some("--format", format, FORMATS)
    date, number = iso_date(as_of), seed_number(seed)
    sources, folder = [existing(path) for path in source], output_folder(out)

    from rapporteur.engine.pipeline import Options

    options = Options(
        review=given.review,
        encoder=encoder,
        language=language,
        seed=number,
        as_of=date,
        formats=formats,
        ocr=not no_ocr,
        checked=given.checked,
        codebook=given.codebook,
        runner=_runner(),
    )
    summary = _make(sources, folder, options, quiet=common.quiet)
    return REJECTED if strict and summary.rejected else 0


def _runner() -> RunnerKind:
    """What the environment names. Raises WrongUse where that is no runner."""
    from rapporteur.engine.records import runner_named

    return runner_named(os.environ.get("RAPPORTEUR_RUNNER", ""))


def _make(sources: list[Path], folder: Path, options: Options, *, quiet: bool) -> Summary:
    """Make the report, and say how it goes and what was made unless quiet."""
    from rapporteur.cli.console import Watch
    from rapporteur.engine.pipeline import make_report

    console = messages()
    with Watch(console, shown=console.is_terminal and not quiet) as watch:
        summary = make_report(sources, folder, options, watch)
    if not quiet:
        _tell(console, summary, watch, folder)
    return summary


def _tell(console: Console, summary: Summary, watch: Watch, folder: Path) -> None:
    from rapporteur.cli.console import stage_table

    say(console, summary.title, "bold")
    console.print(stage_table(summary.stages, watch.seconds, watch.elapsed))
    say(
        console,
        f"{summary.contributions:,} contributions of {summary.contributors:,} contributors; "
        f"{summary.sentences:,} sentences on {summary.findings:,} findings.",
    )
    for name, reason in summary.refused.items():
        say(console, f"{name} was not made. {reason}", "yellow")
    if summary.rejected:
        say(console, f"Rejected: {summary.rejected:,}; why is in {folder / 'rejected.csv'}", "yellow")
    made = [name for name in summary.files if name.startswith("report.") and name != "report.json"]
    say(console, f"The report is in {folder}: {', '.join(made)}", "bold")
