"""The report as data: every sentence, title, quote and cell, made from a Run and its findings alone."""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.engine.findings.claims import Bench
from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.page import Page
from rapporteur.engine.report.sections import backing, opening, reckoning, voices
from rapporteur.engine.report.wording import Wording


def compose(bench: Bench, findings: Sequence[Finding], language: str = "en") -> tuple[Entry, ...]:
    """The entries of report.json in reading order; equal runs and findings give equal entries.

    bench: of the run.

    Raises WrongUse when the language has no templates.
    """
    page = Page(
        tally=bench.tally,
        wording=Wording(bench.tally, language),
        findings={finding.id: finding for finding in findings},
    )
    opening.title(page)
    opening.summary(page)
    opening.participation(page)
    voices.phrases(page)
    voices.observations(page, bench)
    voices.questions(page, bench)
    voices.inventory(page)
    reckoning.lines(page)
    reckoning.copies(page)
    reckoning.coverage(page)
    reckoning.unread(page)
    backing.method(page, bench)
    _panels(page)
    backing.evidence(page)
    return tuple(page.entries)


def _panels(page: Page) -> None:
    """The panels of all findings that are stated, in the order in which they are first stated."""
    page.section("panels")
    stated = [name for entry in page.entries for name in entry.findings]
    for name in dict.fromkeys(stated):
        page.panel(page.findings[name], quotes=name not in page.shown)
