"""What the method says of themes that were split or merged, and of what coding errors were measured on."""

from dataclasses import replace

import pytest

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.languages.direction import without_marks
from rapporteur.engine.records import UN_LANGUAGES, Run, Theme, ThemeEvent
from rapporteur.engine.report.page import Page
from rapporteur.engine.report.sections.backing import method
from rapporteur.engine.report.wording import Wording
from tests.engine.findings.factories import contribution, run

NOW, EARLIER = "5a" * 32, "c0" * 32
THEMES = (
    Theme("T01", "Human rights", (), 9, 20, 0.8, ""),
    Theme("T02", "Root zone", (), 7, 20, 0.8, ""),
    Theme("T03", "Domain names", (), 0, 0, 0.0, ""),
    Theme("T17", "Personal data", (), 8, 20, 0.8, ""),
)
SPLIT = ThemeEvent("split", ("T01",), ("T01", "T17"), (0.95, 0.7), "2026-04-15", NOW)
MERGE = ThemeEvent("merge", ("T02", "T03"), ("T02",), (0.95, 0.7), "2026-04-15", NOW)


def applied(*events: ThemeEvent) -> Run:
    return replace(run([contribution(1)], themes=THEMES, codebook={"sha256": NOW}), events=events)


def said(of: Run, language: str = "en") -> list[str]:
    bench = bench_of(of)
    page = Page(Tally(of), Wording(Tally(of), language), {finding.id: finding for finding in find(bench)})
    method(page, bench)
    return [without_marks(entry.text) for entry in page.entries if entry.kind == "method"]


def test_method_tells_of_splits_and_merges() -> None:
    untold = said(applied())
    assert [text for text in said(applied(SPLIT, MERGE)) if text not in untold] == [
        "The theme “Human rights” (T01) of the codebook is divided among several themes of this report: “Human rights” "
        "(T01) and “Personal data” (T17). Its code stays with the one that is most like it.",
        "The theme “Root zone” (T02) of this report brings together several themes of the codebook: “Root zone” (T02) "
        "and “Domain names” (T03). It keeps the code of the one that is most like it; the codes of the others are "
        "given to no other theme.",
    ]


def test_method_leaves_what_happened_in_earlier_runs_to_their_reports() -> None:
    assert said(applied(replace(SPLIT, codebook=EARLIER))) == said(applied())


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_method_names_every_theme_of_an_event_in_each_language(language: str) -> None:
    untold = said(applied(), language)
    split, merge = (text for text in said(applied(SPLIT, MERGE), language) if text not in untold)
    assert [split.count(theme) for theme in ("Human rights", "T01", "Personal data", "T17")] == [2, 2, 1, 1]
    assert [merge.count(theme) for theme in ("Root zone", "T02", "Domain names", "T03")] == [2, 2, 1, 1]


def measured_on(language: str) -> list[str]:
    """The last column of the table of errors."""
    bench = bench_of(run([contribution(1)]))
    page = Page(bench.tally, Wording(bench.tally, language), {})
    method(page, bench)
    cells = [entry for entry in page.entries if entry.kind == "cell" and entry.place["table"] == "table-errors"]
    return [entry.text for entry in cells if entry.place["column"] == 3]


def test_method_says_what_errors_were_measured_on() -> None:
    assert measured_on("en") == [
        "the Sustainable Development Goals, by the same method",
        "the Sustainable Development Goals, by the same method",
        "labelled data of this scheme",
        "passages labelled by the developers",
    ]


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_method_tells_labels_of_developers_apart_in_each_language(language: str) -> None:
    themes, lines, goals, categories = measured_on(language)
    assert themes == lines
    assert len({themes, goals, categories}) == 3
